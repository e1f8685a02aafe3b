"""Every figure on real results: what it prints, in which font, and that no two words meet."""

import re
from functools import partial

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import pyplot
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Circle

from tests.sections.frames import JANUARY, four_municipalities, indicators, ipsu_market, placement_flows, rom2_results
from werket_lib.sections.areas.figures import plot_area_map, plot_largest_areas
from werket_lib.sections.indicators.numbers import INDICATORS
from werket_lib.sections.places.figures import plot_places
from werket_lib.sections.places.numbers import summarise_rom2_places
from werket_lib.sections.results.figures import plot_against_threshold, plot_result_map, plot_risk
from werket_lib.sections.results.numbers import summarise_rom2_results
from werket_lib.sections.services.figures import plot_flows, plot_market
from werket_lib.sections.services.market import summarise_market
from werket_lib.sections.services.numbers import summarise_flows
from werket_lib.sections.suppliers.figures import (
    plot_concentration,
    plot_entries,
    plot_ranking,
    plot_suppliers_over_time,
)
from werket_lib.sections.suppliers.numbers import summarise_rom2_suppliers
from werket_lib.sections.temperature.figures import place_among, plot_gauges, plot_temperature
from werket_lib.sections.temperature.numbers import summarise_temperature
from werket_lib.sections.temperature.words import judge
from werket_lib.style import theme
from werket_lib.style.fonts import SANS
from werket_lib.style.maps.bins import UP

MONTH = pd.Period("2025-01", freq="M")
FIGURES = {
    "gauges": (plot_gauges, "temperature"),
    "temperature": (plot_temperature, "temperature"),
    "flows": (plot_flows, "flows"),
    "suppliers_over_time": (plot_suppliers_over_time, "suppliers"),
    "concentration": (plot_concentration, "suppliers"),
    "entries": (plot_entries, "suppliers"),
    "ranking": (plot_ranking, "suppliers"),
    "largest_areas": (plot_largest_areas, "areas"),
    "area_map": (partial(plot_area_map, boundaries=None), "areas"),
    "market": (plot_market, "market"),
    "results_rr1": (partial(plot_against_threshold, result="rr1"), "results"),
    "results_rr2": (partial(plot_against_threshold, result="rr2"), "results"),
    "result_map": (partial(plot_result_map, result="rr1"), "results"),
    "risk": (plot_risk, "results"),
}
every_figure = pytest.mark.parametrize("name", FIGURES)


@pytest.fixture
def draw(request):
    """Draw the figure of that name from its section."""

    def build(name):
        plot, section = FIGURES[name]
        return plot(request.getfixturevalue(section))

    return build


@pytest.fixture
def words(tools):
    """Return what a figure says, each text once for each time that it stands there."""
    return lambda figure: [text.get_text() for text in tools.visible_texts(figure)]


@every_figure
def test_words_stay_apart_and_on_the_paper(draw, tools, name):
    tools.check_texts(draw(name))


@every_figure
def test_same_section_gives_the_same_bytes(draw, tools, name):
    first = tools.draw_svg(draw(name))
    assert first == tools.draw_svg(draw(name))
    assert "<dc:date>" not in first


@every_figure
def test_svg_holds_text_in_our_font_alone(draw, tools, name):
    svg = tools.draw_svg(draw(name))
    fonts = re.findall(r"font(?:-family)?: ?([^;\"]+)", svg)
    families = {family for font in fonts for family in re.findall(r"'([^']+)'", font)}
    assert families == {SANS}
    assert "DejaVu" not in svg
    assert "<text" in svg


@every_figure
def test_text_is_large_enough_for_print(draw, tools, name):
    figure = draw(name)
    assert min(text.get_fontsize() for text in tools.visible_texts(figure)) >= 7
    assert figure.get_figwidth() * 25.4 == pytest.approx(theme.FULL_WIDTH_MM)


@every_figure
def test_figure_belongs_to_no_pyplot_state_and_leaves_no_setting(draw, name):
    before = dict(mpl.rcParams)
    draw(name)
    assert not pyplot.get_fignums()
    assert dict(mpl.rcParams) == before


