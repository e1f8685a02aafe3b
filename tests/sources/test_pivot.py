"""Pivot caches: which cache is read, how records are summed, and what is refused."""

import tracemalloc

import pytest

from werket_lib.errors import LayoutError, SchemaError
from werket_lib.layouts import Layout
from werket_lib.sources import pivot_cache
from werket_lib.sources.pivot_cache import sum_pivot, whole_numbers

LAYOUT = Layout("test", columns={"PERIOD": "month", "KOM": "place", "N": "count"}, keys=["month", "place"])
FIELDS = {
    "PERIOD": ["2024-12", "2024-12", "2025-01", "2025-01"],
    "KOM": ["Ale", "Lund", "Ale", "Lund"],
    "N": [1, 2, 3, 4],
}
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DEFINITION = "xl/pivotCache/pivotCacheDefinition1.xml"
RECORDS = "xl/pivotCache/pivotCacheRecords1.xml"
RELATIONS = "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels"


@pytest.fixture
def sums(as_raw, pivot_workbook):
    """Sum a workbook's cache by month and place; `changed` replaces parts of the workbook."""

    def build(fields=FIELDS, changed=None, layout=LAYOUT):
        return sum_pivot(as_raw("dataset", pivot_workbook(fields, changed), "web.xlsx"), [layout])

    return build


def records(*rows, count=None):
    return f'<pivotCacheRecords {MAIN} count="{count or len(rows)}">{"".join(rows)}</pivotCacheRecords>'.encode()


def definition(*fields):
    inner = f"<cacheFields>{''.join(fields)}</cacheFields>"
    return f'<pivotCacheDefinition {MAIN} {OFFICE} r:id="rId1">{inner}</pivotCacheDefinition>'.encode()


def field(name, *items, attributes=""):
    shared = f"<sharedItems>{''.join(items)}</sharedItems>"
    return f'<cacheField name="{name}" {attributes}>{shared}</cacheField>'


def cells(summed):
    return summed.table[["month", "place", "count"]].to_numpy().tolist()


def test_records_refer_to_shared_items(sums):
    assert cells(sums()) == [
        ["2024-12", "Ale", 1],
        ["2024-12", "Lund", 2],
        ["2025-01", "Ale", 3],
        ["2025-01", "Lund", 4],
    ]


def test_says_where_each_column_stands(sums):
    assert sums().columns["count"] == "pivot cache 1, field N"


def test_fields_may_stand_in_any_order_among_others(sums):
    fields = {"KOEN": ["K"] * 4, "N": [1, 2, 3, 4], "X": [None] * 4, "KOM": FIELDS["KOM"], "PERIOD": FIELDS["PERIOD"]}
    assert cells(sums(fields)) == cells(sums())


def test_records_of_one_key_are_added_up(sums):
    summed = sums({"PERIOD": ["2025-01"] * 3, "KOM": ["Ale", "Ale", "Lund"], "N": [1, 2, 3]})
    assert cells(summed) == [["2025-01", "Ale", 3], ["2025-01", "Lund", 3]]
    assert summed.table["records"].tolist() == [2, 1]


def test_chunks_do_not_change_the_sums(sums, monkeypatch):
    whole = cells(sums())
    monkeypatch.setattr(pivot_cache, "CHUNK_RECORDS", 1)
    monkeypatch.setattr("werket_lib.layouts.package._PIECE_BYTES", 7)
    assert cells(sums()) == whole


def test_blank_records_are_counted_and_a_key_of_blanks_is_missing(sums):
    summed = sums(FIELDS | {"N": [None, 2, 3, 4]})
    assert summed.blanks == {"count": 1}
    assert summed.table["count"].isna().tolist() == [True, False, False, False]


def test_every_kind_of_value_is_read(sums):
    month = field("PERIOD", '<d v="2025-01-01T00:00:00"/>', "<m/>")
    place = field("KOM", '<s v="Ale"><tpls><tpl/></tpls></s>', '<b v="1"/>', '<e v="#N/A"/>')
    number = field("N", '<n v="7.5"/>')
    rows = [
        '<r><x v="0"/><x v="0"/><x v="0"/></r>',
        '<r><d v="2025-02-01T00:00:00"/><s v="Lund"/><n v="2"/></r>',
        '<r><x v="1"/><x v="1"/><m/></r>',
        '<r><m/><x v="2"/><n v="1E2"/></r>',
    ]
    summed = sums(changed={DEFINITION: definition(month, place, number), RECORDS: records(*rows)})
    assert cells(summed)[:2] == [["", "#N/A", 100.0], ["", "1", pytest.approx(float("nan"), nan_ok=True)]]
    assert cells(summed)[2:] == [["2025-01-01T00:00:00", "Ale", 7.5], ["2025-02-01T00:00:00", "Lund", 2.0]]


