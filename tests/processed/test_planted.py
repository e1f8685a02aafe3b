"""Nonsense planted in the newest month of every dataset, well formed and plausible to a loader: all of it is told."""

from collections.abc import Callable
from dataclasses import asdict
from functools import cache

import numpy as np
import pandas as pd
import pytest

from werket_lib.pages.findings import tell_finding
from werket_lib.processed.plausibility import judge_edition
from werket_lib.processed.watched import read_rules
from werket_lib.provenance import list_editions, open_raw
from werket_lib.sources import DATASETS

Table = pd.DataFrame
SEPARATELY = ("skr_groups", "af_delivery_areas")  # hold no numbers


@pytest.fixture(scope="module")
def clean(root) -> Callable[[str], Table]:
    """The sample's months of a dataset, as loaded."""
    made: dict[str, Table] = {}

    def build(name: str) -> Table:
        if name not in made:
            made[name] = _delivery_areas() if name == "af_delivery_areas" else _load(root, name)
        return made[name].copy()

    return build


def _load(root, name: str) -> Table:
    dataset, _, sheet = name.partition(".")
    editions = list_editions(root / "data/raw", dataset)
    tables = [DATASETS[dataset].loader(sheet)(open_raw(edition.file)).table for edition in editions]
    if name in ("survey_answers", "af_rom_results"):
        return pd.concat(tables, ignore_index=True)
    return tables[-1]


def _delivery_areas() -> Table:
    codes = [f"{code:04d}" for code in range(1001, 1291)]
    areas = [f"Område {number % 70}" for number in range(290)]
    return pd.DataFrame({"month": pd.Period("2025-01"), "municipality_code": codes, "delivery_area": areas})


def plant(kind: str, name: str, table: Table) -> Table:
    """Put one kind of nonsense into the newest month of a table, or into its history."""
    watch, newest = read_rules()[name], table["month"].max()
    at = table["month"] == newest
    columns = list(watch.columns)
    counts = all(pd.api.types.is_integer_dtype(table[column]) for column in columns)
    if kind in ("x10", "x1000", "/10", "doubled", "sign", "/1000"):
        factor = {"x10": 10, "x1000": 1000, "/10": 0.1, "doubled": 2, "sign": -1, "/1000": 0.001}[kind]
        for column in columns:
            values = pd.to_numeric(table[column].replace({"yes": "1", "no": "0"}), errors="coerce").astype("Float64")
            changed = values.where(~at, values * factor)
            table[column] = changed.round().astype("Int64") if counts else changed
        if name == "survey_answers":
            table[columns[0]] = table[columns[0]].map(lambda value: f"{value:g}")
        return table
    if kind == "copied":
        before = table[table["month"] == table.loc[~at, "month"].max()]
        return pd.concat([table[~at], before.assign(month=newest)], ignore_index=True)
    if kind == "future":
        return pd.concat([table, table[at].assign(month=pd.Period("2031-01"))], ignore_index=True)
    if kind == "unit":
        for column in columns:
            table[column] = table[column].astype("Float64") / 1000
        return table
    if kind == "history":
        for column in columns:
            values = table[column].astype("Float64")
            changed = values.where(at, values * 1.1)
            table[column] = changed.round().astype("Int64") if counts else changed
        return table
    if kind in ("percent", "share"):
        factor = 100 if kind == "percent" else 0.01
        for column in columns:
            values = table[column].astype("Float64")
            changed = values.where(~at, values * factor)
            table[column] = changed.round().astype("Int64") if counts else changed
        return table
    if kind == "cell":
        column = columns[0]
        values = table[column].astype("Float64")
        changed = values.mask(table.index == values[at].idxmax(), values * 10)
        table[column] = changed.round().astype("Int64") if counts else changed
        return table
    if kind == "swapped":
        first, second = columns[0], columns[-1]
        table[[first, second]] = table[[first, second]].astype("Float64")
        table.loc[at, [first, second]] = table.loc[at, [second, first]].to_numpy()
        return table
    if kind == "another month":
        months = sorted(table["month"].unique())
        other = table[table["month"] == months[max(len(months) - 7, 0)]]
        return pd.concat([table[~at], other.assign(month=newest)], ignore_index=True)
    if kind in SIBLINGS:
        return SIBLINGS[kind](name, table, at)
    assert kind in ("gone", "new")
    key = _main_key(name, table)
    sizes = (
        table[at].groupby(key)[columns[0]].sum()
        if columns and name != "survey_answers"
        else table[at][key].value_counts()
    )
    largest = sizes.idxmax()
    if kind == "gone":
        return table[~(at & (table[key] == largest))]
    # What is new in the newest month is what had not been there before it.
    return table[at | (table[key] != largest)]


