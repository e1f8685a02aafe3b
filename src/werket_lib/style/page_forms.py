"""A figure's two forms in one page, of which the reader's width shows one; no page has to import what draws them."""

import re

# Where both forms stand in one page, the reader's width chooses; `wide` and `phone` are the drawings' classes.
FORMS_CSS = (
    "figure svg.phone { display: none; } @media screen and (max-width: 47.99rem) { figure svg.wide { display: none; } "
    "figure svg.phone { display: block; width: 100%; max-width: 28rem; height: auto; } }"
)

PHONE = "-phone.svg"  # what the file of a phone's form is called after its figure's name
_FONTS = re.compile(r"<style type=\"text/css\">@font-face.*?</style>", re.DOTALL)


def show_forms(svg: str, phone: str) -> str:
    """Return a figure as it stands in a page, which has the fonts: both forms, where there is one for a phone."""
    if not phone:
        return _without_fonts(svg)
    forms = (("wide", svg), ("phone", phone))
    return "".join(_without_fonts(drawn).replace("<svg ", f'<svg class="{name}" ', 1) for name, drawn in forms)


def _without_fonts(svg: str) -> str:
    return _FONTS.sub("", svg, count=1)
