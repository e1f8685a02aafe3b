"""Registers: names that are one supplier's, and agencies' errors that are mended as long as they are there."""

import pandas as pd
import pytest

from werket_lib.errors import DataError
from werket_lib.provenance import Source, SourcedTable
from werket_lib.sources.registers import propose_pairs, read_registers

SUPPLIERS = """
- name: Nya Namnet AB
  aliases:
    - {alias: Gamla Namnet AB, since: "2025-01", reason: changed its name}
"""
ERRORS = """
- dataset: af_suppliers
  where: {month: "2025-01", service: ROM2, supplier: Exempel AB}
  expect: {remaining: 2110}
  correction: {remaining: 211}
  reason: a digit too many
"""
JANUARY = pd.Period("2025-01", "M")


def flows(*rows, edition="2025-01"):
    """Return a table of supplier flows: month, supplier, remaining."""
    table = pd.DataFrame(
        {
            "month": pd.PeriodIndex([row[0] for row in rows], freq="M"),
            "service": "ROM2",
            "supplier": [row[1] for row in rows],
            "part": "all",
            **{column: pd.array([row[2] for row in rows], dtype="Int64") for column in ("remaining", "new", "left")},
            **{f"{column}_status": ["suppressed" if row[2] is None else "value" for row in rows]
               for column in ("remaining", "new", "left")},
        }
    )  # fmt: skip
    source = Source(f"af_suppliers/{edition}/f.xlsx", "ab", "AF", "T", "s", "2025-02-12", sample=False, columns={})
    return SourcedTable(table, (source,))


@pytest.fixture
def registers(tmp_path):
    def read(suppliers="[]", errors="[]"):
        (tmp_path / "suppliers.yml").write_text(suppliers, encoding="utf-8")
        (tmp_path / "known-errors.yml").write_text(errors, encoding="utf-8")
        return read_registers(tmp_path)

    return read


def cells(loaded):
    table = loaded.table
    remaining = [None if pd.isna(value) else int(value) for value in table["remaining"]]
    return list(zip(table["month"].astype(str), table["supplier"], remaining, strict=True))


@pytest.mark.parametrize("old", ["Gamla Namnet AB", "GAMLA  NAMNET AB", "Gamla Namnet\u200b AB"])
def test_a_firm_that_changed_its_name_neither_goes_nor_comes(registers, old):
    loaded = flows(("2024-12", old, 5), ("2025-01", "Nya Namnet AB", 6))
    joined = registers(SUPPLIERS).apply("af_suppliers", loaded, JANUARY)
    assert cells(joined) == [("2024-12", "Nya Namnet AB", 5), ("2025-01", "Nya Namnet AB", 6)]
    assert joined.notes == (f"{old!r} is called 'Nya Namnet AB' here since 2025-01: changed its name",)


def test_an_earlier_months_report_stays_as_it_was(registers):
    loaded = flows(("2024-12", "Gamla Namnet AB", 5))
    assert registers(SUPPLIERS).apply("af_suppliers", loaded, pd.Period("2024-12", "M")) is loaded


def test_both_names_in_one_month_are_added_up(registers):
    loaded = flows(("2025-01", "Gamla Namnet AB", 5), ("2025-01", "Nya Namnet AB", 6), ("2025-01", "A", None))
    joined = registers(SUPPLIERS).apply("af_suppliers", loaded, JANUARY)
    assert cells(joined) == [("2025-01", "A", None), ("2025-01", "Nya Namnet AB", 11)]
    assert joined.table.dtypes.tolist() == loaded.table.dtypes.tolist()
    masked = flows(("2025-01", "Gamla Namnet AB", None), ("2025-01", "Nya Namnet AB", 6))
    assert cells(registers(SUPPLIERS).apply("af_suppliers", masked, JANUARY)) == [("2025-01", "Nya Namnet AB", 6)]


def test_a_register_that_is_not_there_says_nothing(tmp_path):
    loaded = flows(("2025-01", "Gamla Namnet AB", 5))
    assert read_registers(tmp_path / "none").apply("af_suppliers", loaded, JANUARY).table.equals(loaded.table)


def test_the_shipped_registers_are_read(root):
    assert read_registers(root / "data/registers").aliases == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {name: A}", "expected `name` and a list `aliases`"),
        ("name: A", "expected a list of entries, found dict"),
        ("- name: A\n  aliases: [{alias: B, reason: r}]", r"missing fields \['since'\]"),
        ("- name: A\n  aliases: [{alias: B, since: '2025-13', reason: r}]", "since is '2025-13'; expected a month"),
        ("- name: A\n  aliases: [{alias: B, since: '2025-01', reason: ''}]", r"expected a text in \['reason'\]"),
        ("- name: A\n  aliases: [B]", r"missing fields \['since', 'reason'\]"),
        ("- name: A\n  name: B\n  aliases: []", r"the key\(s\) \['name'\] stand more than once"),
        (
            "- name: A\n  aliases: &a [{alias: B, since: '2025-01', reason: r}]\n- name: C\n  aliases: *a",
            "'B': stands twice",
        ),
        (
            "- name: A\n  aliases: [{alias: B, since: '2025-01', reason: r}]\n"
            "- name: B\n  aliases: [{alias: C, since: '2025-01', reason: r}]",
            "'B': is an alias and a name too",
        ),
    ],
)
def test_an_entry_that_cannot_be_is_refused(registers, text, message):
    with pytest.raises(DataError, match=message):
        registers(text)


