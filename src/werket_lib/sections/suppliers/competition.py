"""How a service's suppliers compete: who comes, who leaves, and how much the largest have."""

import pandas as pd

from werket_lib import changes

MOVES = ("entered", "exited")
LARGEST = 5
RENAMED_FROM, RENAMED_WITHIN = 100, 0.05  # participants, and the share by which they may differ


def find_moves(rows: pd.DataFrame) -> pd.DataFrame:
    """Find who is listed that was not the month before, and who is no longer.

    What counts is that the agency lists a supplier, not that its count is printed: one whose count is
    masked, or zero, has not left. A supplier that changes its name leaves and comes. In the first
    month, and after one that is not in the data, nobody can be compared.

    Parameters
    ----------
    rows
        One service's, with ``month`` and ``supplier``.

    Returns
    -------
    pandas.DataFrame
        ``month, supplier, move``; newest month first, then by move and name.
    """
    listed = pd.crosstab(rows["month"], rows["supplier"]).gt(0)
    before = listed.set_axis(listed.index + 1).reindex(listed.index)
    comparable = before.notna().all(axis="columns")
    now, then = listed[comparable], before[comparable].astype("bool")
    found = [_name_moves(now & ~then, "entered"), _name_moves(then & ~now, "exited")]
    moves = pd.concat(found, ignore_index=True).sort_values(["move", "supplier"])
    return moves.sort_values("month", ascending=False, kind="stable", ignore_index=True)


def _name_moves(moved: pd.DataFrame, move: str) -> pd.DataFrame:
    months, suppliers = moved.to_numpy().nonzero()
    return pd.DataFrame({"month": moved.index[months], "supplier": moved.columns[suppliers], "move": move})


def find_renames(now: pd.Series, before: pd.Series) -> list[tuple[str, str]]:
    """Find suppliers that left while another came with as many participants: they may have changed their name.

    Parameters
    ----------
    now, before
        Participants by supplier, of the month and of the one before.

    Returns
    -------
    list of (str, str)
        The name before and now; the largest first.
    """
    gone, come = (a[~a.index.isin(b.index)].dropna().astype("float64") for a, b in ((before, now), (now, before)))
    pairs = [
        (old, min(come.index, key=lambda name: abs(come[name] - count)))
        for old, count in gone[gone >= RENAMED_FROM].sort_values(ascending=False).items()
        if len(come)
    ]
    return [(str(old), str(new)) for old, new in pairs if abs(come[new] - gone[old]) <= RENAMED_WITHIN * gone[old]]


def measure_concentration(rows: pd.DataFrame) -> pd.DataFrame:
    """Measure how much of a service its largest suppliers have, by month.

    Parameters
    ----------
    rows
        One service's, with ``month`` and ``remaining``; a masked count takes no part.

    Returns
    -------
    pandas.DataFrame
        ``hhi``, the Herfindahl-Hirschman index: the sum of squared shares in percent, from near 0 (many
        small suppliers) to 10 000 (one alone); ``top5_share_pct``, the share of the five largest.
    """
    counts = rows["remaining"].astype("float64")
    share = changes.share_pct(counts, counts.groupby(rows["month"]).transform("sum"))
    by_month = share.groupby(rows["month"])
    largest = share[by_month.rank(method="first", ascending=False) <= LARGEST]
    return pd.DataFrame(
        {
            "hhi": (share**2).groupby(rows["month"]).sum(min_count=1),
            "top5_share_pct": largest.groupby(rows["month"]).sum(min_count=1),
        }
    )