@every_figure
def test_png_can_be_drawn(draw, name):
    with theme.use_theme():
        canvas = FigureCanvasAgg(draw(name))
        canvas.draw()
    pixels = canvas.buffer_rgba()
    assert pixels.shape[0] > 80


def test_gauges_print_the_facts(temperature, words):
    said = words(plot_gauges(temperature))
    for indicator in INDICATORS:
        base = f"temperature.{indicator.name}"
        assert temperature.facts[base].text in said
        assert temperature.facts[f"{base}.change_12m"].signed in said
    assert {"5\u00a0236", "+241", "+0,45", "+11\u00a0074", "\u221230\u00a0885", "+6,0", "procentenheter"} <= set(said)


def test_gauges_say_in_words_what_their_colours_say(temperature, words):
    said = words(plot_gauges(temperature))
    assert said.count("Kallare") == 4
    assert said.count("Varmare") == 1


@pytest.mark.parametrize(
    ("name", "value", "verdict"),
    [
        ("varsel", 241, "bad"),
        ("varsel", -1, "good"),
        ("vacancies", 1.0, "good"),
        ("unemployment_rate", 0.004, "same"),
        ("unemployment_rate", -0.006, "good"),
        ("ki_barometer", -0.04, "same"),
    ],
)
def test_change_is_judged_as_it_is_printed(name, value, verdict):
    assert judge(summarise_temperature(indicators({name: value}), MONTH))[name] == verdict


def test_place_is_a_rank_that_one_extreme_month_does_not_move():
    assert place_among(pd.Series([1.0, 2.0, 2.0, 1e9, None])).round(3).tolist()[:4] == [0.0, 0.5, 0.5, 1.0]
    assert place_among(pd.Series([7.0])).tolist() == [0.5]


def test_gauges_begin_together(tables):
    section = summarise_temperature(tables.make_indicators(400), MONTH)
    firsts = {axes.get_xlim()[0] for axes in plot_gauges(section).axes}
    assert firsts == {pd.Period("2015-01", freq="M").ordinal - 0.5}


def test_temperature_says_count_and_word(temperature, words):
    said = words(plot_temperature(temperature))
    assert {"Kall", "1 av 5 indikatorer", "Januari 2025"} <= set(said)
    assert {"kall 0–1", "sval 2", "ljummen 3", "varm 4", "het 5"} <= set(said)


def test_temperature_fills_as_many_cells_as_there_are_positive_indicators(temperature):
    [axes] = plot_temperature(temperature).axes
    filled = sum(to_hex(color) != theme.EMPTY for cells in axes.collections for color in cells.get_facecolor())
    assert filled == temperature.history["positive"].sum()
    assert sum(len(cells.get_paths()) for cells in axes.collections) == 25 * 5


def test_flows_print_the_published_numbers(flows, words):
    said = words(plot_flows(flows))
    published = {
        "39\u00a0413", "5\u00a0854", "6\u00a0589",
        "\u2212755\u00a0personer, \u22121,9\u00a0procent", "\u2212120\u00a0personer, \u22122,0\u00a0procent",
        "+1\u00a0466\u00a0personer, +28,6\u00a0procent", "sedan december 2024",
    }  # fmt: skip
    assert published <= set(said)
    assert f"medel\n{flows.facts['rom2.new.mean'].text}" in said


def test_new_and_left_share_a_scale(flows):
    _, new, left = plot_flows(flows).axes
    assert new.get_ylim() == left.get_ylim()


def test_flows_without_a_month_before_speak_of_no_change_and_no_mean(tables, words):
    section = summarise_flows(tables.make_flows([5], [3], [2]), service="ROM2", month=MONTH, start=MONTH)
    said = " ".join(words(plot_flows(section)))
    assert "Kvarstående 5" in said
    assert "sedan" not in said
    assert "medel" not in said


def test_change_of_one_person_is_singular(tables, words):
    section = summarise_flows(tables.make_flows([5, 6], [3, 2], [2, 2]), service="ROM2", month=MONTH, start=MONTH - 1)
    said = " ".join(words(plot_flows(section)))
    assert "+1\u00a0person," in said
    assert "\u22121\u00a0person," in said
    assert "0\u00a0personer," in said


