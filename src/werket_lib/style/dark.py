"""Colours of figures on a dark page: each as far from the dark paper as it is from the white one."""

import re
from collections.abc import Iterable
from functools import cache

import numpy as np

from werket_lib.style.theme import ACCENT, CONTRAST, EMPTY, GRID, INK, MUTED, NEUTRAL, PAPER

# Those that pages have too, as their stylesheet gives them; every other colour is computed.
DARK = {
    PAPER: "#15181b",
    INK: "#e7e6e2",
    MUTED: "#a3a8ad",
    NEUTRAL: "#80878e",
    GRID: "#363b40",
    EMPTY: "#2a2f34",
    ACCENT: "#98bfc3",
    CONTRAST: "#cbac6b",
}
_LIGHTEST, _RANGE = 0.27, 0.78  # the lightness of what was white, and how much lighter black becomes, of 0 to 1
# Linear RGB to the cones' answers and these to OKLab, https://bottosson.github.io/posts/oklab/
_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_STYLED = re.compile(r"(?<=: )#([0-9a-f]{6})\b")
_FILLED = re.compile(r'fill="#([0-9a-f]{6})"/>')


@cache
def darken(color: str) -> str:
    """Return what a colour, such as ``#0b4f58``, is on a dark page: its hue stays, its lightness is turned round."""
    if color in DARK:
        return DARK[color]
    encoded = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    lightness, *hue = _LAB @ np.cbrt(_CONES @ linear)
    turned = np.array([min(_LIGHTEST + (1 - lightness) * _RANGE, 1.0), *hue])
    back = np.clip(np.linalg.inv(_CONES) @ (np.linalg.inv(_LAB) @ turned) ** 3, 0, 1)
    shown = np.where(back <= 0.0031308, back * 12.92, 1.055 * back ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(part * 255):02x}" for part in shown)


def name_colors(page: str) -> tuple[str, str]:
    """Name the colours of a page's figures, so that the reader's scheme can choose them.

    Returns
    -------
    tuple
        The page with ``var(--0b4f58)`` for ``#0b4f58`` in its figures, and the stylesheet that says what that is
        on a light page, on paper, and on a dark page.
    """
    seen: set[str] = set()

    def name(match: re.Match[str]) -> str:
        seen.add(match[1])
        return f"var(--{match[1]})"

    def name_all(svg: re.Match[str]) -> str:
        filled = _FILLED.sub(lambda match: f'style="fill: {name(match)}"/>', svg[0])
        return _STYLED.sub(name, filled)

    named = _SVG.sub(name_all, page)
    if not seen:
        return named, ""
    light, dark = _say(seen, dark=False), _say(seen, dark=True)
    return named, f":root{{{light}}}\n@media screen and (prefers-color-scheme: dark){{:root{{{dark}}}}}\n"


def _say(colors: Iterable[str], *, dark: bool) -> str:
    return "".join(f"--{color}:{darken(f'#{color}') if dark else f'#{color}'};" for color in sorted(colors))