def _swap_parts(name: str, table: Table, at: pd.Series) -> Table:
    """Swap the numbers of the largest part and the fourth largest, within a series."""
    watch, rows = read_rules()[name], table[at]
    if watch.series:
        rows = rows[rows[watch.series[0]] == rows[watch.series[0]].mode()[0]]
    columns = list(watch.columns)
    order = pd.to_numeric(rows[columns[0]], errors="coerce").sort_values(ascending=False).index
    table.loc[[order[0], order[3]], columns] = table.loc[[order[3], order[0]], columns].to_numpy()
    return table


def _set_all(name: str, table: Table, at: pd.Series, value=None) -> Table:
    """Give every row of the newest month one value: that of its first row unless told otherwise."""
    for column in read_rules()[name].columns:
        table.loc[at, column] = table.loc[at, column].iloc[0] if value is None else value
    return table


def _zeros(name: str, table: Table, at: pd.Series) -> Table:
    return _set_all(name, table, at, "0" if name == "survey_answers" else 0)


def _half_empty(name: str, table: Table, at: pd.Series) -> Table:
    for column in read_rules()[name].columns:
        table[column] = table[column].astype("object" if name == "survey_answers" else "Float64")
        table.loc[table.index[at][::2], column] = pd.NA
    return table


def _without_county(name: str, table: Table, at: pd.Series) -> Table:
    """Take out a county; where there are none, the second largest part."""
    part = table[read_rules()[name].parts[0]].astype("str")
    if part.name.endswith("_code") and part.name != "sni_code":
        return table[~(at & part.str.startswith("12"))]
    sizes = (
        table[at]
        .groupby(part)[next(iter(read_rules()[name].columns))]
        .agg("count" if name == "survey_answers" else "sum")
    )
    return table[~(at & (part == sizes.sort_values(ascending=False).index[1]))]


def _part_times_ten(name: str, table: Table, at: pd.Series) -> Table:
    """Multiply all numbers of the largest part by ten."""
    part, columns = read_rules()[name].parts[0], list(read_rules()[name].columns)
    largest = table[at].groupby(part)[columns[0]].sum().idxmax()
    for column in columns:
        table[column] = table[column].where(~(at & (table[part] == largest)), table[column] * 10)
    return table


def _blank(name: str, table: Table, at: pd.Series) -> Table:
    """Blank the largest number of the newest month: of one part, or of the whole where the agency lists it."""
    largest = pd.to_numeric(table.loc[at, next(iter(read_rules()[name].columns))], errors="coerce").idxmax()
    for column in read_rules()[name].columns:
        table[column] = table[column].astype("object" if name == "survey_answers" else "Float64")
        table.loc[largest, column] = pd.NA
    return table