def test_fields_that_excel_computes_have_no_value_in_records(sums):
    computed = field("KVOT", '<s v="a"/>', attributes='databaseField="0"')
    others = [field(name) for name in ("PERIOD", "KOM", "N")]
    row = '<r><s v="2025-01"/><s v="Ale"/><n v="3"/></r>'
    changed = {DEFINITION: definition(others[0], computed, *others[1:]), RECORDS: records(row)}
    assert cells(sums(changed=changed)) == [["2025-01", "Ale", 3]]


def test_cache_is_found_by_its_fields(sums, pivot_parts):
    other = pivot_parts({"PERIOD": ["2025-01"], "ALDGR": ["16-24"]}, number=1)
    assert sums(FIELDS, other | pivot_parts(FIELDS, number=12)).columns["count"] == "pivot cache 12, field N"


def test_records_are_found_through_the_definitions_relations(sums):
    target = '<Relationship Id="rId1" Target="/xl/pivotCache/other.xml"/>'
    relations = f"<Relationships>{target}</Relationships>"
    row = '<r><x v="0"/><x v="0"/><n v="9"/></r>'
    changed = {RELATIONS: relations.encode(), RECORDS: None, "xl/pivotCache/other.xml": records(row)}
    assert cells(sums(changed=changed)) == [["2024-12", "Ale", 9]]


def test_prefixed_names_are_read(sums):
    prefixed = records('<r><x v="0"/><x v="0"/><n v="9"/></r>').replace(b"xmlns=", b"xmlns:p=")
    prefixed = prefixed.replace(b"</", b"</p:").replace(b"<", b"<p:").replace(b"<p:/p:", b"</p:")
    assert cells(sums(changed={RECORDS: prefixed})) == [["2024-12", "Ale", 9]]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('<r><x v="0"/><x v="0"/></r>', r"pivot cache 1: record 2 has 2 values for 3 fields"),
        ('<r><x v="0"/><x v="0"/><n v="1"/><n v="2"/></r>', r"record 2 has more values than the 3 fields"),
        ('<r><x v="9"/><x v="0"/><n v="1"/></r>', r"record 2 holds <x {'v': '9'}> in field 'PERIOD', which cannot be"),
        ('<r><x v="-1"/><x v="0"/><n v="1"/></r>', r"record 2 holds <x {'v': '-1'}> in field 'PERIOD'"),
        ('<r><x v="0"/><x v="0"/><n v="1 0"/></r>', r"record 2 holds <n {'v': '1 0'}> in field 'N'"),
        ('<r><x v="0"/><x v="0"/><n v="1_0"/></r>', r"record 2 holds <n {'v': '1_0'}> in field 'N'"),
        ('<r><x v="0"/><x v="0"/><n v="NaN"/></r>', r"record 2 holds <n {'v': 'NaN'}> in field 'N'"),
        ('<r><x v="0"/><x v="0"/><n v="1e999"/></r>', r"record 2 holds <n {'v': '1e999'}> in field 'N'"),
        ('<r><x v="0"/><x v="0"/><n/></r>', r"record 2 holds <n {}> in field 'N'"),
        ('<r><x v="0"/><x v="0"/><q v="1"/></r>', r"record 2 holds <q {'v': '1'}> in field 'N'"),
        (
            '<r><x v="0"/><x v="0"/><s v="många"/></r>',
            r"negative or not a number in field 'N', 1 record\(s\): month=2024-12, place=Ale, count=många",
        ),
        (
            '<r><x v="0"/><x v="0"/><e v="#N/A"/></r>',
            r"negative or not a number in field 'N', 1 record\(s\): month=2024-12, place=Ale, count=#N/A",
        ),
        (
            '<r><x v="0"/><x v="0"/><n v="-4"/></r>',
            r"negative or not a number in field 'N', 1 record\(s\): month=2024-12, place=Ale, count=-4.0",
        ),
    ],
)
def test_refuses_a_record_that_does_not_fit(sums, row, message):
    good = '<r><x v="0"/><x v="0"/><n v="1"/></r>'
    with pytest.raises(SchemaError, match=f"^web.xlsx, pivot cache 1: .*{message.removeprefix('pivot cache 1: ')}"):
        sums(changed={RECORDS: records(good, row)})


