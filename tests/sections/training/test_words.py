"""Sentences on training: every form that its numbers can give them."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

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
from tests.sections.test_facts_only import numbers_in, printed
from werket_lib.sections.services.words import describe_flows
from werket_lib.sections.training.numbers import Training, summarise_training
from werket_lib.sections.training.suppliers import summarise_training_suppliers
from werket_lib.sections.training.words import (
    alt_supplier_tracks,
    alt_tracks,
    alt_tracks_over_time,
    describe_tracks,
    describe_training_suppliers,
)

counts = st.integers(0, 60) | st.integers(0, 10**5)
names = st.sampled_from(["A IT", "F Vård", "Okänd", "M Transport", "<b>", "Ä & Co."])
pairs = st.dictionaries(names, st.lists(st.none() | counts, min_size=2, max_size=2), min_size=1)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def aub(**levels: list[int | None]) -> Training:
    tracks = {name.replace("_", " "): counts for name, counts in levels.items()} or {"M Transport": [1731, 1822]}
    return summarise_training(
        service_flows("AUB", remaining=[6257, 6133], new=[1359, 982], left=[1215, 1104]),
        track_flows(tracks),
        service="AUB",
        month=JANUARY,
        start=DECEMBER,
        tracks_start=DECEMBER,
    )


def test_those_who_left_fell_by_what_the_counts_say():
    # The printed issue said 22,8 percent in its text and 9,1 in its figure.
    assert plain(describe_flows(aub().flows)) == (
        "I slutet av januari 2025 deltog 6 133 personer i arbetsmarknadsutbildning, 124 färre än i december "
        "(2,0 procent).\n\n"
        "Under januari började 982 personer, 377 färre än i december (27,7 procent). Samtidigt lämnade 1 104 personer "
        "tjänsten, 111 färre än i december (9,1 procent). Det motsvarar 17,6 procent av deltagarna i slutet av "
        "december. Serien är för kort för att säga vad som är vanligt i januari. Medel sedan december 2024: 6 195 "
        "deltagare, 1 171 nya och 1 160 som lämnade."
    )


def test_tracks():
    assert plain(describe_tracks(aub_tracks())) == (
        "Bland inriktningarna ökade Transport mest, med 91 deltagare. Mest minskade Maskin, "
        "med 78 deltagare. Störst var Transport, med 1 822 deltagare och 48,2 procent av alla deltagare."
    )


def test_tracks_over_a_year_and_masked_ones():
    year = {"A IT": [100, *[90] * 11, 80], "F Vård": [100] * 12 + [103], "C Kultur": [None] * 13}
    told = plain(describe_tracks(aub_tracks(year)))
    assert told.startswith("Bland inriktningarna ökade Vård mest, med 3 deltagare. Mest minskade IT, med 10 deltagare.")
    assert told.endswith("För en inriktning är alla antal så små att de inte redovisas.")
    assert plain(alt_tracks_over_time(aub_tracks(year))).endswith(
        "På ett år har Vård vuxit mest, med 3, och IT minskat mest, med 20."
    )


def test_one_track_and_none():
    assert plain(describe_tracks(aub_tracks({"A IT": [4, 5]}))) == (
        "Alla redovisade deltagare i januari 2025, 5, finns i inriktningen IT."
    )
    assert plain(describe_tracks(aub_tracks({"A IT": [4, 0]}))) == (
        "Ingen inriktning hade någon deltagare i januari 2025."
    )


def test_two_tracks_that_would_be_called_the_same_keep_their_letters():
    assert "A IT" in describe_tracks(aub_tracks({"A IT": [4, 7], "B IT": [4, 6]}))


def test_suppliers():
    assert plain(describe_training_suppliers(aub_suppliers(largest=2))) == (
        "Arbetsförmedlingen redovisade tre leverantörer. De två största hade tillsammans 99,6 procent av deltagarna. "
        "Av de två största minskade en och en ökade (Nercia)."
    )


def test_suppliers_and_their_tracks():
    assert plain(alt_supplier_tracks(aub_suppliers())).endswith(
        "Bland de största leverantörerna hade Nercia flest deltagare inom Transport (530), Astar inom Vård (500) och "
        "Nercia inom IT (176). Flest inriktningar, tre, hade Astar."
    )


def test_alt_texts():
    assert plain(alt_tracks(aub_tracks())) == (
        "Deltagare per inriktning i arbetsmarknadsutbildning, januari 2025, störst först: Transport 1 822 (+91), "
        "Maskin 1 292 (−78) och IT 663 (−35)."
    )
    assert plain(alt_tracks_over_time(aub_tracks())) == (
        "Deltagare i arbetsmarknadsutbildning från december 2024 till januari 2025, en linje per inriktning. "
        "Störst är Transport 1 822 (+91), Maskin 1 292 (−78) och IT 663 (−35)."
    )
    assert plain(alt_supplier_tracks(aub_suppliers())).startswith(
        "Rutnät med de 3 största leverantörerna i arbetsmarknadsutbildning och deras inriktningar, januari 2025; "
        "ju fler deltagare, desto mörkare ruta. Bland de största"
    )


@settings(deadline=None, max_examples=40)
@given(pairs.filter(lambda tracks: any(now is not None for _, now in tracks.values())))
def test_the_tracks_numbers_are_facts(tracks):
    section = aub_tracks(tracks)
    for text in (describe_tracks(section), alt_tracks(section), alt_tracks_over_time(section)):
        assert numbers_in(text) <= printed(section.facts)
        assert not re.search(r"  |,\.|None|nan ", text)


@settings(deadline=None, max_examples=40)
@given(pairs, st.dictionaries(names, st.dictionaries(names, st.none() | counts, min_size=1), min_size=1))
def test_the_suppliers_numbers_are_facts(suppliers, cells):
    by_month = {
        month: {name: both[place] for name, both in suppliers.items()}
        for place, month in enumerate((DECEMBER, JANUARY))
    }
    section = summarise_training_suppliers(
        supplier_flows(by_month, "AUB"), supplier_tracks(cells), service="AUB", month=JANUARY
    )
    for text in (describe_training_suppliers(section), alt_supplier_tracks(section)):
        assert numbers_in(text) <= printed(section.facts)
        assert not re.search(r"  |,\.|None|nan ", text)
