"""What the gate found, in Swedish."""

from dataclasses import asdict

import pytest

from werket_lib.pages.findings import tell_finding, tell_remark
from werket_lib.processed.findings import Finding

TITLES = {"af_suppliers": "Leverantörsstatistik"}


def tell(series, check, found, expected, *, sure="sure", month="2025-01", dataset="af_suppliers"):
    finding = Finding(dataset, series, month, "doubtful", check, found, expected, sure)
    return tell_finding(asdict(finding) | {"id": finding.id, "line": finding.line}, TITLES)


@pytest.mark.parametrize(
    ("series", "found", "expected", "text"),
    [
        (
            "remaining, FUB", "3922 after 2913 in 2024-12", "2941 to 3613",
            "kvarstående, FUB, januari 2025: 3 922 efter 2 913 i december 2024. Väntat: 2 941 till 3 613.",
        ),
        (
            "service STA", "1 gone", "as in 2024-12, when it was there",
            "tjänst STA, januari 2025: 1 har försvunnit. Väntat: som i december 2024, då den fanns.",
        ),
        (
            "remaining, AUB",
            "1200 and 10.5 in, 0.25 out give 1210, not -3 (4 parts in all)",
            "a difference of at most 50",
            "kvarstående, AUB, januari 2025: 1 200, med 10,5 nya och 0,25 som lämnat, ger 1 210 och inte −3. "
            "Väntat: en skillnad på högst 50.",
        ),
        (
            "labour_force, history",
            "19321 of 19344 cells redefined (2020-01 to 2025-02, by 0.2 % at the median, 0.35 % at most), "
            "12 of 19344 cells removed",
            "at most 3 % at the median",
            "arbetskraft, tidigare månader, januari 2025: 19 321 av 19 344 uppgifter omdefinierade, "
            "12 av 19 344 uppgifter borttagna. Väntat: högst 3 % i median.",
        ),
        (
            "month", "a month after the day of publication, 2025-02-13", "2025-02 at the latest",
            "månad, januari 2025: en månad efter publiceringsdagen 13 februari 2025. Väntat: senast februari 2025.",
        ),
    ],
)  # fmt: skip
def test_a_finding_is_said_in_swedish(series, found, expected, text):
    told = tell(series, "check", found, expected)
    assert told.text.replace("\u00a0", " ") == f"Leverantörsstatistik, {text}"
    assert told.language == "sv"


def test_what_was_accepted_says_why():
    told = tell("value", "moved", "1 after 2 in 2024-12", "3 to 4", sure="certain; accepted: KI har bekräftat")
    assert told.text.endswith("Väntat: 3 till 4. Godtaget: KI har bekräftat")


def test_words_that_are_not_known_stand_as_they_are():
    told = tell("value", "moved", "quite odd", "3 to 4")
    assert (told.language, told.text) == (
        "en", "doubtful: af_suppliers, value, 2025-01: quite odd; expected 3 to 4 (sure)",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        (
            "af_suppliers, remaining: 179 of 342 cells revised (1996-07 to 2024-12, by 0.1 % at the median, 0.27 % at "
            "most), 3 of 342 cells removed",
            "Leverantörsstatistik, kvarstående: 179 av 342 uppgifter reviderade (juli 1996 till december 2024, i "
            "median 0,1 %, som mest 0,27 %), 3 av 342 uppgifter borttagna",
        ),
        (
            "Indikatorm-2025-01.json, KIFI: listed without a value and left out: 1996-01, 1996-02",
            "Indikatorm-2025-01.json, KIFI: upptagna utan värde och utelämnade: 1996-01, 1996-02",
        ),
        (
            "ROM2: remaining moved otherwise than new less left in 3 month(s), last: 2024-12 (+120)",
            "ROM2: kvarvarande ändrades annorlunda än nya minus dem som lämnat i 3 månader, senast 2024-12 (+120)",
        ),
        ("3 blank cell(s) in left read as missing", "3 tomma celler i lämnade, lästa som saknade"),
        ("holds 288 of 290 municipalities", "omfattar 288 av 290 kommuner"),
        (
            "af_suppliers: nothing published by 2025-03-31 in data/raw/af_suppliers; add the agency's file with "
            "`werket add af_suppliers FILE`",
            "Leverantörsstatistik: inget var publicerat den 31 mars 2025.",
        ),
        (
            "one supplier, perhaps: 'A AB' went when 'B AB' came (200 in 2024-12, 198 in 2025-01); join them in x",
            "kanske en och samma leverantör: 'A AB' försvann när 'B AB' kom",
        ),
        (
            "refused: af_suppliers, remaining, ROM2, 2025-01: 9 after 2913 in 2024-12; expected 2941 to 3613 (certain)",
            "Leverantörsstatistik, kvarstående, ROM2, januari 2025: 9 efter 2 913 i december 2024. Väntat: 2 941 till "
            "3 613.",
        ),
    ],
)
def test_revisions_notes_and_messages_are_told_in_swedish(remark, told):
    assert tell_remark(remark, TITLES).text.replace("\xa0", " ") == told
    assert tell_remark(remark, TITLES).language == "sv"


def test_a_message_with_an_unknown_line_stands_as_it_is():
    told = tell_remark("holds 288 of 290 municipalities\nZeroDivisionError: division by zero", TITLES)
    assert (told.text, told.language) == ("holds 288 of 290 municipalities\nZeroDivisionError: division by zero", "en")
