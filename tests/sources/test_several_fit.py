"""Where several things fit, one is chosen by a stated rule or none: pivot caches, items, contents, statuses, months."""

import itertools
import json

import pandas as pd
import pytest

from tests.sources.builders import write_json_stat, write_px_json
from werket_lib.errors import DataError
from werket_lib.sources.af_time_without_work import load_af_time_without_work
from werket_lib.sources.af_unemployment import load_af_unemployment
from werket_lib.sources.ki_barometer import load_ki_barometer
from werket_lib.sources.recognise import recognise
from werket_lib.sources.scb_bas import load_scb_bas

MONTHS = ["2024-11", "2024-12", "2025-01"]
MEASURES = ["INSAL", "UA06", "UA12", "UA24"]


def cube(*, months=MONTHS, extra=(), **dimensions):
    """Return the fields of a cache with a record a month and item; `extra` are records by field."""
    dimensions = dimensions or {"KOEN": ["Kvinnor", "Män"]}
    records = []
    for at, (month, *items) in enumerate(itertools.product(months, *dimensions.values())):
        records.append([month, *items, 100 + at, 60, 40, 20])
    names = ["PERIOD", *dimensions, *MEASURES]
    records += [[record[name] for name in names] for record in extra]
    return {name: [record[place] for record in records] for place, name in enumerate(names)}


def totals(fields, **items):
    """Return the totals by month of a cube, as records whose items are those given."""
    frame = pd.DataFrame(fields).groupby("PERIOD", as_index=False)[MEASURES].sum()
    return [record | items for record in frame.to_dict("records")]


@pytest.fixture
def load(as_raw, pivot_workbook, pivot_parts):
    def build(*caches):
        more = [pivot_parts(fields, number=number) for number, fields in enumerate(caches[1:], 2)]
        content = pivot_workbook(caches[0], {name: part for parts in more for name, part in parts.items()})
        return load_af_time_without_work(as_raw("af_time_without_work", content, "web-tid.xlsx"))

    return build


def january(loaded):
    return loaded.table.set_index("month").loc[pd.Period("2025-01", "M"), "unemployed"]


def test_two_caches_that_hold_the_same_are_one(load):
    assert january(load(cube(), cube())) == january(load(cube())) == 209


@pytest.mark.parametrize(
    "other",
    [
        cube(months=MONTHS[:2]),
        cube(KOEN=["Kvinnor"]),
        cube(KOEN=["Män"]),
        cube(ALDGR=["16-24"]),
        {**cube(), "INSAL": [1000] * 6},
    ],
    ids=["stale", "women", "men", "young", "other numbers"],
)
@pytest.mark.parametrize("first", [True, False])
def test_two_caches_that_differ_are_refused_and_both_named(load, other, first):
    caches = (other, cube()) if first else (cube(), other)
    with pytest.raises(DataError, match=r"2 pivot caches have the fields.*pivot cache 1.*pivot cache 2"):
        load(*caches)


@pytest.mark.parametrize("label", ["Totalt", "Samtliga", "Båda könen", "TOTALSUMMA", "Kvinnor och män", "Totalt\u200b"])
def test_total_among_the_items_of_a_field_is_left_out(load, label):
    fields = cube()
    with_total = cube(extra=totals(fields, KOEN=label))
    assert january(load(with_total)) == january(load(fields))


def test_totals_of_two_fields_are_left_out(load):
    fields = cube(KOEN=["Kvinnor", "Män"], ALDGR=["16-24", "25-65"])
    by_age = [
        {"PERIOD": month, "KOEN": "Totalt", "ALDGR": age, **values}
        for (month, age), values in pd.DataFrame(fields)
        .groupby(["PERIOD", "ALDGR"])[MEASURES]
        .sum()
        .T.to_dict()
        .items()
    ]
    extra = [*by_age, *totals(fields, KOEN="Totalt", ALDGR="Samtliga")]
    with_totals = cube(KOEN=["Kvinnor", "Män"], ALDGR=["16-24", "25-65"], extra=extra)
    assert january(load(with_totals)) == january(load(fields))


def test_total_that_is_not_the_sum_of_its_parts_is_refused(load):
    extra = [record | {"INSAL": record["INSAL"] + 1} for record in totals(cube(), KOEN="Totalt")]
    with pytest.raises(DataError, match=r"totals in \['KOEN'\]: not the sum of their parts"):
        load(cube(extra=extra))


def test_field_of_totals_only_is_read(load):
    assert january(load(cube(KOEN=["Totalt"]))) == 102


@pytest.mark.parametrize("label", ["K+M", "1+2", "Alla människor"])
def test_total_by_arithmetic_is_refused(load, label):
    with pytest.raises(DataError, match=rf"\['{label.replace('+', '.')}'\] in 'KOEN' is the sum of all other rows"):
        load(cube(extra=totals(cube(), KOEN=label)))


