"""What the gate found, in Swedish."""

from dataclasses import asdict

import pytest

from werket_lib.pages.findings import tell_finding, tell_note
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
    ("note", "text"),
    [
        (
            "a.json, KIFI: listed without a value and left out: 1996-01, 1996-02",
            "a.json, KIFI: står utan värde och är utelämnat: 1996-01, 1996-02",
        ),
        (
            "af_suppliers, remaining: 1790 of 3420 cells revised (1996-07 to 2024-12, by 0.1 % at the median, "
            "0.27 % at most)",
            "Leverantörsstatistik, kvarstående: 1 790 av 3 420 uppgifter reviderade",
        ),
        (
            "ROM2: remaining moved otherwise than new less left in 3 month(s), last: 2025-01 (+20)",
            "ROM2: kvarstående har rört sig annorlunda än nya minus lämnat i 3 månader, senast 2025-01 (+20)",
        ),
        ("STA: 2 sum(s) of parts leave out a masked part", "STA: 2 summor av delar saknar en dold del"),
        (
            "'A' is called 'B' here since 2024-01: it was bought",
            "'A' kallas här 'B' sedan januari 2024: it was bought",
        ),
        ("2025-01: 3 of 40 rows of 2024-12 revised", "januari 2025: 3 av 40 rader för december 2024 reviderade"),
        ("holds 289 of 290 municipalities", "289 av 290 kommuner finns med"),
    ],
)  # fmt: skip
def test_note_is_told_in_swedish(note, text):
    assert tell_note(note, TITLES) == (text.replace("1 790", "1\u00a0790").replace("3 420", "3\u00a0420"), "sv", "")


def test_note_that_is_not_known_stands_in_its_own_words():
    assert tell_note("something else: 3", TITLES) == ("something else: 3", "en", "")
