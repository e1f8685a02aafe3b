"""An edition held against what was published before it, cell by cell: new, revised, redefined, removed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

# Where as good as every cell of a column moved, the agency counts otherwise: corrections touch some cells only.
# SCB's yearly revision moves all 1 258 rows of BAS, a new seasonal adjustment by KI at most 65 percent of its months.
REDEFINED_SHARE = 0.95
FEWEST_REDEFINED = 24


@dataclass(frozen=True)
class Revision:
    """What an edition changed in one column of what was published before it.

    Attributes
    ----------
    held
        Cells that were filled before.
    new, revised, redefined, removed
        Cells that were not there, hold another number, hold another number by another definition, or are no longer
        there.
    first, last
        The months of the revised and redefined cells; None where there are none.
    usual_pct, largest_pct
        The median and the largest of their changes, in percent of what was published before.
    up_share
        How many of them rose, of 1.
    """

    column: str
    held: int
    new: int
    revised: int
    redefined: int
    removed: int
    first: pd.Period | None = None
    last: pd.Period | None = None
    usual_pct: float = 0.0
    largest_pct: float = 0.0
    up_share: float = 0.0

    @property
    def changed(self) -> int:
        """Cells that hold another number."""
        return self.revised + self.redefined

    @property
    def share(self) -> float:
        """Changed cells as a share of those that were filled before."""
        return self.changed / self.held if self.held else 0.0

    def __str__(self) -> str:
        """Say it: ``unemployed: 1258 of 1258 cells redefined (2020-01 to 2026-02, by 0.9 % at the median, …)``."""
        told = []
        if self.changed:
            word = "redefined" if self.redefined else "revised"
            months = f"{self.first}" if self.first == self.last else f"{self.first} to {self.last}"
            size = f", by {self.usual_pct:.2g} % at the median, {self.largest_pct:.2g} % at most"
            told.append(f"{self.changed} of {self.held} cells {word} ({months}{size if self.largest_pct else ''})")
        if self.removed:
            told.append(f"{self.removed} of {self.held} cells removed")
        return f"{self.column}: {', '.join(told)}" if told else f"{self.column}: no cell revised"


def compare_editions(
    before: pd.DataFrame,
    after: pd.DataFrame,
    key: Sequence[str],
    *,
    definitions: Sequence[str] = (),
    whole: bool = True,
) -> list[Revision]:
    """Compare every cell of an edition with what was published before it.

    Parameters
    ----------
    before, after
        As loaded, each with a column ``month``.
    key
        The columns that tell the rows of a month apart.
    definitions
        Columns that say how a row is counted, such as its ages or unit: where one differs, the row is redefined.
    whole
        Whether `after` should hold every month that `before` does. Where an edition holds some months only, the
        others are not removed.

    Returns
    -------
    list of Revision
        One a column, in the order of `after`.

    Notes
    -----
    A cell of a month that `before` had not reached is new, and so is one that was blank.
    """
    index = ["month", *key]
    held = before if whole else before[before["month"].isin(after["month"].unique())]
    was, now = held.set_index(index), after.set_index(index)
    rows = was.index.union(now.index)
    was, now = was.reindex(rows), now.reindex(rows)
    redefined = np.zeros(len(rows), dtype=bool)
    for column in definitions:
        redefined |= _differ(was[column], now[column])
    columns = [column for column in after if column not in (*index, *definitions) and column in before]
    return [_compare_column(was[column], now[column], redefined) for column in columns]


def _compare_column(was: pd.Series, now: pd.Series, redefined: np.ndarray) -> Revision:
    filled, fills = was.notna().to_numpy(), now.notna().to_numpy()
    changed = filled & fills & _differ(was, now)
    count, held = int(changed.sum()), int(filled.sum())
    if count >= FEWEST_REDEFINED and count >= REDEFINED_SHARE * int((filled & fills).sum()):
        redefined = np.ones(len(was), dtype=bool)
    by_definition = int((changed & redefined).sum())
    months = was.index.get_level_values("month")[changed]
    sizes, up_share = _sizes(was[changed], now[changed])
    return Revision(
        str(was.name),
        held,
        int((fills & ~filled).sum()),
        count - by_definition,
        by_definition,
        int((filled & ~fills).sum()),
        months.min() if count else None,
        months.max() if count else None,
        float(np.median(sizes)) if len(sizes) else 0.0,
        float(sizes.max()) if len(sizes) else 0.0,
        up_share,
    )


def _sizes(was: pd.Series, now: pd.Series) -> tuple[np.ndarray, float]:
    """Return how much cells changed, in percent, and the share that rose; nothing for what is no number."""
    if was.empty or not pd.api.types.is_numeric_dtype(was) or pd.api.types.is_bool_dtype(was):
        return np.array([]), 0.0
    before, after = was.to_numpy("float64"), now.to_numpy("float64")
    sizes = 100 * np.abs(after - before) / np.where(before == 0, 1, np.abs(before))
    return sizes, float((after > before).mean())


def _differ(was: pd.Series, now: pd.Series) -> np.ndarray:
    """Tell where two columns differ; a blank is like a blank."""
    if pd.api.types.is_numeric_dtype(was) and pd.api.types.is_numeric_dtype(now):
        left, right = (column.to_numpy("float64", na_value=np.nan) for column in (was, now))
        return (left != right) & ~(np.isnan(left) & np.isnan(right))
    blank = was.isna() & now.isna()
    return ((was.astype("str") != now.astype("str")) & ~blank).to_numpy(dtype=bool)
