"""A figure's two forms: drawn by one function, and shown by the reader's width."""

import pytest

from werket_lib.style.forms import PHONE_WIDTH_MM, for_phone, in_both_forms, sheet_width
from werket_lib.style.page_forms import share_drawing, show_forms
from werket_lib.style.sheet import Sheet
from werket_lib.style.theme import COLUMN_WIDTH_MM, FULL_WIDTH_MM


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


def test_what_is_as_wide_as_a_column_has_no_form_for_a_phone():
    drawn = []

    @in_both_forms
    def draw_column():
        drawn.append(sheet_width())
        return Sheet(COLUMN_WIDTH_MM, 20).figure

    assert draw_column().phone is None
    assert drawn == [FULL_WIDTH_MM]


def test_page_shows_both_forms_without_their_fonts():
    svg = '<svg height="9"><style type="text/css">@font-face{}</style></svg>'
    assert show_forms(svg, "") == '<svg height="9"></svg>'
    assert (
        show_forms(svg, svg.replace("9", "8", 1))
        == '<svg class="wide" height="9"></svg><svg class="phone" height="8"></svg>'
    )


def test_page_keeps_of_a_drawing_what_can_be_seen():
    svg = (
        '<svg xmlns="x" version="1.1">\n <g id="a-axes">\n  <g id="a-line">\n'
        '   <path d="M 1.04 2 L 3.06 2.04 L 3.06 2.04 C 4 5 6 7 8.5 9 z L 0.5 2 " clip-path="url(#a-p99)"/>\n  </g>\n'
        ' </g><g/>\n <defs><clipPath id="a-p99"><rect x="1.26" y="2"/></clipPath></defs>'
        '<text x="7.04" y="8.00" transform="rotate(-0 7 8)">Å</text></svg>'
    )
    assert show_forms(svg, "") == (
        '<svg><path d="m1 2l2.1 0c.9 3 2.9 5 5.4 7zl-.5 0" clip-path="url(#a-0)"/>'
        '<defs><clipPath id="a-0"><rect x="1.3" y="2"/></clipPath></defs><text x="7" y="8">Å</text></svg>'
    )


def test_what_figures_say_twice_stands_once():
    line = "m0 0" + "l1 1" * 30
    mark = f'<path d="{line}" style="fill: none" clip-path="url(#a-0)"/>'
    page, css = share_drawing(f'<body><svg><rect id="a-0"/>{mark}</svg><p id="a-0"></p><svg>{mark}</svg></body>')
    use = '<use href="#l0" class="m0" clip-path="url(#f0)"/>'
    assert css == ".m0{fill: none}"
    assert page == (
        f'<body><svg><rect id="f0"/>{use}</svg><p id="a-0"></p><svg>{use}</svg>'
        f'<svg class="shared" aria-hidden="true"><defs><path id="l0" d="{line}"/></defs></svg></body>'
    )
