"""Training by track and supplier, on tables small enough to reckon by hand."""

import pandas as pd
import pytest

from tests.sections.frames import (
    DECEMBER,
    JANUARY,
    aub_suppliers,
    aub_tracks,
    service_flows,
    supplier_flows,
    supplier_tracks,
    track_flows,
)
from werket_lib.errors import DataError, InputError, LateError
from werket_lib.sections.training.numbers import summarise_tracks, summarise_training
from werket_lib.sections.training.suppliers import summarise_training_suppliers


def test_tracks_are_ranked_against_the_month_before():
    section = aub_tracks()
    assert section.table["track"].tolist() == ["M Transport", "L Maskin", "A IT"]
    assert section.table["change"].tolist() == [91, -78, -35]
    assert section.total["remaining"] == 3777
    base = "aub.track.m_transport.remaining"
    texts = {end: section.facts[base + end].text for end in ("", ".change", ".change_pct", ".share_pct", ".rank")}
    assert texts == {"": "1\u00a0822", ".change": "91", ".change_pct": "5,3", ".share_pct": "48,2", ".rank": "1"}
    assert section.facts["aub.tracks"].value == 3


def test_a_track_has_its_history_and_its_change_in_twelve_months():
    section = aub_tracks({"A IT": [100, *[90] * 11, 80], "F Vård": [100] * 13})
    fact = section.facts["aub.track.a_it.remaining.change_12m"]
    assert fact.value == -20
    level = section.facts["aub.track.a_it.remaining"]
    assert level.history is not None
    assert len(level.history) == 13
    share = section.facts["aub.track.a_it.remaining.share_pct"]
    assert share.history is not None
    assert share.history.iloc[0] == 50.0


def test_lines_begin_with_the_start():
    levels = track_flows({"A IT": [1, 2, 3], "F Vård": [4, 5, 6]})
    section = summarise_tracks(levels, service="AUB", month=JANUARY, start=DECEMBER)
    assert section.levels.index.tolist() == [DECEMBER, JANUARY]
    assert section.levels.columns.tolist() == ["F Vård", "A IT"]


def test_a_later_month_in_the_data_does_not_show():
    section = summarise_tracks(track_flows({"A IT": [1, 2, 3]}), service="AUB", month=DECEMBER, start=DECEMBER)
    assert section.facts["aub.track.a_it.remaining"].value == 2


def test_a_track_that_has_emptied_has_a_line_but_no_place_in_the_ranking():
    section = summarise_tracks(
        track_flows({"A IT": [5, 5, 5], "C Kultur": [9, 0, 0], "Okänd": [0, 0, 0]}),
        service="AUB",
        month=JANUARY,
        start=DECEMBER - 1,
    )
    assert section.table["track"].tolist() == ["A IT"]
    assert section.levels.columns.tolist() == ["A IT", "C Kultur"]
    assert section.facts["aub.tracks"].value == 1


def test_a_track_that_has_just_emptied_is_still_ranked():
    section = aub_tracks({"A IT": [5, 5], "C Kultur": [9, 0]})
    assert section.table[["track", "remaining", "change"]].to_numpy().tolist() == [["A IT", 5, 0], ["C Kultur", 0, -9]]
    assert section.facts["aub.track.c_kultur.remaining.change_pct"].text == "−100,0"


def test_a_masked_track_is_counted_and_not_taken_for_zero():
    section = aub_tracks({"A IT": [50, 60], "C Kultur": [9, None]})
    assert section.masked == 1
    assert section.table["track"].tolist() == ["A IT"]
    assert section.facts["aub.track.c_kultur.remaining"].value is None
    assert section.facts["aub.track.a_it.remaining.share_pct"].value == 100


def test_a_new_track_is_new():
    section = aub_tracks({"A IT": [50, 60], "N Rymd": [7]})
    assert section.table["rank_move"].tolist() == ["same", "new"]
    assert section.facts["aub.track.n_rymd.remaining.change"].value is None


