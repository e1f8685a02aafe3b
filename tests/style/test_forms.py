"""A figure's two forms: drawn by one function, and shown by the reader's width."""

import pytest

from werket_lib.style.forms import PHONE_WIDTH_MM, for_phone, in_both_forms, sheet_width
from werket_lib.style.page_forms import show_forms
from werket_lib.style.sheet import Sheet
from werket_lib.style.theme import FULL_WIDTH_MM


@in_both_forms
def draw():
    sheet = Sheet(sheet_width(), 20)
    sheet.write(1, 10, "phone" if for_phone() else "wide")
    return sheet.figure


@in_both_forms
def draw_by_another():
    return draw()


@pytest.mark.parametrize("plot", [draw, draw_by_another])
def test_function_draws_both_forms(plot):
    figure = plot()
    assert [text.get_text() for text in figure.texts] == ["wide"]
    assert [text.get_text() for text in figure.phone.texts] == ["phone"]
    assert figure.get_figwidth() * 25.4 == pytest.approx(FULL_WIDTH_MM)
    assert figure.phone.get_figwidth() * 25.4 == pytest.approx(PHONE_WIDTH_MM)
    assert figure.phone.phone is None
    assert not for_phone()


def test_page_shows_both_forms_without_their_fonts():
    svg = '<svg id="a"><style type="text/css">@font-face{}</style></svg>'
    assert show_forms(svg, "") == '<svg id="a"></svg>'
    assert (
        show_forms(svg, svg.replace("a", "b", 1)) == '<svg class="wide" id="a"></svg><svg class="phone" id="b"></svg>'
    )