def test_a_known_error_is_mended_and_told(registers):
    loaded = flows(("2025-01", "Exempel AB", 2110), ("2025-01", "Annan AB", 2110))
    mended = registers(errors=ERRORS).apply("af_suppliers", loaded, JANUARY)
    assert cells(mended) == [("2025-01", "Exempel AB", 211), ("2025-01", "Annan AB", 2110)]
    assert cells(loaded)[0][2] == 2110
    assert "remaining 2110 mended to remaining 211: a digit too many" in mended.notes[0]


@pytest.mark.parametrize("found", [211, 2111, None])
def test_a_known_error_that_is_mended_stops_what_rests_on_it(registers, found):
    loaded = flows(("2025-01", "Exempel AB", found))
    with pytest.raises(DataError, match=r"expected remaining to be 2110.*it seems to be mended"):
        registers(errors=ERRORS).apply("af_suppliers", loaded, JANUARY)


def test_a_known_error_whose_row_is_gone_stops_what_rests_on_it(registers):
    with pytest.raises(DataError, match="no such row"):
        registers(errors=ERRORS).apply("af_suppliers", flows(("2025-01", "Annan AB", 1)), JANUARY)


def test_a_known_error_ends_with_its_last_edition(registers):
    ended = registers(errors=ERRORS + "  until: '2025-01'\n")
    later = flows(("2025-01", "Exempel AB", 211), edition="2025-02")
    assert cells(ended.apply("af_suppliers", later, JANUARY)) == [("2025-01", "Exempel AB", 211)]
    assert cells(ended.apply("af_suppliers", flows(("2025-01", "Exempel AB", 2110)), JANUARY))[0][2] == 211


def test_a_known_error_of_another_dataset_or_month_changes_nothing(registers):
    read = registers(errors=ERRORS)
    early, other = flows(("2024-12", "Exempel AB", 2110)), flows(("2025-01", "Exempel AB", 2110))
    assert cells(read.apply("af_suppliers", early, JANUARY)) == [("2024-12", "Exempel AB", 2110)]
    assert cells(read.apply("af_training", other, JANUARY)) == [("2025-01", "Exempel AB", 2110)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  expect: {remaining: 2110}\n", "", r"missing fields \['expect'\]"),
        ("correction: {remaining: 211}", "correction: {new: 211}", "expect and correction must name the same columns"),
        ("where: {month", "where: {månad", r"no column \['månad'\]"),
        ("expect: {remaining: 2110}", "expect: {}", "each need columns and values"),
    ],
)
def test_a_known_error_that_cannot_be_is_refused(registers, old, new, message):
    assert old in ERRORS
    with pytest.raises(DataError, match=message):
        registers(errors=ERRORS.replace(old, new)).apply("af_suppliers", flows(("2025-01", "Exempel AB", 1)), JANUARY)


@pytest.mark.parametrize(
    ("old", "new", "proposed"),
    [
        ("Lernia AB", "Lernia Sverige AB", True),
        ("Jobb & Karriär AB", "Jobb och Karriär AB", True),
        ("Alfa Utbildning AB", "Omega Jobb AB", False),
        ("Gamla AB", "Nya AB", True),
        ("Lеrnia AB", "Lernia AB", True),
    ],
)
def test_likely_pairs_are_proposed(old, new, proposed):
    levels = (100, 98) if proposed else (100, 10)
    table = flows(
        ("2024-11", "A", 1), ("2024-11", old, levels[0]), ("2024-12", "A", 1), ("2024-12", new, levels[1]),
        ("2025-01", new, levels[1]), ("2025-01", "A", 1),
    ).table  # fmt: skip
    told = propose_pairs(table)
    assert [all(repr(name) in words for name in (old, new)) for words in told] == [True] * proposed


def test_joined_names_are_proposed_no_more(registers):
    table = flows(("2024-12", "Gamla Namnet AB", 100), ("2025-01", "Nya Namnet AB", 100)).table
    assert len(propose_pairs(table)) == 1
    assert propose_pairs(table, registers(SUPPLIERS).aliases) == []


BREAKS = """
- dataset: af_suppliers
  measures: [ROM2]
  since: "2023-10"
  told: är tjänsten uppbyggd
  reason: began in April
"""


def test_breaks_go_with_the_dataset_and_its_further_sheets(tmp_path):
    (tmp_path / "breaks.yml").write_text(BREAKS, encoding="utf-8")
    registers = read_registers(tmp_path)
    for name, found in (("af_suppliers", 1), ("af_suppliers.areas", 1), ("af_training", 0)):
        breaks = registers.apply(name, flows(("2025-01", "A", 5)), JANUARY).breaks
        assert [(one.measures, one.since) for one in breaks] == [(("ROM2",), "2023-10")] * found


@pytest.mark.parametrize(
    ("said", "wrong", "message"),
    [
        ("[ROM2]", "ROM2", "expected a list of names in measures"),
        ('"2023-10"', "oktober", "since is 'oktober'; expected a month such as '2026-01'"),
        ("told: är tjänsten uppbyggd", "", r"missing fields \['told'\]"),
    ],
)
def test_a_break_that_cannot_be_read_is_refused(tmp_path, said, wrong, message):
    (tmp_path / "breaks.yml").write_text(BREAKS.replace(said, wrong), encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_registers(tmp_path)
