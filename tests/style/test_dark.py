"""Colours of figures on a dark page."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from werket_lib.style.dark import DARK, darken, name_colors
from werket_lib.style.maps.bins import DOWN, LEVELS, UP
from werket_lib.style.theme import BAD, GOOD, PAPER, SERIES


def luminance(color: str) -> float:
    encoded = np.array(to_rgb(color))
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(color: str) -> float:
    return (luminance(color) + 0.05) / (luminance(DARK[PAPER]) + 0.05)


@pytest.mark.parametrize("color", [*SERIES, GOOD, BAD])
def test_marks_stand_out_from_the_dark_paper(color):
    assert contrast(darken(color)) >= 3


@pytest.mark.parametrize("scale", [LEVELS, UP, DOWN])
def test_more_is_farther_from_the_paper_in_the_dark_too(scale):
    far = [contrast(darken(color)) for color in scale]
    assert far == sorted(far)


def test_only_drawings_get_names_for_their_colours():
    page = '<p style="color: #1c2126">#ffffff</p><svg><rect fill="#ffffff"/><path style="stroke: #1c2126"/></svg>'
    named, css = name_colors(page)
    assert named == (
        '<p style="color: #1c2126">#ffffff</p>'
        '<svg><rect style="fill: var(--ffffff)"/><path style="stroke: var(--1c2126)"/></svg>'
    )
    assert ":root{--1c2126:#1c2126;--ffffff:#ffffff;}" in css
    assert "(prefers-color-scheme: dark){:root{--1c2126:#e7e6e2;--ffffff:#15181b;}}" in css
    assert name_colors("<p>#ffffff</p>") == ("<p>#ffffff</p>", "")