SIBLINGS = {
    "blank": _blank,
    "month gone": lambda name, table, at: table[table["month"] != sorted(table["month"].unique())[-2]],
    "half gone": lambda name, table, at: table.drop(table.index[at][at.sum() // 2 :]),
    "regions swapped": _swap_parts,
    "constant": _set_all,
    "zeros": _zeros,
    "shifted back": lambda name, table, at: table.assign(month=table["month"] - 12),
    "half empty": _half_empty,
    "county gone": _without_county,
    "part x10": _part_times_ten,
}


def _main_key(name: str, table: Table) -> str:
    """Choose what is taken away: a service, an area or, where there is one service only, a part."""
    watch = read_rules()[name]
    candidates = [*watch.lists, *watch.series, *watch.parts]
    return next(column for column in candidates if len(table[column].unique()) > 1)


@pytest.fixture(scope="module")
def usual(clean) -> Callable[[str], set[str]]:
    """What is found in a dataset's sample as it is: the printed January has its own surprises."""

    @cache
    def judge(name: str) -> set[str]:
        return {finding.id for finding in judge_edition(name, clean(name), before=clean(name), published=PUBLISHED)}

    return judge


PUBLISHED = pd.Timestamp("2025-02-28").date()
NUMBERS = [name for name in read_rules() if name not in SEPARATELY]
KINDS = ["x10", "x1000", "/10", "/1000", "doubled", "sign", "copied", "future", "unit", "history", "gone", "new"]
KINDS += ["cell", "percent", "share", "swapped", "another month", *SIBLINGS]
ONE_COLUMN = {name for name in NUMBERS if len(read_rules()[name].columns) == 1}
# An answer is one of five, and no rounding of a tenth of it is another; one national series has nothing that could be
# gone, and one number of a barometer may come again; of one column there is none to swap.
SENSELESS = (
    {("survey_answers", kind) for kind in ("/10", "/1000", "unit", "history", "doubled", "cell", "percent", "share")}
    | {(name, kind) for name in ("ki_barometer", "af_time_without_work", "af_forecast") for kind in ("gone", "new")}
    | {(name, "swapped") for name in ONE_COLUMN}
    | {("ki_barometer", "another month")}
    | {
        (name, kind)
        for name in ("ki_barometer", "af_time_without_work", "af_forecast")
        for kind in ("regions swapped", "constant", "county gone", "part x10")
        if (name, kind) not in (("af_forecast", "regions swapped"), ("af_forecast", "constant"))
    }
    | {("survey_answers", kind) for kind in ("part x10", "county gone", "regions swapped")}
    # Of a thousand contracts, placements or answers one is blank; of some no month need come after another.
    | {(name, "blank") for name in ("af_suppliers.placements", "survey_answers", "af_rom_results")}
    | {(name, "month gone") for name in ("af_suppliers.placements", "survey_answers", "trust", "af_rom_results")}
    | {("af_forecast", "month gone"), ("af_time_without_work", "half gone"), ("ki_barometer", "half gone")}
    # Cannot be told: a sector's notices jump, a contract is one of a thousand, and placements have no history.
    | {(name, "regions swapped") for name in ("af_varsel", "af_rom_results", "af_suppliers.placements")}
    | {("af_rom_results", "county gone"), ("af_suppliers.placements", "shifted back")}
)
PLANTED = [(name, kind) for name in NUMBERS for kind in KINDS if (name, kind) not in SENSELESS]


@pytest.mark.parametrize(("name", "kind"), PLANTED)
def test_every_kind_of_nonsense_is_told(clean, usual, name, kind):
    findings = judge_edition(name, plant(kind, name, clean(name)), before=clean(name), published=PUBLISHED)
    lines = [finding.line for finding in findings if finding.id not in usual(name)]
    assert lines, f"{kind} planted in {name} and nothing said"
    assert all(line.startswith(("refused: ", "doubtful: ")) for line in lines)
    told = [tell_finding(asdict(finding) | {"id": finding.id, "line": finding.line}, {}) for finding in findings]
    assert [one.text for one in told if one.language != "sv"] == []


@pytest.mark.parametrize("kind", ["changed", "gone", "new", "future", "swapped"])
@pytest.mark.parametrize("name", SEPARATELY)
def test_nonsense_in_a_classification_is_told(clean, name, kind):
    before, table = clean(name), clean(name)
    table["month"] = pd.Period("2025-02")
    changed = table.columns[-1]
    if kind == "changed":
        table[changed] = np.roll(table[changed], 40)
    elif kind == "swapped":
        others = table.index[table[changed] != table[changed].iloc[0]]
        table.loc[[0, others[0]], changed] = table.loc[[others[0], 0], changed].to_numpy()
    elif kind == "gone":
        table = table[: len(table) * 4 // 5]
    elif kind == "new":
        before = before[: len(before) * 4 // 5]
    else:
        table["month"] = pd.Period("2031-01")
    verdicts = {finding.verdict for finding in judge_edition(name, table, before=before, published=PUBLISHED)}
    assert verdicts == {"refused" if kind == "future" else "doubtful"}
