"""Charts of one's own in the house style: what is drawn, and what is said where it cannot be."""

import matplotlib as mpl
import matplotlib.image
import numpy as np
import pandas as pd
import pytest

import werket_lib as wl
from werket_lib.errors import InputError
from werket_lib.style.charts import decimals_of
from werket_lib.style.fonts import SANS

pytestmark = pytest.mark.xdist_group("lab")
MONTHS = pd.period_range("2023-01", "2025-01", freq="M")


@pytest.fixture
def line():
    return pd.Series(np.linspace(6.04, 7.26, len(MONTHS)), MONTHS, name="unemployment_rate, Malmö")


def texts(figure):
    found = [text for axes in figure.axes for text in (*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels())]
    return [text.get_text() for text in (*figure.texts, *found)]


def test_a_line_has_swedish_axes_and_ends_in_its_value(line):
    figure = wl.chart(line)
    said = texts(figure)
    assert {"Arbetslöshet, Malmö", "procent av arbetskraften", "jan\n2023", "6,5", "7,3"} <= set(said)
    assert {text.get_fontfamily()[0] for text in figure.texts} == {SANS}
    assert figure.get_figwidth() * 25.4 == pytest.approx(170)
    assert mpl.rcParams["font.family"] != [SANS]


def test_a_start_cuts_the_line(line):
    (axes,) = wl.chart(line, start="2024-01").axes
    assert axes.lines[0].get_xdata()[0] == pd.Period("2024-01", "M").ordinal


def test_lines_are_named_at_their_ends_and_do_not_meet(line):
    frame = pd.DataFrame({"Ale": line, "Berg": line + 0.01})
    (axes,) = wl.chart(frame, title="Två").axes
    places = [text.xyann[1] + text.xy[1] for text in axes.texts]
    assert [text.get_text() for text in axes.texts] == ["Ale 7,3", "Berg 7,3"]
    assert len(set(places)) == 2


def test_more_than_four_lines_get_a_panel_each(line):
    assert len(wl.chart(pd.DataFrame({f"serie {n}": line for n in range(6)})).axes) == 6


def test_a_hole_breaks_a_line_and_quarters_are_joined(line):
    holed = line.copy()
    holed.iloc[5:7] = np.nan
    (axes,) = wl.chart(holed).axes
    assert np.isnan(axes.lines[0].get_ydata()).sum() == 2
    quarters = pd.Series([1.0, 2.0, 4.0], pd.period_range("2024Q1", periods=3, freq="Q"), name="q")
    (axes,) = wl.chart(quarters).axes
    assert axes.lines[0].get_ydata().tolist() == [1.0, 2.0, 4.0]


def test_an_adjustment_shows_both_lines(line):
    season = 0.5 * np.cos(np.arange(120) * np.pi / 6)
    noise = np.random.default_rng(1).normal(0, 0.05, 120)
    y = pd.Series(7 + season + noise, pd.period_range("2015-01", periods=120, freq="M"), name="unemployment_rate, Ale")
    adjusted = wl.adjust(y)
    figure = adjusted.plot()
    assert "procent av arbetskraften, säsongsrensat (grått: ej säsongsrensat)" in texts(figure)
    observed, over = figure.axes[0].lines[:2]
    assert observed.get_ydata().tolist() == y.tolist()
    assert over.get_ydata().tolist() == adjusted.adjusted.tolist()


def test_bars_stand_in_the_order_given_with_their_values():
    figure = wl.chart(pd.Series({"Dorotea": 1.96, "Berg": -0.87}), kind="bar", title="Ökning", unit="procentenheter")
    assert {"Ökning", "Dorotea", "Berg", "+2,0", "−0,9"} <= set(texts(figure))
    assert [round(bar.get_width(), 2) for bar in figure.axes[0].patches] == [1.96, -0.87]


def test_dots_of_two_columns_go_from_hollow_to_full():
    figure = wl.chart(pd.DataFrame({"2024": [6.0], "2025": [7.0]}, index=["Ale"]), kind="dot", title="Två år")
    dots = [mark for mark in figure.axes[0].lines if mark.get_marker() == "o"]
    assert [(mark.get_xdata()[0], mark.get_markerfacecolor()) for mark in dots] == [(6.0, "#ffffff"), (7.0, "#0b6670")]


def test_a_map_takes_names_or_codes_and_refuses_what_is_none():
    figure = wl.chart(pd.Series({"Malmö": 12.0, "0180": 7.0, "Skåne län": 9.0}), kind="map", title="Arbetslöshet")
    assert "Arbetslöshet" in texts(figure)
    with pytest.raises(InputError, match="no region 'Malmo'; the nearest are Malmö"):
        wl.chart(pd.Series({"Malmo": 12.0}), kind="map")


def test_a_table_is_drawn_from_its_columns():
    figure = wl.chart(wl.read("municipality_labour", month="2025-01", region="Malmö"), y="unemployed")
    assert {"Inskrivna arbetslösa", "personer", "Exempeldata"} <= set(texts(figure))


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: wl.chart(pd.Series([1.0, 2.0]), kind="pie"), "no kind of chart 'pie'"),
        (lambda: wl.chart(pd.Series(["a", "b"], MONTHS[:2])), "the values are not numbers"),
        (lambda: wl.chart(pd.Series([1.0], ["Ale"])), "lines are drawn over months; the index holds 'Ale'"),
        (lambda: wl.chart(pd.Series(np.nan, MONTHS)), "there is nothing to draw: no month holds a value"),
        (lambda: wl.chart([1, 2]), "a list cannot be drawn; give a pandas Series"),
        (lambda: wl.chart(pd.Series(range(100)), kind="bar"), "100 rows cannot be drawn: 1 to 60 fit a page"),
        (lambda: wl.chart(pd.DataFrame({"month": MONTHS, "a": 1.0}), y="b"), "no column 'b'"),
        (
            lambda: wl.chart(wl.read("municipality_labour", month="2025-01", region="Skåne")),
            "month 2015-01 stands more than once, told apart by .*'municipality'.*: keep one of each",
        ),
    ],
)
def test_what_cannot_be_drawn_says_what_can(ask, said):
    with pytest.raises(InputError, match=said):
        ask()


