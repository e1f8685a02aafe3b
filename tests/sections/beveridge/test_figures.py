"""Beveridge curves as drawn: wider with time, named at ends and turns, and no name on another."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection

from tests.sections.beveridge.frames import known, wandering
from werket_lib.sections.beveridge.figures import choose_span, plot_check, plot_country, plot_groups
from werket_lib.sections.beveridge.move_figures import plot_all, plot_moves
from werket_lib.style import theme

FIGURES = (plot_country, plot_groups, plot_all, plot_moves)
every_figure = pytest.mark.parametrize("plot", FIGURES)


@every_figure
@pytest.mark.parametrize("seed", range(6))
def test_words_stay_apart_and_on_the_paper_however_curves_wander(tools, plot, seed):
    tools.check_texts(plot(wandering(seed)))


@every_figure
def test_same_section_gives_the_same_bytes(tools, plot):
    assert tools.draw_svg(plot(known())) == tools.draw_svg(plot(known()))


@every_figure
def test_figure_is_for_print(tools, plot):
    figure = plot(known())
    assert figure.get_figwidth() * 25.4 == pytest.approx(theme.FULL_WIDTH_MM)
    assert min(text.get_fontsize() for text in tools.visible_texts(figure)) >= 7


def curves_of(axes):
    return [one for one in axes.collections if isinstance(one, LineCollection)]


def test_lines_grow_wider_month_by_month():
    for axes in plot_country(known()).axes:
        (curve,) = curves_of(axes)
        widths = curve.get_linewidths()
        assert len(widths) == 24
        assert (np.diff(widths) > 0).all()


def test_ends_and_turns_are_named(tools):
    section = wandering(1)
    for axes, points in zip(
        plot_country(section).axes, (section.country.observed, section.country.adjusted), strict=True
    ):
        named = {text.get_text() for text in axes.texts}
        assert {"jan 2023", "jan 2025"} <= named
        rate = points["unemployment_rate"]
        low, high = rate.idxmin(), rate.idxmax()
        inside = [month for month in (low, high) if 3 <= (month - rate.index[0]).n <= 21]
        assert len(named) <= 2 + len(inside)


def test_groups_share_their_axes_and_each_has_its_own_panel():
    axes = plot_groups(wandering(2)).axes
    assert len(axes) == 9
    assert len({(one.get_xlim(), one.get_ylim()) for one in axes}) == 1


def test_a_provisional_adjustment_is_told_beside_its_name(tools):
    said = [text.get_text() for text in tools.visible_texts(plot_groups(known("fixed", 49)))]
    assert said.count("preliminär säsongsrensning") == 4
    assert "preliminär säsongsrensning" in [t.get_text() for t in plot_country(known("fixed", 49)).texts]
    assert not [text for text in plot_groups(known()).texts if "preliminär" in text.get_text()]


def test_the_plane_has_each_january_with_the_newest_year_in_colour():
    section = known()
    (axes,) = plot_all(section).axes
    januaries = [pd.Period(f"{year}-01", "M") for year in (2023, 2024, 2025)]
    newest = [line for line in axes.lines if line.get_color() == theme.ACCENT and len(line.get_xdata()) == 2]
    before = [line for line in axes.lines if line.get_color() == theme.NEUTRAL]
    assert len(newest) == len(section.groups) > 3
    assert len(before) == len(newest) + 1  # and the country's, whose newest is black
    for one, new, old in zip(section.groups, newest, before[:-1], strict=True):
        rates = one.adjusted["unemployment_rate"]
        assert list(new.get_xdata()) == [rates[month] for month in januaries[1:]]
        assert list(old.get_xdata()) == [rates[month] for month in januaries[:2]]


def test_moves_print_the_facts_in_order(tools):
    section = known()
    said = [text.get_text() for text in tools.visible_texts(plot_moves(section))]
    for one in section.curves:
        assert section.facts[f"{one.prefix}.along"].signed in said
        assert section.facts[f"{one.prefix}.across"].signed in said
    names = [text for text in said if text in {"Riket", *(one.name for one in section.groups)}]
    assert (names[0], names[1], names[-1]) == ("Riket", "Storstäder", "Landsbygdskommun med besöksnäring")


def test_agencies_are_named_at_their_lines_ends(tools):
    check = known().check
    figure = plot_check(check)
    tools.check_texts(figure)
    said = [text.get_text() for text in tools.visible_texts(figure)]
    assert f"SCB, BAS {check.facts['beveridge.bas.unemployment_rate'].text}" in said


@pytest.mark.parametrize(
    ("values", "ticks"),
    [((6.1, 7.2), [6.0, 6.5, 7.0]), ((4.0, 8.6), [4.0, 5.0, 6.0, 7.0, 8.0]), ((2.0, 2.0), [2.0])],
)
def test_span_is_close_around_the_values(values, ticks):
    span = choose_span(pd.Series(values), (0.5, 1.0, 2.0))
    assert span.ticks == ticks
    assert span.low < min(values)
    assert span.high > max(values)