def test_records_that_stand_twice_are_refused(load):
    fields = {name: values * 2 for name, values in cube().items()}
    with pytest.raises(DataError, match=r"6 group.s. whose records stand more than once: month=2024-11, KOEN=Kvinnor"):
        load(fields)


def test_field_that_nobody_named_is_refused(load):
    with pytest.raises(DataError, match="the field 'ENHET' tells records apart and is not known"):
        load(cube(ENHET=["antal", "varav nya"]))


@pytest.mark.parametrize("item", ["Kvinnor", "Män"])
def test_cache_of_one_sex_is_refused(load, item):
    with pytest.raises(DataError, match=f"the field 'KOEN' holds only '{item}'.*: the records are a selection"):
        load(cube(KOEN=[item]))


def test_cache_of_one_sex_is_refused_where_it_is_not_summed_over(as_raw, pivot_workbook):
    fields = {"PERIOD": MONTHS, "KOEN": ["Kvinnor"] * 3, "LAN": ["Skåne"] * 3, "KOM": ["Lund"] * 3}
    fields |= {"TOTSOK": [1, 2, 3], "TOTAK": [10, 20, 30]}
    with pytest.raises(DataError, match="the field 'KOEN' holds only 'Kvinnor'"):
        load_af_unemployment(as_raw("af_unemployment", pivot_workbook(fields)))


@pytest.mark.parametrize("item", ["18-24 år", "16–24", "55 år och äldre", "Skåne län", "Skåne", "Utrikes födda"])
def test_cache_of_one_age_or_county_is_refused(load, item):
    with pytest.raises(DataError, match=f"holds only {item!r}: the records are a selection"):
        load(cube(KOEN=["Kvinnor", "Män"], GRUPP=[item]))


def test_month_spelt_in_two_ways_is_not_two(load):
    with pytest.raises(DataError, match="the same month in 2 rows"):
        load(cube(months=["2024-12", "2025-01", "2025-01-31"]))


def test_month_that_lacks_an_item_is_refused(load):
    fields = {name: values[:-1] for name, values in cube().items()}
    with pytest.raises(DataError, match="2025-01 lacks 'Män' in the field 'KOEN'"):
        load(fields)


def test_month_of_blank_records_is_left_out_and_told(load):
    fields = {name: [*values[:-2], None, None] if name in MEASURES else values for name, values in cube().items()}
    loaded = load(fields)
    assert loaded.table["month"].max() == pd.Period("2024-12", "M")
    assert "listed without a value and left out: 2025-01" in loaded.notes[0]


KIFI = [("KIFI", "2024M12"), ("KIFI", "2025M01")]


@pytest.fixture
def load_px(as_raw):
    def build(contents, values, variables=("Indikator", "Period"), keys=KIFI):
        content = write_px_json(variables, contents, zip(keys, values, strict=True))
        return load_ki_barometer(as_raw("ki_barometer", content, "Indikatorm.json"))

    return build


@pytest.mark.parametrize("place", [0, 1, 2])
def test_contents_that_the_layout_names_are_read_wherever_they_stand(load_px, place):
    contents, first, second = ["Forandring", "Trend"], ["1.0", "2.0"], ["3.0", "4.0"]
    for values, own in ((contents, "Indikatorm"), (first, "96.0"), (second, "97.0")):
        values.insert(place, own)
    assert load_px(contents, [first, second]).table["value"].tolist() == [96, 97]


@pytest.mark.parametrize("contents", [["Forandring"], ["Forandring", "Trend"], []])
def test_contents_that_the_layout_does_not_name_are_refused(load_px, contents):
    with pytest.raises(DataError, match=r"no \['Indikatorm'\] among"):
        load_px(contents, [["1.0"] * len(contents)] * 2)


def test_contents_that_stand_twice_are_refused(load_px):
    with pytest.raises(DataError, match=r"\['Indikatorm'\] among the columns more than once"):
        load_px(["Indikatorm", "Indikatorm"], [["96.0", "1.0"], ["97.0", "1.0"]])


def test_variable_that_was_not_there_before_is_refused(load_px):
    keys = [(*key, "1") for key in KIFI]
    with pytest.raises(DataError, match=r"the variable\(s\) \['Kon'\] were not there before"):
        load_px(["Indikatorm"], [["96.0"], ["97.0"]], ("Indikator", "Period", "Kon"), keys)


@pytest.mark.parametrize("value", ["-", "97,0", "1,000.0", "hög", True])
def test_value_of_the_indicator_that_is_no_number_is_refused(load_px, value):
    with pytest.raises(DataError, match="not a number in column 'value'"):
        load_px(["Indikatorm"], [["96.0"], [value]])


@pytest.mark.parametrize("value", ["..", None, ".", ""])
def test_newest_month_of_the_indicator_without_a_value_is_none(load_px, value):
    assert load_px(["Indikatorm"], [["96.0"], [value]]).table["month"].max() == pd.Period("2024-12", "M")


