"""Tables of a service: its flows, its market, a ranking of its suppliers, areas or tracks."""

from collections.abc import Sequence

import pandas as pd

from werket_lib.codes import FLOWS
from werket_lib.months import abbreviate_month, name_month
from werket_lib.sections.services.market import Market
from werket_lib.sections.services.numbers import ServiceFlows
from werket_lib.sections.services.rows import SupplierRow, market_rows
from werket_lib.style.names import COLUMNS, SERVICES
from werket_lib.style.names import FLOWS as FLOW_LABELS
from werket_lib.style.table import Cell, HouseTable, bar_cell, move_cell, number_cell, set_table, text_cell, total_cell


def table_flows(section: ServiceFlows) -> HouseTable:
    """Set a service's remaining, new and left participants against the month and the year before."""
    rows = []
    for flow in FLOWS:
        fact_id = f"{section.prefix}.{flow}"
        rows.append(
            {
                COLUMNS["flow"]: text_cell(FLOW_LABELS[flow]),
                COLUMNS["level"]: number_cell(section.facts[fact_id]),
                COLUMNS["change"]: number_cell(section.facts[f"{fact_id}.change"], signed=True),
                COLUMNS["change_pct"]: number_cell(section.facts[f"{fact_id}.change_pct"], signed=True),
                COLUMNS["change_12m"]: number_cell(section.facts[f"{fact_id}.change_12m"], signed=True),
                COLUMNS["change_12m_pct"]: number_cell(section.facts[f"{fact_id}.change_12m_pct"], signed=True),
                f"{COLUMNS['mean']} sedan {abbreviate_month(section.flows.index[0])}": number_cell(
                    section.facts[f"{fact_id}.mean"]
                ),
            }
        )
    return set_table(
        pd.DataFrame(rows),
        name=f"{section.prefix}_flows",
        caption=(
            f"{SERVICES[section.service]}: deltagare i {name_month(section.month)}, förändring sedan "
            f"{name_month(section.month - 1)} och på tolv månader"
        ),
        heads=[COLUMNS["flow"]],
    )


HEADS = ("rank", "supplier")


def table_market(market: Market) -> HouseTable:
    """Set a service's suppliers with count and share, and with their parts where it has any; largest first."""
    rows = market_rows(market)
    longest = max((row.count for row in rows), default=1)
    parts = [f"remaining_{part}" for part in market.parts]
    shown = [COLUMNS[column] for column in (*HEADS, "remaining", *parts, "share_pct")]
    cells = pd.DataFrame([_set_supplier(row, longest, parts) for row in rows], columns=shown)
    total = {
        COLUMNS["remaining"]: total_cell(sum(row.count for row in rows), 0),
        COLUMNS["share_pct"]: total_cell(100, rows[0].share.decimals if rows else 0),
    }
    for column, part in zip(parts, market.parts, strict=True):
        total[COLUMNS[column]] = number_cell(market.facts[f"{market.service.lower()}.part.{part}.remaining"])
    return set_table(
        cells,
        name=f"{market.service.lower()}_market",
        caption=f"{SERVICES[market.service]}: deltagare per leverantör i {name_month(market.month)}",
        heads=[COLUMNS[column] for column in HEADS],
        total=total if len(rows) > 1 else None,
    )


def _set_supplier(row: SupplierRow, longest: int, parts: Sequence[str]) -> dict[str, Cell]:
    return {
        COLUMNS["rank"]: number_cell(row.rank),
        COLUMNS["supplier"]: text_cell(row.name),
        COLUMNS["remaining"]: bar_cell(row.remaining, row.count / longest),
        **{COLUMNS[column]: number_cell(fact) for column, fact in zip(parts, row.parts, strict=True)},
        COLUMNS["share_pct"]: number_cell(row.share),
    }


def set_ranking(
    rows: Sequence[SupplierRow], *, of: str, share: str, total: pd.Series, name: str, caption: str
) -> HouseTable:
    """Set ranked rows against the month before, and the total of all that were ranked.

    Parameters
    ----------
    of
        What is ranked, a key of `COLUMNS` such as ``supplier``.
    share
        Key of the share's column, in `COLUMNS` and in `total`.
    total
        ``remaining``, ``change``, ``change_pct`` and the share of all together.
    """
    longest = max((row.count for row in rows), default=1)
    columns = ("rank", "rank_move", of, "remaining", "change", "change_pct", share)
    cells = pd.DataFrame([[*_set_row(row, longest)] for row in rows], columns=[COLUMNS[column] for column in columns])
    return set_table(
        cells,
        name=name,
        caption=caption,
        heads=[COLUMNS[column] for column in columns[:3]],
        total=_set_total(rows[0], total, columns[3:]) if rows else None,
    )


def _set_row(row: SupplierRow, longest: int) -> Sequence[Cell]:
    assert row.rank_move is not None
    return (
        number_cell(row.rank),
        move_cell(row.rank_move),
        text_cell(row.name),
        bar_cell(row.remaining, row.count / longest),
        number_cell(row.change, signed=True),
        number_cell(row.change_pct, signed=True),
        number_cell(row.share),
    )


def _set_total(as_in: SupplierRow, total: pd.Series, columns: Sequence[str]) -> dict[str, Cell]:
    """Print the total with the decimals of the rows above it."""
    facts = (as_in.remaining, as_in.change, as_in.change_pct, as_in.share)
    return {
        COLUMNS[column]: total_cell(total[column], fact.decimals, signed=fact in (as_in.change, as_in.change_pct))
        if fact
        else number_cell(None)
        for column, fact in zip(columns, facts, strict=True)
    }
