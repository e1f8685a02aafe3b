"""Colours that everyone can tell apart, and a theme that neither leaks nor lets in."""

import itertools

import matplotlib as mpl
import numpy as np
import pytest
import seaborn as sns
from matplotlib.colors import to_rgb

from werket_lib.style import theme

# Machado, Oliveira and Fernandes (2009), full strength, on linear light.
VISION = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.119192, 0.9503041]]
)
WHITE = TO_XYZ @ np.ones(3)
TEXTS = {"INK": theme.INK, "MUTED": theme.MUTED, "GOOD": theme.GOOD, "BAD": theme.BAD}
MARKS = {"ACCENT": theme.ACCENT, "CONTRAST": theme.CONTRAST, "NEUTRAL": theme.NEUTRAL, **theme.TEMPERATURE}
MARKS |= {f"SERIES {place}": colour for place, colour in enumerate(theme.SERIES)}
STEPS = list(theme.TEMPERATURE)
COMPARED = [
    (theme.GOOD, theme.BAD), (theme.GOOD, theme.NEUTRAL), (theme.BAD, theme.NEUTRAL),
    *itertools.combinations(theme.SERIES, 2),
    *((theme.TEMPERATURE[one], theme.TEMPERATURE[other]) for one, other in itertools.pairwise(STEPS)),
    *((theme.TEMPERATURE[word], theme.EMPTY) for word in STEPS),
]  # fmt: skip


def linear(colour):
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    light, dark = sorted((float(TO_XYZ[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour, vision):
    xyz = TO_XYZ @ np.clip(VISION[vision] @ linear(colour), 0, 1) / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("name", TEXTS)
def test_text_stands_out_from_the_paper(name):
    assert contrast(TEXTS[name], theme.PAPER) >= 4.5


@pytest.mark.parametrize("name", MARKS)
def test_mark_stands_out_from_the_paper(name):
    assert contrast(MARKS[name], theme.PAPER) >= 3


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("one", "other"), COMPARED)
def test_colours_that_are_compared_differ_for_every_reader(one, other, vision):
    assert np.linalg.norm(lab(one, vision) - lab(other, vision)) >= 15


def test_temperature_has_a_colour_for_every_word():
    assert STEPS == ["kall", "sval", "ljummen", "varm", "het"]


def test_settings_of_the_user_reach_no_figure():
    with mpl.rc_context({"axes.titlesize": 40, "lines.linewidth": 9, "text.usetex": False}), theme.use_theme():
        assert mpl.rcParams["lines.linewidth"] == theme.LINE
        assert mpl.rcParams["axes.titlesize"] == mpl.rcParamsDefault["axes.titlesize"]


def test_theme_is_gone_after_use_also_after_an_error():
    before = dict(mpl.rcParams)
    with pytest.raises(ZeroDivisionError, match="division"), theme.use_theme():
        _ = 1 / 0
    assert dict(mpl.rcParams) == before


def test_text_is_never_read_as_mathematics():
    assert theme.SETTINGS["text.parse_math"] is False


def test_smallest_text_is_readable_in_print():
    assert min(theme.SMALL, theme.BODY, theme.NAME, theme.FIGURE) >= 7


def test_seaborn_draws_in_the_house_colours():
    with theme.use_theme():
        assert sns.color_palette().as_hex() == list(theme.SERIES)
