"""What must hold between the columns of Rusta och matcha's results, by the agency's own definitions.

Each check names the contracts that break it: file, sheet, column, row and KA number.
"""

from collections.abc import Mapping

import pandas as pd

from werket_lib.codes import LOW_RATING, LOW_SCORE
from werket_lib.errors import SchemaError
from werket_lib.layouts import Layout
from werket_lib.numbers import print_number

LEVELS = ("a", "b", "c")
RESULTS = ("rr1", "rr2")
COUNTS = [
    "participants",
    *(f"participants_{level}" for level in LEVELS),
    *(f"{result}_{level}" for level in LEVELS for result in RESULTS),
]
SCORE_DECIMALS = 3  # at least; a spreadsheet leaves the last zeros of 0,200 out
SHOWN_CONTRACTS = 10


def refuse(rows: pd.DataFrame, bad: pd.Series, found: pd.Series, column: str, *, where: str) -> None:
    """Raise `SchemaError` for the rows that are `bad`, with what was found in each.

    Parameters
    ----------
    rows
        Indexed by row in the sheet, with ``ka_number``.
    found
        What to say of each row.
    column
        The file's name of the column.
    """
    bad = bad.fillna(value=True).astype("bool")
    if not bad.any():
        return
    named = rows.loc[bad, "ka_number"].head(SHOWN_CONTRACTS)
    shown = "; ".join(f"row {row}, KA-NUMMER {number}: {found[row]}" for row, number in named.items())
    raise SchemaError(f"{where}, column {column!r}, {bad.sum()} row(s): {shown}")


def check_counts(rows: pd.DataFrame, layout: Layout, *, where: str) -> None:
    """Check that levels add up to the total and that no level has more results than participants."""
    parts = rows[[f"participants_{level}" for level in LEVELS]].sum(axis="columns")
    found = rows["participants"].map(str) + ", but the levels add up to " + parts.map(str)
    refuse(rows, parts != rows["participants"], found, layout.label_of("participants"), where=where)
    for level in LEVELS:
        most = rows[f"participants_{level}"]
        for result in RESULTS:
            column = f"{result}_{level}"
            found = rows[column].map(str) + " of " + most.map(str) + " participants"
            refuse(rows, rows[column] > most, found, layout.label_of(column), where=where)


def check_scores(
    rows: pd.DataFrame, printed: pd.Series, weights: Mapping[str, float], layout: Layout, *, where: str
) -> None:
    """Check that the weighted measure is what the weights make of the counts, to its printed decimals.

    Parameters
    ----------
    printed
        The measure's cells as text.
    weights
        By level, from the sheet that belongs to the period.
    """
    decimals = max(SCORE_DECIMALS, int(printed.str.strip().str.partition(",")[2].str.len().max()))
    made = weigh_results(rows, weights)
    # Half a unit of the last decimal, and the noise of a float's last digits.
    apart = (made - rows["weighted_score"]).abs() > 0.5 * 10.0**-decimals + 1e-9
    found = printed + ", but the counts and the weights give " + made.map(lambda score: print_number(score, decimals))
    refuse(rows, apart, found, layout.label_of("weighted_score"), where=where)


def weigh_results(rows: pd.DataFrame, weights: Mapping[str, float]) -> pd.Series:
    """Compute the weighted measure: half the weighted results per participant, 0 where there is nobody."""
    weighted = sum((rows[f"rr1_{level}"] + rows[f"rr2_{level}"]) * weights[level] for level in LEVELS)
    people = rows["participants"].astype("float64")
    return (weighted.astype("float64") / (2 * people.where(people > 0))).fillna(0.0)


def check_flags(rows: pd.DataFrame, layout: Layout, *, where: str) -> None:
    """Check the agency's flags against what they follow from; its own word on risk where there is one.

    The measure is held against 0,2 as printed: one that rounds up to 0,200 is not lower.
    """
    rating, score, active = rows["rating"], rows["weighted_score"], rows["active_22_months"]
    low_rating = rating.isna() | (rating == str(LOW_RATING))
    low_score = score < LOW_SCORE
    follows = {
        "low_rating": (low_rating, "the rating " + rating.fillna("-")),
        "low_score": (low_score, "the measure " + score.map(str)),
        "at_risk": (low_rating & low_score & active, "the rating, the measure and the contract's age"),
    }
    for column, (value, ground) in follows.items():
        if column in rows:
            found = "disagrees with " + (ground if isinstance(ground, pd.Series) else pd.Series(ground, rows.index))
            refuse(rows, value != rows[column], found, layout.label_of(column), where=where)
