"""Sheets in millimetres, and names cut to their column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werket_lib.style.sheet import Sheet, fit, size_of, width_of
from werket_lib.style.theme import use_theme


@pytest.fixture(autouse=True)
def theme():
    with use_theme():
        yield


def test_axes_stand_where_they_were_put():
    sheet = Sheet(170, 60)
    axes = sheet.axes(10, 5, 80, 40)
    assert size_of(axes) == pytest.approx((80, 40))
    assert axes.get_position().y1 == pytest.approx(1 - 5 / 60)
    assert sheet.figure.get_size_inches() * 25.4 == pytest.approx((170, 60))


def test_text_begins_where_it_was_put(tools):
    sheet = Sheet(100, 50)
    text = sheet.write(20, 30, "Hej")
    box = text.get_window_extent()
    per_mm = sheet.figure.dpi / 25.4
    assert box.x0 / per_mm == pytest.approx(20, abs=0.4)
    assert 50 - box.y0 / per_mm == pytest.approx(30, abs=1.3)  # a box holds its descenders


def test_width_grows_with_size():
    assert width_of("Varsel", 16) == pytest.approx(2 * width_of("Varsel", 8), rel=0.01)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Lernia Utbildning AB", "Lernia Utbildning AB"),
        ("NearYou Jobb & Utbildning i Sverige AB (publikt)", "NearYou Jobb & Utbildning i Sveri…"),
        ("Enrival (", "Enrival ("),
    ],
)
def test_name_is_cut_only_where_it_must_be(name, shown):
    assert fit(name, 43.0) == shown


def test_name_is_not_cut_within_a_space_or_an_opened_bracket():
    assert fit("Asuria People Services ( Sweden ) AB", 32.5) == "Asuria People Services…"


@given(st.text(max_size=400), st.floats(5, 80))
def test_any_text_fits_its_column(text, width):
    assert width_of(fit(text, width)) <= width


def test_check_sees_words_that_meet_and_words_that_leave(tools):
    sheet = Sheet(60, 20)
    sheet.write(5, 10, "Varsel")
    sheet.write(10, 11, "Arbetslöshet")
    with pytest.raises(AssertionError, match="'Varsel' and 'Arbetslöshet' overlap"):
        tools.check_texts(sheet.figure)
    outside = Sheet(60, 20)
    outside.write(55, 10, "Långtidsarbetslösa")
    with pytest.raises(AssertionError, match="leaves the paper"):
        tools.check_texts(outside.figure)
