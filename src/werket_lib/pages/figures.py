"""A figure's drawing made part of a page."""

import re
from pathlib import Path

from markupsafe import Markup

from werket_lib.style.page_forms import PHONE, show_forms


def inline_figure(base: Path, name: str, prefix: str) -> Markup:
    """Return a figure as it stands in a page, which has the fonts already: both forms, where there are two.

    Parameters
    ----------
    base
        The path of its files without their endings.
    name
        The figure's, with which its ids begin.
    prefix
        What they begin with instead: figures of two sections, or of two runs, may bear one name.
    """
    phone = base.with_name(f"{base.name}{PHONE}")
    drawn = phone.read_text(encoding="utf-8") if phone.is_file() else ""
    svg = show_forms(base.with_suffix(".svg").read_text(encoding="utf-8"), drawn)
    return Markup(re.sub(rf'(["#(]){re.escape(name)}-', rf"\g<1>{prefix}-", svg))  # noqa: S704 - ours
