"""What the gate doubts is said where it is told: a reader must not take it for a sure number."""

from dataclasses import replace

from tests.sections.frames import DECEMBER, JANUARY, area_flows, service_flows, track_flows
from tests.sections.overview.frames import level, report, section
from werket_lib.provenance import SourcedTable
from werket_lib.sections.areas.numbers import summarise_rom2_areas
from werket_lib.sections.areas.words import describe_areas
from werket_lib.sections.doubts import UNCONFIRMED, find_doubts
from werket_lib.sections.overview.numbers import summarise_overview
from werket_lib.sections.overview.words import describe_movements, headline_overview
from werket_lib.sections.services.numbers import summarise_flows
from werket_lib.sections.services.words import describe_flows, headline_flows
from werket_lib.sections.training.numbers import summarise_tracks
from werket_lib.sections.training.words import describe_tracks


def doubted(sourced: SourcedTable, *series: str, month: str = "2025-01") -> SourcedTable:
    return replace(sourced, findings=tuple({"series": one, "month": month} for one in series))


def flows(*series: str, month: str = "2025-01"):
    table = doubted(service_flows(remaining=[10, 90]), *series, month=month)
    return summarise_flows(table, service="ROM2", month=JANUARY, start=DECEMBER)


def test_a_finding_is_of_one_service_and_month():
    table = doubted(service_flows(remaining=[10, 90]), "remaining, FUB", "new, ROM2")
    assert find_doubts(table, JANUARY, "ROM2") == [["new", "ROM2"]]
    assert find_doubts(table, DECEMBER, "ROM2") == []


def test_a_service_says_which_of_its_flows_are_doubtful():
    made = flows("remaining, ROM2", "left, ROM2")
    said = f"Uppgiften om antalet deltagare och utflödet är {UNCONFIRMED}."
    assert made.doubts == ("remaining", "left")
    assert made.facts["rom2.remaining.doubt"].value == UNCONFIRMED
    assert describe_flows(made).endswith(said)
    assert headline_flows(made).endswith(said)


def test_a_doubt_of_another_month_or_service_is_not_said():
    for made in (flows("remaining, ROM2", month="2024-12"), flows("remaining, STA"), flows()):
        assert made.doubts == ()
        assert "bekräftad" not in describe_flows(made) + headline_flows(made)


def test_areas_and_suppliers_with_a_doubtful_count_are_named():
    table = doubted(
        area_flows({DECEMBER: {"A": 9, "B": 9}, JANUARY: {"A": 90, "B": 8}}), "new, ROM2, A", "left, ROM2, A"
    )
    assert f"Uppgiften om A är {UNCONFIRMED}." in describe_areas(summarise_rom2_areas(table, JANUARY))
    tracks = doubted(track_flows({"IT": [5, 9], "Bygg": [5, 4]}), "remaining, AUB, Skola AB, IT")
    made = summarise_tracks(tracks, service="AUB", month=JANUARY, start=DECEMBER)
    assert describe_tracks(made).endswith(f"Uppgiften om IT hos Skola AB är {UNCONFIRMED}.")


def test_the_overview_says_that_its_news_is_doubtful():
    history = [100.0, 101.0] * 12 + [500.0]
    told = level("fub.remaining.sa", history)
    doubt = replace(told, id="fub.remaining.doubt", value=UNCONFIRMED, unit="word", history=None)
    made = summarise_overview(report(section("51_fub", told, doubt)))
    assert headline_overview(made).endswith(" Uppgiften är inte bekräftad.")
    assert f"Uppgiften är {UNCONFIRMED}." in describe_movements(made)
    sure = summarise_overview(report(section("51_fub", told)))
    assert "bekräftad" not in headline_overview(sure) + describe_movements(sure)