def test_training_brings_flows_and_tracks_together():
    section = summarise_training(
        service_flows("AUB", remaining=[6257, 6133], new=[1359, 982], left=[1215, 1104]),
        track_flows({"A IT": [698, 663]}),
        service="AUB",
        month=JANUARY,
        start=DECEMBER,
        tracks_start=DECEMBER,
    )
    assert section.facts["aub.left.change_pct"].text == "−9,1"
    assert section.facts["aub.track.a_it.remaining.change"].text == "−35"


@pytest.mark.parametrize(
    ("levels", "month", "error", "message"),
    [
        ({"A IT": [1, 2]}, JANUARY + 1, LateError, "track_flows has no AUB in 2025-02; it has 2024-12 to 2025-01"),
        ({"A IT": [1]}, JANUARY, LateError, "track_flows has no AUB in 2024-12"),
        ({"A IT": [1, None]}, JANUARY, DataError, "AUB's remaining by track is suppressed in every row of 2025-01"),
    ],
)
def test_what_cannot_be_shown_is_refused(levels, month, error, message):
    with pytest.raises(error, match=message):
        summarise_tracks(track_flows(levels), service="AUB", month=month, start=DECEMBER)


def test_lines_cannot_start_after_the_month():
    with pytest.raises(InputError, match="the lines start in 2025-02, after"):
        summarise_tracks(track_flows({"A IT": [1, 2]}), service="AUB", month=JANUARY, start=JANUARY + 1)


def test_the_largest_suppliers_and_what_they_train_for():
    section = aub_suppliers(largest=2)
    assert section.ranking[["supplier", "remaining", "change"]].to_numpy().tolist() == [
        ["Nercia", 706, 23],
        ["Astar", 589, -46],
    ]
    assert section.facts["aub.supplier.astar.remaining.change_pct"].text == "−7,2"
    assert section.facts["aub.suppliers"].value == 3
    assert section.facts["aub.suppliers.largest.share_pct"].text == "99,6"
    assert section.total["remaining"] == 1300
    assert section.total["change"] == -26


def test_tracks_stand_by_size_and_those_that_none_of_them_has_are_left_out():
    section = aub_suppliers(largest=2)
    assert section.cells.columns.tolist() == ["M Transport", "F Vård", "A IT", "E Pedagog"]
    assert section.cells.fillna(-1).to_numpy().tolist() == [[530, 0, 176, 0], [86, 500, 0, -1]]
    assert section.hidden.to_numpy().tolist() == [[False] * 4, [False, False, False, True]]
    assert aub_suppliers().cells.columns.tolist()[-2:] == ["J Bygg", "E Pedagog"]


def test_only_cells_with_participants_have_facts():
    facts = aub_suppliers().facts
    cells = {fact_id: fact.value for fact_id, fact in facts.items() if ".track." in fact_id}
    assert cells == {
        "aub.supplier.nercia.track.m_transport.remaining": 530,
        "aub.supplier.nercia.track.a_it.remaining": 176,
        "aub.supplier.astar.track.m_transport.remaining": 86,
        "aub.supplier.astar.track.f_vard.remaining": 500,
        "aub.supplier.liten.track.j_bygg.remaining": 5,
    }
    assert facts["aub.suppliers.most_tracks"].value == 3


def test_suppliers_without_tracks_in_the_month_are_late():
    flows = supplier_flows({DECEMBER: {"A": 5}, JANUARY: {"A": 5}}, "AUB")
    tracks = supplier_tracks({"A": {"A IT": 5}})
    tracks.table["month"] = pd.PeriodIndex(["2024-12"], freq="M")
    with pytest.raises(LateError, match="supplier_tracks has no AUB in 2025-01; it has 2024-12 to 2024-12"):
        summarise_training_suppliers(flows, tracks, service="AUB", month=JANUARY)