def test_decimals_follow_the_size():
    assert [decimals_of(pd.Series(values)) for values in ([1.0, 20.0], [1234.5], [7.25], [0.25])] == [0, 0, 1, 2]


def test_a_chart_is_saved_with_the_dots_of_print_or_those_asked_for(line, tmp_path):
    figure = wl.chart(line)
    figure.savefig(tmp_path / "mine.png")
    figure.savefig(tmp_path / "small.png", dpi=50)
    widths = [mpl.image.imread(tmp_path / name).shape[1] for name in ("mine.png", "small.png")]
    assert widths == [pytest.approx(170 / 25.4 * dots, abs=1) for dots in (200, 50)]


def test_dots_of_two_columns_say_which_is_which():
    figure = wl.chart(pd.DataFrame({"vår 2024": [6.0], "januari 2025": [7.0]}, index=["Ale"]), kind="dot", title="Två")
    assert {"vår 2024", "januari 2025"} <= set(texts(figure))


def test_what_has_no_season_is_not_called_adjusted():
    noise = pd.Series(np.random.default_rng(3).normal(7, 0.3, 120), pd.period_range("2015-01", periods=120, freq="M"))
    adjusted = wl.adjust(noise.rename("unemployment_rate, Ale"))
    assert adjusted.status == "not_seasonal"
    assert "procent av arbetskraften, ej säsongsrensat: ingen säsong funnen" in texts(adjusted.plot())


def test_a_set_says_how_many_are_as_observed_and_draws_each_in_the_house_style(capsys):
    months = pd.period_range("2015-01", periods=120, freq="M")
    noise = np.random.default_rng(5).normal(7, 0.3, (2, 120))
    frame = pd.DataFrame({"Ale": noise[0], "Berg": noise[1] + 2 * np.cos(np.arange(120) * np.pi / 6)}, months)
    adjusted = wl.adjust(frame.rename_axis(columns="unemployment_rate"))
    assert capsys.readouterr().out == ""
    assert list(adjusted.adjusted) == list(frame)
    assert "1 have no season that can be seen and are as observed" in capsys.readouterr().out
    assert adjusted["Berg"].adjusted.name == "unemployment_rate, Berg"
    assert "Arbetslöshet, Berg" in texts(adjusted["Berg"].plot())
    assert "Arbetslöshet, procent av arbetskraften" in adjusted.plot().get_label()


def _two(months=120):
    noise = np.random.default_rng(5).normal(7, 0.3, (2, months))
    index = pd.period_range("2015-01", periods=months, freq="M")
    season = 2 * np.cos(np.arange(months) * np.pi / 6)
    return pd.DataFrame({"Ale": noise[0], "Berg": noise[1] + season}, index).rename_axis(columns="unemployment_rate")


def test_what_is_as_observed_among_adjusted_lines_is_marked():
    made = wl.adjust(_two())
    said = texts(made.plot())
    assert "procent av arbetskraften, säsongsrensat (grått och *: ej säsongsrensat)" in said
    assert [text for text in said if text.startswith(("Ale", "Berg"))] == ["Ale * 7,1", "Berg 6,9"]


def test_adjusted_values_say_so_wherever_they_are_drawn(capsys):
    adjusted = wl.adjust(_two()).adjusted
    assert "as observed: Ale; like= a related series" in capsys.readouterr().out
    assert "procent av arbetskraften, säsongsrensat (*: ej säsongsrensat)" in texts(wl.chart(adjusted))
    assert "procent av arbetskraften, säsongsrensat" in texts(wl.chart(adjusted[["Berg"]]))
    assert "procent av arbetskraften, ej säsongsrensat: ingen säsong funnen" in texts(wl.chart(adjusted[["Ale"]]))
    rise = adjusted.loc["2024-12"] - adjusted.loc["2024-05"]
    said = texts(wl.chart(rise, kind="bar", title="Ökning", unit="procentenheter"))
    assert {"procentenheter, säsongsrensat (*: ej säsongsrensat)", "Ale *", "Berg"} <= set(said)
    assert "%, säsongsrensad" in texts(wl.chart(adjusted[["Berg"]], unit="%, säsongsrensad"))
    assert "procent av arbetskraften" in texts(wl.chart(_two()))


def test_a_set_tells_in_short_how_good_each_is_and_in_full_if_asked():
    made = wl.adjust(_two())
    short = made.report()
    assert list(short) == ["status", "quality", "error", "why"]
    assert short.loc["Ale", ["status", "quality"]].tolist() == ["not_seasonal", "as observed"]
    assert "like= a related series" in short.loc["Ale", "why"]
    assert "residual_qs_p" in made.report(full=True)


def test_a_borrowed_season_is_said_to_be_one():
    frame = _two()
    made = wl.adjust(frame, like=frame["Berg"])
    assert "2 have the season of the series given as like=" in repr(made)
    assert "with the shape of the related series" in made.report().loc["Ale", "why"]
    assert made.report().loc["Ale", "error"] > 0


def test_one_series_has_its_parts_by_name():
    made = wl.adjust(_two()["Berg"].rename("unemployment_rate, Berg"))
    assert (made.adjusted + made.seasonal).tolist() == pytest.approx(made.observed.tolist())
    assert made.trend.name == made.seasonal.name == "unemployment_rate, Berg"
    assert "6,9" in made._repr_html_()