CODES = {
    "Region": ["00", "01"],
    "Kon": ["1+2"],
    "Alder": ["16-65"],
    "Fodelseregion": ["tot"],
    "ContentsCode": ["000004YH", "000006IU"],
    "Tid": ["2024M09", "2024M10", "2024M11"],
}
# Region 00: unemployed, labour force; region 01: the same; three months each.
VALUES = [300, 310, 320, 5000, 5010, 5020, 30, 31, 32, 500, 501, 502]


@pytest.fixture
def load_bas(as_raw):
    def build(changed=None, status=None):
        values = [(changed or {}).get(at, value) for at, value in enumerate(VALUES)]
        return load_scb_bas(as_raw("scb_bas", write_json_stat(CODES, values, status=status), "bas.json", "2024-11"))

    return build


def unemployed(loaded, region="01", month="2024-11"):
    return loaded.table.set_index(["region_code", "month"]).loc[(region, pd.Period(month, "M")), "unemployed"]


@pytest.mark.parametrize("sign", ["c", "C", "x", "..", ".", ":", "...", " c "])
@pytest.mark.parametrize("value", [0, 32, None])
def test_status_that_hides_a_number_makes_it_missing(load_bas, sign, value):
    assert unemployed(load_bas({8: value}, {"8": sign})) is pd.NA


@pytest.mark.parametrize("sign", ["p", "e", "r", "b", "P"])
def test_status_that_remarks_on_a_number_leaves_it(load_bas, sign):
    assert unemployed(load_bas({}, {"8": sign})) == 32
    assert unemployed(load_bas({8: None}, {"8": sign})) is pd.NA


@pytest.mark.parametrize("changed", [{8: None}, {8: 0}, {8: "-"}])
def test_nil_is_zero(load_bas, changed):
    assert unemployed(load_bas(changed, None if changed[8] == "-" else {"8": "-"})) == 0


@pytest.mark.parametrize(
    ("changed", "status", "message"),
    [
        ({}, {"8": "-"}, "the status '-', which says nil, beside a number, place 8 .01, .*: 32"),
        ({}, {"8": "q"}, "a status that is not known, place 8 .01, .*: 'q' beside 32"),
        ({8: None}, {"8": 5}, "a status that is not known"),
        ({8: "32"}, None, "not a number in 'value', place 8"),
        ({8: True}, None, "not a number in 'value', place 8"),
    ],
)
def test_status_and_value_that_do_not_go_together_are_refused(load_bas, changed, status, message):
    with pytest.raises(DataError, match=message):
        load_bas(changed, status)


@pytest.mark.parametrize(
    "about",
    [
        {"unit": {"000004YH": {"base": "1000-tal", "decimals": 0}}},
        {"unit": {"000006IU": {"base": "tusental"}}},
        {"unit": {"000004YH": {"base": "procent", "decimals": 1}}},
        {"unit": {"000004YH": {"base": "antal", "multiplier": 3}}},
        {"label": {"000004YH": "arbetslösa, 1000-tal", "000006IU": "arbetskraften"}},
    ],
)
def test_contents_in_thousands_or_percent_are_refused(as_raw, about):
    answer = json.loads(write_json_stat(CODES, VALUES))
    answer["dimension"]["ContentsCode"]["category"].update(about)
    with pytest.raises(DataError, match="contents that are no single persons"):
        load_scb_bas(as_raw("scb_bas", json.dumps(answer).encode(), "bas.json", "2024-11"))


@pytest.mark.parametrize("unit", ["antal", "number", "personer"])
def test_contents_in_single_persons_are_read(as_raw, unit):
    answer = json.loads(write_json_stat(CODES, VALUES))
    answer["dimension"]["ContentsCode"]["category"]["unit"] = {"000004YH": {"base": unit, "decimals": 0}}
    answer["dimension"]["Alder"]["category"]["label"] = {"16-65": "i procent"}
    loaded = load_scb_bas(as_raw("scb_bas", json.dumps(answer).encode(), "bas.json", "2024-11"))
    assert unemployed(loaded) == 32


@pytest.mark.parametrize("places", [(2, 5, 8, 11), (2, 8), (5, 11)], ids=["all", "unemployed", "labour force"])
def test_newest_month_without_values_is_no_month(load_bas, places):
    loaded = load_bas(dict.fromkeys(places))
    assert loaded.table["month"].max() == pd.Period("2024-10", "M")
    assert "listed without a value and left out: 2024-11" in loaded.notes[0]


def test_first_month_without_values_is_no_month(load_bas):
    assert load_bas(dict.fromkeys((0, 3, 6, 9))).table["month"].min() == pd.Period("2024-10", "M")


def test_month_without_values_is_not_the_editions(tmp_path):
    content = write_json_stat(CODES, [None if at in (2, 5, 8, 11) else value for at, value in enumerate(VALUES)])
    found = recognise("scb_bas", tmp_path / "bas.json", content, pd.Timestamp("2025-02-05").date())
    assert found.reference_month == pd.Period("2024-10", "M")
