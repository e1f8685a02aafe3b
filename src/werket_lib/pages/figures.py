"""A figure's SVG made part of a page."""

import re
from pathlib import Path

from markupsafe import Markup

_FONTS = re.compile(r"<style type=\"text/css\">@font-face.*?</style>", re.DOTALL)


def inline_figure(path: Path, name: str, prefix: str) -> Markup:
    """Return a figure's drawing as it stands in a page, which has the fonts already.

    Parameters
    ----------
    name
        The figure's, with which its ids begin.
    prefix
        What they begin with instead: figures of two sections, or of two runs, may bear one name.
    """
    svg = _FONTS.sub("", path.read_text(encoding="utf-8"), count=1)
    return Markup(re.sub(rf'(["#(]){re.escape(name)}-', rf"\g<1>{prefix}-", svg))  # noqa: S704 - ours