def test_line_breaks_where_a_month_is_missing(tables):
    table = tables.make_flows([10, 20, None, 30, None, 25, 26], [1] * 7, [1] * 7)
    section = summarise_flows(table, service="ROM2", month=MONTH, start=MONTH - 6)
    line, lonely, last = plot_flows(section).axes[0].lines
    assert pd.isna(line.get_ydata()).tolist() == [False, False, True, False, True, False, False]
    assert lonely.get_ydata().tolist() == [30]
    assert last.get_ydata().tolist() == [26]


def test_suppliers_over_time_prints_first_last_and_change(suppliers, words):
    said = words(plot_suppliers_over_time(suppliers))
    for measure in ("suppliers", "participants_per_supplier"):
        fact = f"rom2.{measure}"
        assert suppliers.facts[fact].text in said
        assert suppliers.facts[f"{fact}.start"].text in said
        assert f"{suppliers.facts[f'{fact}.change'].signed} sedan december 2024" in said


def test_entries_and_concentration_print_their_facts(suppliers, words):
    facts = suppliers.facts
    said = words(plot_entries(suppliers))
    assert f"Tillkom i januari 2025: {facts['rom2.suppliers.entered'].text}" in said
    assert f"{facts['rom2.suppliers.exited.since_start'].text} från och med maj 2023" in said
    said = words(plot_concentration(suppliers))
    assert {facts["rom2.hhi"].text, facts["rom2.top5.share_pct.start"].text} <= set(said)
    assert f"{facts['rom2.top5.share_pct.change'].signed} procentenheter sedan december 2024" in said


def test_entries_in_a_first_month_say_that_there_are_none(tables, words):
    table = tables.make_suppliers({"2024-12": {"A": 5}, "2025-01": {"A": 4}})
    section = summarise_rom2_suppliers(table, MONTH, start=MONTH - 1)
    assert "Försvann i januari 2025: 0" in words(plot_entries(section))


def test_ranking_prints_every_supplier_as_published(suppliers, words):
    said = words(plot_ranking(suppliers))
    assert len(suppliers.ranking) == 30
    assert {"Lernia Utbildning AB", "2\u00a0241", "\u221253", "+17", "0", "NearYou Jobb & Utbildning i Sverige AB"} <= {
        *said
    }
    assert [text for text in said if text in {"13", "14", "15"}] == ["13", "13", "15", "15"]


def test_ranking_shows_where_each_stood_the_month_before(suppliers):
    sizes, changes = plot_ranking(suppliers).axes
    [before] = sizes.collections
    assert [segment[0][0] for segment in before.get_segments()][:3] == [2252, 2060, 1788]
    assert [bar.get_width() for bar in sizes.patches][:3] == [2241, 2011, 1795]
    assert [bar.get_width() for bar in changes.patches][:3] == [-11, -49, 7]


def test_ranking_marks_only_ranks_that_moved(suppliers):
    markers = [mark.get_marker() for mark in plot_ranking(suppliers).findobj(Line2D) if mark.get_marker() in ("^", "v")]
    moves = suppliers.ranking["rank_move"]
    assert markers == [{"up": "^", "down": "v"}[move] for move in moves if move in ("up", "down")]


def test_new_supplier_is_called_new(tables, words):
    table = tables.make_suppliers({"2024-12": {"A": 5}, "2025-01": {"A": 4, "B": 3}})
    said = words(plot_ranking(summarise_rom2_suppliers(table, MONTH, start=MONTH - 1)))
    assert said.count("ny") == 1


def test_areas_are_drawn_with_their_change_in_percent(areas, words):
    figure = plot_largest_areas(areas)
    said = words(figure)
    assert {"Förändring, procent", "4\u00a0553", "\u22123,5", "+3,0", "Trollhättan-Uddevalla-Vänersborg"} <= set(said)
    assert said.count("ny") == 1  # Karlstad; Norrköping was suppressed
    assert [bar.get_width() for bar in figure.axes[1].patches][10] == pytest.approx(100 * 32 / 1065)


