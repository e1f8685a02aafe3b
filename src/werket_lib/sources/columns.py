"""What the loaders share: months, counts and keys read out of cells, and their refusals."""

import re

import pandas as pd

from werket_lib.codes import MOST_PERSONS
from werket_lib.errors import SHOWN_ROWS, SchemaError
from werket_lib.layouts import COVERED_TEXT, SHEET_ROW, Layout
from werket_lib.letters import plain_spelling, same_name
from werket_lib.months import MONTH_PATTERN
from werket_lib.numbers import parse_counts, plain_text
from werket_lib.provenance import RawFile

# What programs write for a blank, and spreadsheets for an error: ``#REF!``, in Swedish ``#REFERENS!``.
_NO_NAMES = frozenset({"nan", "nat", "none", "null", "n/a", "<na>", "(tom)", "(tomt)", "(blank)", "true", "false"})
_ERROR = re.compile(r"#[^\W\d_][\w/]*[!?]?")
_DATE = re.compile(r"(\d{4}-\d{2})-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?")


def name_place(raw: RawFile, layout: Layout) -> str:
    """Name the file and the sheet, for messages."""
    return f"{raw.path.name}, sheet {layout.sheet!r}"


def name_columns(layout: Layout) -> dict[str, str]:
    """Say for each of our columns where it stands in the file, for `RawFile.source`."""
    return {column: f"sheet {layout.sheet!r}, column {label!r}" for label, column in layout.columns.items()}


def parse_months(cells: pd.Series, *, source: str) -> pd.Series:
    """Turn ``2025-01``, or a date in that month, into monthly periods.

    Raises
    ------
    SchemaError
        If a cell is no month; names the rows where it stands.
    """
    codes, texts = pd.factorize(cells)
    months = [_month_ordinal(plain_text(text)) for text in texts]
    bad = [text for text, month in zip(texts, months, strict=True) if month is None]
    if bad:
        rows = name_rows(cells[cells.isin(bad)])
        raise SchemaError(f"{source}: not a month in {cells.name!r}{rows}: {bad[:SHOWN_ROWS]}; expected as 2025-01")
    return pd.Series(pd.PeriodIndex.from_ordinals(months, freq="M").take(codes), index=cells.index, name=cells.name)


def parse_persons(cells: pd.Series, layout: Layout, *, source: str) -> pd.Series:
    """Turn a column of the file into counts, by the layout's signs; it keeps the name that the file gives it.

    Raises
    ------
    SchemaError
        If a cell is no whole number, negative or beyond `MOST_PERSONS`; names the rows where it stands.
    """
    named = cells.mask(cells.isin(list(layout.zeros)), "0").rename(layout.label_of(str(cells.name)))
    if "" in layout.zeros and not (filled := named[named.str.strip() == ""]).empty:
        raise SchemaError(
            f"{source}: cells of column {named.name!r} that look blank and are not{name_rows(filled)}: spaces, a text "
            "of nothing, a formula without a result or a merged cell; only a blank cell is zero, ask the agency"
        )
    if not (covered := named[named == COVERED_TEXT]).empty:
        raise SchemaError(
            f"{source}: cells of column {named.name!r} that are merged with others{name_rows(covered)}; whose count is "
            "it? Ask the agency"
        )
    counts = parse_counts(named, source=source, symbols=layout.symbols)
    negative = counts[(counts < 0).fillna(value=False)]
    if not negative.empty:
        raise SchemaError(
            f"{source}: negative count in column {named.name!r}{name_rows(negative)}: "
            f"{negative.head(SHOWN_ROWS).tolist()}; check them against the agency's page"
        )
    too_many = counts[(counts > MOST_PERSONS).fillna(value=False)]
    if not too_many.empty:
        raise SchemaError(
            f"{source}: more persons than there are in column {named.name!r}{name_rows(too_many)}: "
            f"{too_many.head(SHOWN_ROWS).tolist()}; check them against the agency's page"
        )
    return counts


def leave_out_empty_months(
    table: pd.DataFrame, filled: pd.Series, *, where: str, of: str = ""
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Leave out the first and last months that are listed without a value: an agency has made room for them.

    A month without a value between others is a gap, and stays.

    Parameters
    ----------
    table
        With the column ``month``.
    filled
        Whether each row holds a value.

    Returns
    -------
    tuple
        The rest, and notes that name the months.

    Raises
    ------
    SchemaError
        If no month has a value.
    """
    by_month = filled.groupby(table["month"]).any()
    if not by_month.any():
        raise SchemaError(f"{where}{of}: no month has a value; fetch the file again")
    empty = by_month.index[~(by_month.cummax() & by_month[::-1].cummax()[::-1])]
    named = ", ".join(map(str, empty[-SHOWN_ROWS:]))
    notes = (f"{where}{of}: listed without a value and left out: {named}",) if len(empty) else ()
    return table[~table["month"].isin(empty)], notes


def check_filled(cells: pd.Series, layout: Layout, *, source: str) -> None:
    """Raise `SchemaError`, naming rows, where a name that tells rows apart is blank, or no name."""
    label = layout.label_of(str(cells.name))
    blank = cells[spell_plainly(cells) == ""]
    if not blank.empty:
        raise SchemaError(f"{source}: blank in column {label!r}{name_rows(blank)}; expected a name")
    no_names = cells[cells.map({text: is_no_name(text) for text in cells.unique()})]
    if not no_names.empty:
        shown = no_names.unique()[:SHOWN_ROWS].tolist()
        raise SchemaError(f"{source}: no name in column {label!r}{name_rows(no_names)}: {shown}; ask the agency for it")


def is_no_name(text: str) -> bool:
    """Tell what stands where a name should and is none: an error as text, a program's word for a blank, signs only."""
    plain = same_name(text)
    return plain in _NO_NAMES or bool(_ERROR.fullmatch(plain)) or not any(letter.isalnum() for letter in plain)


def check_unique(table: pd.DataFrame, key: list[str], *, source: str, shown: pd.DataFrame | None = None) -> None:
    """Raise `SchemaError` where a key occurs twice, showing the rows (as they stand in `shown`)."""
    twice = table[table.duplicated(key, keep=False)].sort_values(key)
    if not twice.empty:
        twice = twice if shown is None else shown.loc[twice.index]
        keys = "; ".join(", ".join(map(str, values)) for values in twice[key].drop_duplicates().to_numpy()[:SHOWN_ROWS])
        what = f"the same {', '.join(key)} in {len(twice)} rows{name_rows(twice)}"
        raise SchemaError(f"{source}: {what}: {keys}; expected one each")


def spell_plainly(names: pd.Series) -> pd.Series:
    """Spell each name of a column in one way, as `plain_spelling`."""
    return names.map({name: plain_spelling(name) for name in names.unique()}).astype("str")


def name_rows(cells: pd.Series | pd.DataFrame) -> str:
    """Name the first rows, where the index numbers them as the sheet does."""
    return f", row(s) {cells.index[:SHOWN_ROWS].tolist()}" if cells.index.name == SHEET_ROW else ""


def _month_ordinal(text: str) -> int | None:
    """Count the months from January 1970, as a monthly period does: for hundreds of months faster than periods."""
    match = _DATE.fullmatch(text)
    month = match[1] if match else text
    return (int(month[:4]) - 1970) * 12 + int(month[5:]) - 1 if MONTH_PATTERN.fullmatch(month) else None