def test_lost_records_are_noticed(sums):
    rows = ['<r><x v="0"/><x v="0"/><n v="1"/></r>'] * 2
    with pytest.raises(SchemaError, match="says that it holds 5 records, but 2 are there"):
        sums(changed={RECORDS: records(*rows, count=5)})


def test_cache_without_records_is_refused(sums):
    with pytest.raises(SchemaError, match=r"^web.xlsx, pivot cache 1: holds no records"):
        sums(changed={RECORDS: records()})


def test_fraction_of_a_person_is_refused(sums):
    with pytest.raises(SchemaError, match=r"not a whole number in field 'N': month=2024-12, place=Ale, count=1.5"):
        whole_numbers(sums(FIELDS | {"N": [1.5, 2, 3, 4]}), "count")


def test_workbook_without_a_cache_is_refused(as_raw, workbook):
    with pytest.raises(
        LayoutError, match=r"^web.xlsx: no pivot cache, where the numbers of this workbook stand; fetch"
    ):
        sum_pivot(as_raw("dataset", workbook(Tabell=[["2025-01", 4]]), "web.xlsx"), [LAYOUT])


def test_missing_field_says_what_the_cache_has(sums):
    fields = {"PERIOD": FIELDS["PERIOD"], "KOM": FIELDS["KOM"], "ANTAL": FIELDS["N"]}
    with pytest.raises(LayoutError, match=r"cache 1 lacks \['N'\], has \['PERIOD', 'KOM', 'ANTAL'\]"):
        sums(fields)


@pytest.mark.parametrize("relations", [None, b"<Relationships/>"])
def test_cache_saved_without_records_is_refused(sums, relations):
    with pytest.raises(LayoutError, match="cache 1 has them, but no saved records"):
        sums(changed={RELATIONS: relations})


def test_missing_records_part_is_named(sums):
    with pytest.raises(LayoutError, match=r"its part 'xl/pivotCache/pivotCacheRecords1.xml' is missing"):
        sums(changed={RECORDS: None})


@pytest.mark.parametrize("part", [DEFINITION, RECORDS, RELATIONS])
def test_document_type_is_refused_before_an_entity_grows(sums, part):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
    with pytest.raises(LayoutError, match="declares an XML document type, which no workbook does"):
        sums(changed={part: bomb})


@pytest.mark.parametrize("part", [DEFINITION, RECORDS, RELATIONS])
@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"<open>", b'<?xml version="1.0" encoding="no-such"?><a/>'])
def test_damaged_part_is_refused(sums, part, content):
    with pytest.raises(LayoutError, match=r"^web.xlsx: not a workbook that can be opened \(.+\); fetch it again"):
        sums(changed={part: content})


def test_part_that_unpacks_to_too_much_is_refused(sums, monkeypatch):
    monkeypatch.setattr(pivot_cache, "MAX_PART_BYTES", 100)
    with pytest.raises(LayoutError, match=r"pivotCacheRecords1.xml' unpacks to \d+ bytes; at most 100 are read"):
        sums()


def test_memory_does_not_grow_with_the_records(as_raw, pivot_workbook, monkeypatch):
    monkeypatch.setattr(pivot_cache, "CHUNK_RECORDS", 200)
    monkeypatch.setattr("werket_lib.layouts.package._PIECE_BYTES", 4_096)
    row = '<r><x v="0"/><x v="0"/><n v="1"/></r>'
    peaks = []
    for number in (3_000, 9_000, 30_000):
        raw = as_raw("dataset", pivot_workbook(FIELDS, {RECORDS: records(*[row] * number)}))
        tracemalloc.start()
        assert cells(sum_pivot(raw, [LAYOUT])) == [["2024-12", "Ale", number]]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < 1.2 * peaks[1]
