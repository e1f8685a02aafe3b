"""Figures of training: panels that can be compared, cells that tell nobody from a masked count, awkward data."""

import re

import pandas as pd
import pytest
from matplotlib.colors import to_rgb

from tests.sections.frames import (
    DECEMBER,
    JANUARY,
    aub_suppliers,
    aub_tracks,
    supplier_flows,
    supplier_tracks,
    track_flows,
)
from werket_lib.sections.training.figures import plot_supplier_tracks, plot_tracks, plot_tracks_over_time
from werket_lib.sections.training.numbers import summarise_tracks
from werket_lib.sections.training.suppliers import summarise_training_suppliers
from werket_lib.style.theme import INK

TRACKS = {
    "one": {"A IT": [5, 6]},
    "ten": {f"{letter} Spår": [10 * place, 9 * place] for place, letter in enumerate("ABCDEFGHIJ", start=1)},
    "ninety": {f"Inriktning {number}": [number, 2 * number] for number in range(1, 91)},
    "emptied": {"A IT": [5, 6], "C Kultur": [3, 0]},
    "masked": {"A IT": [5, 6], "C Kultur": [3, None]},
    "begun": {"A IT": [5, 6], "N Rymd": [7]},
    "millions": {"A IT": [1_000_000, 9_999_999], "F Vård": [1, 1]},
    "hole": {"A IT": [5, None, 6, None, 7], "F Vård": [1, 2, 3, 4, 5]},
}
AUB = ("M Transport", "F Vård", "A IT", "J Bygg", "E Pedagog")
START = pd.Period("2023-01", freq="M")


def tracks_of(levels):
    return summarise_tracks(track_flows(levels), service="AUB", month=JANUARY, start=START)


def luminance(color):
    channels = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(color)]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


@pytest.mark.parametrize("plot", [plot_tracks, plot_tracks_over_time])
@pytest.mark.parametrize("kind", TRACKS)
def test_tracks_of_any_number_and_size(tools, kind, plot):
    tools.check_texts(plot(tracks_of(TRACKS[kind])))


def test_panels_of_a_row_share_a_scale_and_rows_do_not():
    axes = plot_tracks_over_time(tracks_of(TRACKS["ten"])).axes
    tops = [one.get_ylim()[1] for one in axes]
    assert len(set(tops[:4])) == len(set(tops[4:8])) == 1
    assert tops[0] > tops[4] > tops[8]


def test_a_panel_says_its_track_its_number_and_its_change(tools):
    said = [text.get_text() for text in tools.visible_texts(plot_tracks_over_time(aub_tracks()))]
    assert {"Transport", "1\u00a0822", "+91", "Maskin", "−78"} <= set(said)


def test_an_emptied_track_says_no_more_than_that_nobody_is_left(tools):
    levels = {"A IT": [5, 5, 6], "C Kultur": [3, 0, 0]}
    said = [text.get_text() for text in tools.visible_texts(plot_tracks_over_time(tracks_of(levels)))]
    assert said[said.index("Kultur") :] == ["Kultur", "0"] or said[said.index("Kultur") + 2] != "0"


def test_the_heat_table_prints_counts_signs_and_sums(tools):
    tracks = aub_tracks({"M Transport": [600, 616], "F Vård": [1, 500], "A IT": [1, 176], "E Pedagog": [5, None]})
    figure = plot_supplier_tracks(aub_suppliers(largest=2), tracks)
    tools.check_texts(figure)
    said = [text.get_text() for text in tools.visible_texts(figure)]
    assert said.count("..") == 1
    assert {"530", "176", "86", "500", "706", "589", "1\u00a0300", "616", "Transport", "Alla leverantörer"} <= set(said)
    assert "0" not in said


def test_numbers_can_be_read_on_every_shade():
    figure = plot_supplier_tracks(aub_suppliers(), aub_tracks({track: [1, 1] for track in AUB}))
    [mesh] = figure.axes[0].collections
    darkest = min(luminance(mesh.cmap(level)) for level in (0.0, 0.5, 1.0))
    assert (darkest + 0.05) / (luminance(INK) + 0.05) >= 4.5


@pytest.mark.parametrize("tracks", [1, 3, 14])
@pytest.mark.parametrize("suppliers", [1, 12])
def test_heat_tables_of_any_size(tools, suppliers, tracks):
    names = [f"{chr(65 + number)} Spår {number}" for number in range(tracks)]
    counts = {f"Ett ganska långt leverantörsnamn {number} AB": 1000 * tracks for number in range(suppliers)}
    cells = {supplier: dict.fromkeys(names, 1000) for supplier in counts}
    section = summarise_training_suppliers(
        supplier_flows({DECEMBER: counts, JANUARY: counts}, "AUB"), supplier_tracks(cells), service="AUB", month=JANUARY
    )
    figure = plot_supplier_tracks(section, tracks_of({name: [12_000, 12_000] for name in names}))
    tools.check_texts(figure)
    assert figure.get_figwidth() * 25.4 == pytest.approx(170)


def test_a_heat_table_of_nobody_says_so(tools):
    flows = supplier_flows({DECEMBER: {"A": 5}, JANUARY: {"A": None}}, "AUB")
    tracks = supplier_tracks({"A": {"A IT": None}})
    section = summarise_training_suppliers(flows, tracks, service="AUB", month=JANUARY)
    figure = plot_supplier_tracks(section, aub_tracks())
    assert [text.get_text() for text in tools.visible_texts(figure)] == ["Inga antal att visa"]


def test_names_that_mean_harm_are_drawn_as_they_are(tables, tools):
    levels = {name: [50 - place, 50 - place] for place, name in enumerate(tables.HOSTILE)}
    counts = {month: {"A": 1000, "B": 999} for month in (DECEMBER, JANUARY)}
    cells = {supplier: dict.fromkeys(tables.HOSTILE, 5) for supplier in "AB"}
    suppliers = summarise_training_suppliers(
        supplier_flows(counts, "AUB"), supplier_tracks(cells), service="AUB", month=JANUARY
    )
    tracks = tracks_of(levels)
    for figure in (plot_tracks(tracks), plot_tracks_over_time(tracks), plot_supplier_tracks(suppliers, tracks)):
        tools.check_texts(figure)
        svg = tools.draw_svg(figure)
        assert "<script" not in svg
        assert not re.search(r"<dc:date>", svg)