def test_the_map_has_a_circle_for_each_area_in_the_colour_of_its_change(areas, words):
    figure = plot_area_map(areas, None)
    circles = [patch for patch in figure.findobj(Circle) if patch.get_fill()]
    colors = [to_hex(circle.get_facecolor()) for circle in circles]
    assert len(circles) == len(areas.areas) == 15
    assert colors.count(theme.EMPTY) == 2  # without a count in December
    assert sum(color in UP for color in colors) == 2
    said = words(figure)
    assert {"Stockholm Mitt", "4\u00a0553", "uppgift saknas"} <= {*said, *(word.strip() for word in said)}


def test_municipalities_are_coloured_by_the_number_of_suppliers(words, tools):
    section = summarise_rom2_places(
        placement_flows({JANUARY: {("A", "0180"): 5, ("B", "0180"): 5, ("A", "1280"): None}}),
        four_municipalities(),
        JANUARY,
    )
    figure = plot_places(section)
    assert {"Leverantörer med deltagare", "ingen", "en", "2 till 4", "15 eller fler"} <= set(words(figure))
    tools.check_texts(figure)


def test_market_prints_count_and_share(market, words):
    said = words(plot_market(market))
    assert {"2\u00a0501", "43,3\u00a0%", "7", "0,1\u00a0%", "Wilja Arbetsrehab AB"} <= set(said)


def test_market_of_hidden_counts_says_so(tables, words):
    table = tables.make_suppliers({"2025-01": {"Dold AB": None}}, service="STA")
    assert words(plot_market(summarise_market(table, service="STA", month=MONTH))) == ["Inga antal att visa"]


def test_a_market_in_parts_stacks_them_and_names_only_those_that_somebody_is_in(words, tools):
    market = ipsu_market({"Iris": {"A": 173, "B": 21}, "Jobfind": {"A": 177}, "Clustera": {"A": 116, "B": None}})
    figure = plot_market(market)
    tools.check_texts(figure)
    assert [text for text in words(figure) if text.startswith("del ")] == [
        "del A 173", "del B 21", "del A 177", "del A 116",
    ]  # fmt: skip
    whole, first_part = figure.axes
    assert [bar.get_width() for bar in whole.patches] == [194, 177, 116]
    assert [bar.get_width() for bar in first_part.patches] == [173, 177, 116]
    assert whole.get_xlim() == first_part.get_xlim()


def test_every_area_stands_once_with_its_rate_and_those_on_each_side_are_counted(results, words):
    said = words(plot_against_threshold(results, "rr1"))
    for area in results.areas.itertuples():
        cut = [text for text in said if text == area.delivery_area or area.delivery_area.startswith(text.rstrip("…"))]
        assert cut, area.delivery_area
    over, under = (int((results.areas["rr1_side"] == side).sum()) for side in ("over", "under"))
    assert {f"Når 25 procent: {over}\u00a0områden", f"Under 25 procent: {under}\u00a0områden"} <= set(said)
    rates = [
        fact.text for fact_id, fact in results.facts.items() if re.fullmatch(r"rom2\.area\.\w+\.rr1_rate", fact_id)
    ]
    assert all(said.count(rate) >= rates.count(rate) for rate in rates)


def test_percents_of_the_scale_are_told_from_numbers_that_claim(results, tools):
    svg = tools.draw_svg(plot_against_threshold(results, "rr1"))
    assert len(re.findall(r'<g id="scale-\d+-(0|25|50)">', svg)) == 6


def test_filled_dots_are_sure_and_hollow_ones_are_not(results):
    figure = plot_against_threshold(results, "rr1")
    dots = [line for axes in figure.axes for line in axes.lines if line.get_marker() == "o"]
    hollow = sum(to_hex(dot.get_markerfacecolor()) == theme.PAPER for dot in dots)
    assert (len(dots), hollow) == (len(results.areas), int((~results.areas["rr1_sure"]).sum()))


@pytest.mark.parametrize("contracts", [[("A", 12, 0, 0, None, 0.0, True)], [("A", 12, 10, 10, 4, 0.9, False)] * 3])
def test_results_of_one_area_can_be_drawn(contracts, tools):
    section = summarise_rom2_results(rom2_results({MONTH: contracts}), MONTH)
    for figure in (plot_against_threshold(section, "rr1"), plot_risk(section), plot_result_map(section, "rr2")):
        tools.check_texts(figure)
