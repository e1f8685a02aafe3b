"""The report's fonts, and that no other gets into a figure."""

import base64
import re

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from werket_lib.errors import SectionError
from werket_lib.months import MONTH_NAMES
from werket_lib.style import names as labels
from werket_lib.style.fonts import FACES, FOLDER, SANS, SERIF, drawable, font_face_css, register_fonts
from werket_lib.style.sheet import width_of
from werket_lib.style.theme import use_theme

MOST = 1_300_000  # bytes


def draw_text(text, **style):
    with use_theme():
        figure = Figure()
        figure.text(0.1, 0.5, text, **style)
        FigureCanvasAgg(figure).draw()


def every_label(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from every_label(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from every_label(inner)


def test_fonts_with_their_licence_weigh_little():
    files = [path for path in FOLDER.iterdir() if path.is_file()]
    assert {path.suffix for path in files} >= {".ttf", ".woff2", ".txt"}
    assert sum(path.stat().st_size for path in files) < MOST


def test_licence_names_the_fonts_they_are_made_of():
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Source Sans 3" in licence


def test_registering_twice_adds_nothing():
    register_fonts()
    before = len(fontManager.ttflist)
    register_fonts()
    assert len(fontManager.ttflist) == before


def test_missing_font_file_is_an_error(tmp_path):
    with pytest.raises(SectionError, match=r"WerketSans-Regular\.ttf: the report's font Werket Sans 400 is missing"):
        register_fonts(tmp_path)


@pytest.mark.parametrize("style", [{"family": "Comic Sans MS"}, {"family": SANS, "weight": 900}])
def test_font_that_is_not_the_reports_is_an_error(style):
    with pytest.raises(SectionError, match="would be drawn in another font"):
        draw_text("Varsel", **style)


def test_letter_that_the_font_lacks_is_an_error():
    with pytest.raises(UserWarning, match="missing from font"):
        draw_text("漢")


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("family", [SANS, SERIF])
def test_every_letter_of_every_label_is_in_the_fonts(family, weight):
    texts = [text for name, value in vars(labels).items() if name.isupper() for text in every_label(value)]
    assert len(texts) > 50
    letters = "".join(sorted({*"".join(texts), *"".join(MONTH_NAMES).upper(), *"0123456789\u00a0\u2212–…åäöÅÄÖéÉ%§&×"}))
    draw_text(letters.replace("\n", ""), family=family, weight=weight)


@pytest.mark.parametrize("weight", [400, 600])
def test_figures_are_as_wide_as_one_another(weight):
    widths = {round(width_of(figure * 10, weight=weight), 3) for figure in "0123456789\u2212"}
    assert len(widths) == 1


def test_css_holds_every_face_and_asks_no_server():
    css = font_face_css()
    assert css.count("@font-face") == len(FACES)
    assert set(re.findall(r'font-family:"([^"]+)"', css)) == {SANS, SERIF}
    assert "http" not in css
    content = base64.b64decode(re.findall(r"base64,([^\"]+)\"", css)[0])
    assert content == (FOLDER / "WerketSans-Regular.woff2").read_bytes()


def test_css_of_one_family_holds_no_other():
    assert set(re.findall(r'font-family:"([^"]+)"', font_face_css(SANS))) == {SANS}


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("Åre Äventyr & Öl AB", "Åre Äventyr & Öl AB"),
        ("En\nrad\t till", "En rad till"),
        ("\u200fAB\u202e\u00ad", "AB"),
        ("漢字 AB", "·· AB"),
        ("$x^2$ <b>", "$x^2$ <b>"),
        ("Łódź", "Łódź"),
        (" 39\u00a0413 ", "39\u00a0413"),
        ("", ""),
    ],
)
def test_text_from_outside_becomes_what_the_fonts_can_draw(name, drawn):
    assert drawable(name) == drawn
    draw_text(drawable(name))


def test_fonts_outside_the_theme_are_left_alone():
    before = mpl.rcParams["font.family"]
    with use_theme():
        assert mpl.rcParams["font.family"] == [SANS]
    assert mpl.rcParams["font.family"] == before
