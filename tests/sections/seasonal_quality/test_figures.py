"""The figures of seasonal adjustment: what they print and draw, also where a series is not as usual."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from tests.sections.seasonal_quality.frames import odd_adjusted, odd_quality, sample_adjusted, sample_quality
from werket_lib.numbers import print_number
from werket_lib.seasonal import Shock
from werket_lib.sections.indicators.figures import SHOWN_MONTHS, plot_adjusted
from werket_lib.sections.seasonal_quality.figures import plot_factors, plot_gap, plot_revisions, plot_series
from werket_lib.style import theme
from werket_lib.style.panels import lay_out, place_axes, scale_panel, shade_shocks, without_shocks
from werket_lib.style.scales import choose_scale

MONTH = pd.Period("2025-01", freq="M")
FIGURES = {
    "adjusted": (plot_adjusted, sample_adjusted, odd_adjusted),
    "series": (plot_series, sample_quality, odd_quality),
    "factors": (plot_factors, sample_quality, odd_quality),
    "gap": (plot_gap, sample_quality, odd_quality),
    "revisions": (plot_revisions, sample_quality, odd_quality),
}
every_figure = pytest.mark.parametrize("name", FIGURES)


@pytest.fixture
def words(tools):
    """Return what a figure says, each text once for each time that it stands there."""
    return lambda figure: [text.get_text() for text in tools.visible_texts(figure)]


def lines_of(figure, panel=0):
    return {to_hex(line.get_color()): line for line in figure.axes[panel].lines if len(line.get_xdata()) > 2}


@every_figure
@pytest.mark.parametrize("case", [1, 2], ids=["usual", "odd"])
def test_words_stay_apart_and_on_the_paper(name, case, tools):
    plot, *sections = FIGURES[name]
    figure = plot(sections[case - 1]())
    tools.check_texts(figure)
    assert min(text.get_fontsize() for text in tools.visible_texts(figure)) >= 7
    assert figure.get_figwidth() * 25.4 == pytest.approx(theme.FULL_WIDTH_MM)


@every_figure
def test_same_section_gives_the_same_bytes(name, tools):
    plot, section, _ = FIGURES[name]
    assert tools.draw_svg(plot(section())) == tools.draw_svg(plot(section()))


def test_adjusted_prints_level_and_change(words):
    said = words(plot_adjusted(sample_adjusted()))
    facts = sample_adjusted().facts
    assert facts["temperature.varsel.sa"].text in said
    assert f"{facts['temperature.varsel.sa.change'].signed}\u00a0personer" in said
    assert f"{facts['temperature.unemployment_rate.sa.change'].signed}\u00a0procentenheter" in said
    assert said.count("sedan december 2024") == 4
    assert {"säsongsrensat", "ej säsongsrensat", "Varsel", "Lediga jobb", "platser"} <= set(said)


def test_adjusted_draws_the_last_four_years_strong_before_and_thin():
    section = sample_adjusted()
    lines = lines_of(plot_adjusted(section), list(section.adjusted).index("vacancies"))
    strong, thin = lines[theme.ACCENT], lines[theme.NEUTRAL]
    assert len(strong.get_xdata()) == SHOWN_MONTHS
    assert strong.get_ydata().tolist() == section.adjusted["vacancies"].iloc[-SHOWN_MONTHS:].tolist()
    assert thin.get_ydata().tolist() == section.observed["vacancies"].iloc[-SHOWN_MONTHS:].tolist()
    assert strong.get_linewidth() > thin.get_linewidth()


def test_adjusted_says_what_is_provisional_or_has_no_season(words):
    said = words(plot_adjusted(odd_adjusted()))
    assert "platser, preliminärt" in said
    assert "personer, ingen säsong" in said


def test_series_stand_worst_first_with_their_verdicts(words):
    section = sample_quality()
    said = words(plot_series(section))
    verdicts = [text for text in said if text in {"god", "osäker", "dålig", "allvarlig"}]
    words_of = {"good": "god", "uncertain": "osäker", "bad": "dålig", "severe": "allvarlig"}
    assert verdicts == [words_of[level] for level in section.report["level"]]
    assert "dålig" not in words(plot_series(odd_quality()))


def test_a_series_that_is_not_adjusted_has_no_verdict(words):
    said = words(plot_series(odd_quality()))
    assert [text for text in said if text in {"god", "osäker", "dålig"}] == ["osäker", "god", "god"]


def test_what_lies_beyond_the_axis_is_written(words):
    varsel = next(one for one in sample_quality().series if one.name == "varsel")
    highest = varsel.adjustment.components["observed"].max()
    figure = plot_series(sample_quality())
    assert f"pandemin: upp till {print_number(highest)}" in words(figure)
    panel = [one.name for one in sample_quality().series].index("varsel")
    assert figure.axes[panel].get_ylim()[1] < highest / 2
    assert words(figure).count("pandemin") == 3


def test_shocks_are_shaded_and_named_on_the_paper_wherever_they_lie(tools):
    first, last = MONTH - 120, MONTH
    spans = ((first - 20, first - 15), (first - 2, first + 3), (last - 1, last + 2))
    shocks = tuple(Shock(str(start), str(end), f"en lång orsak {start}") for start, end in spans)
    sheet, (panel,) = lay_out(1, head=10, body=30)
    with theme.use_theme():
        axes = place_axes(sheet, panel, choose_scale(pd.Series([0.0, 1.0])), 5.0)
        scale_panel(axes, pd.period_range(first, last, freq="M"))
        shade_shocks(axes, shocks, notes={str(last - 1): "annat"})
    assert [text.get_text() for text in axes.texts] == [f"en lång orsak {first - 2}", "annat"]
    assert len(axes.patches) == 2
    tools.check_texts(sheet.figure)


def test_a_shock_is_left_out_of_the_axis_only_where_it_presses_the_rest():
    months = pd.period_range("2020-01", periods=5, freq="M")
    shock = (Shock("2020-03", "2020-03", "x"),)
    tall, low = pd.Series([1.0, 2.0, 90.0, 2.0, 3.0], months), pd.Series([1.0, 2.0, 4.0, 2.0, 3.0], months)
    assert without_shocks(tall, shock).tolist() == [1, 2, 2, 3]
    assert without_shocks(low, shock).tolist() == low.tolist()
    assert without_shocks(tall, (Shock("2019-01", "2021-01"),)).tolist() == tall.tolist()


def test_factors_draw_a_bar_for_each_month_and_its_years():
    section = sample_quality()
    figure = plot_factors(section)
    for axes, one in zip(figure.axes, section.series, strict=True):
        assert [bar.get_height() for bar in axes.patches] == pytest.approx(one.factors.mean().tolist())
        drawn = [line.get_ydata() for line in axes.lines if to_hex(line.get_color()) == theme.ACCENT]
        assert [len(years) for years in drawn] == [11] + [10] * 11
        assert drawn[6].tolist() == one.factors[7].dropna().tolist()
        assert [tick.get_text() for tick in axes.get_xticklabels()] == list("JFMAMJJASOND")


def test_factors_say_where_there_is_no_season(words):
    figure = plot_factors(odd_quality())
    assert words(figure).count("Ingen säsong att rensa") == 1
    assert len(figure.axes) == 3


def test_gap_is_drawn_and_named(words):
    section = sample_quality()
    figure = plot_gap(section)
    for number, one in enumerate(section.series):
        assert lines_of(figure, number)[theme.ACCENT].get_ydata().tolist() == one.gap.tolist()
    assert "X-13 minus medel av båda, personer" in words(figure)
    odd = plot_gap(odd_quality())
    assert odd.axes == []
    assert words(odd).count("Ingen annan metod att jämföra med") == 4


def test_revisions_draw_first_estimates_on_the_latest():
    section = sample_quality()
    figure = plot_revisions(section)
    for number, one in enumerate(section.series):
        lines = lines_of(figure, number)
        assert lines[theme.ACCENT].get_ydata().tolist() == one.history["last"].tolist()
        assert lines[theme.PAPER].get_ydata().tolist() == one.history["first"].tolist()
