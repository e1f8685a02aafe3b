"""The suppliers, areas or tracks of a section, each with its facts, for sentences and tables alike."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from werket_lib.facts import Fact, Facts, slugify_all
from werket_lib.sections.services.market import Market

KINDS = {"supplier": "supplier", "delivery_area": "area", "track": "track"}  # by column: the part of a fact's id


@dataclass(frozen=True)
class SupplierRow:
    """One supplier (or area, or track) and what is printed of it; changes, move and parts only where they were made."""

    name: str
    rank: Fact
    remaining: Fact
    share: Fact
    change: Fact | None
    change_pct: Fact | None
    rank_move: str | None
    parts: tuple[Fact, ...] = ()

    @property
    def count(self) -> int:
        """The supplier's participants, for bars and comparisons; what is printed is the fact's text."""
        assert isinstance(self.remaining.value, int)
        return self.remaining.value


def market_rows(market: Market) -> list[SupplierRow]:
    """Bring a market together with its facts."""
    return supplier_rows(market.table, market.facts, market.service.lower(), market.parts)


def supplier_rows(
    table: pd.DataFrame, facts: Facts, prefix: str, parts: Sequence[str] = (), *, by: str = "supplier"
) -> list[SupplierRow]:
    """Bring a ranking or a market together with its facts, in the table's order.

    Parameters
    ----------
    table
        With the column `by`, and ``rank_move`` where ranks were compared.
    prefix
        The first part of the facts' ids, such as ``rom2``.
    parts
        Letters of the parts that the service is listed in.
    by
        What the rows are of, a key of `KINDS`.
    """
    moves = table["rank_move"] if "rank_move" in table else [None] * len(table)
    rows = []
    for (name, slug), move in zip(slugify_all(table[by]).items(), moves, strict=True):
        base = f"{prefix}.{KINDS[by]}.{slug}.remaining"
        rows.append(
            SupplierRow(
                name,
                facts[f"{base}.rank"],
                facts[base],
                facts[f"{base}.share_pct"],
                facts.get(f"{base}.change"),
                facts.get(f"{base}.change_pct"),
                move,
                tuple(facts[f"{base}_{part}"] for part in parts),
            )
        )
    return rows
