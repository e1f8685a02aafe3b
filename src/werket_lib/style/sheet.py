"""A sheet to draw on, measured in millimetres from its upper left corner, as print designers do."""

from bisect import bisect_right
from functools import cache, lru_cache
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from werket_lib.style.fonts import SANS, drawable, register_fonts
from werket_lib.style.forms import Drawing
from werket_lib.style.theme import BODY, GRID, INK, MM_PER_INCH, THIN

POINTS_PER_MM = 72 / MM_PER_INCH
ELLIPSIS = "…"
_MEASURING_DPI = 720
_LONGEST = 300  # letters of a name that are looked at; no column holds as many


class Sheet:
    """A figure of fixed size on which texts and axes are placed in millimetres.

    Attributes
    ----------
    figure
        The matplotlib figure, a `Drawing`; it belongs to no pyplot state.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._steps = 0
        self.figure = Drawing(figsize=(width / MM_PER_INCH, height / MM_PER_INCH))
        inches = Affine2D().scale(1 / MM_PER_INCH, -1 / MM_PER_INCH).translate(0, height / MM_PER_INCH)
        self._transform = inches + self.figure.dpi_scale_trans

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Add axes whose upper left corner is at (`left`, `top`)."""
        box = (left / self.width, 1 - (top + height) / self.height, width / self.width, height / self.height)
        return self.figure.add_axes(box)

    def draw(self, artist: Artist) -> None:
        """Add a line or a patch whose coordinates are millimetres to the right and down."""
        artist.set_transform(self._transform)
        self.figure.add_artist(artist)

    def dot(self, x: float, y: float, **style: Any) -> None:
        """Draw one mark; `style` is that of a matplotlib line."""
        self.draw(Line2D([x], [y], **{"marker": "o", "linestyle": "none", **style}))

    def stroke(self, xs: tuple[float, float], ys: tuple[float, float], **style: Any) -> None:
        """Draw one straight line; `style` is that of a matplotlib line."""
        self.draw(Line2D(xs, ys, **style))

    def rule(self, y: float) -> None:
        """Draw a thin line across the sheet."""
        self.stroke((0, self.width), (y, y), color=GRID, linewidth=THIN)

    def write(self, left: float, baseline: float, text: str, **style: Any) -> Text:
        """Write text on the sheet; `style` is matplotlib's, with our size and colour by default."""
        style = {"size": BODY, "color": INK, "verticalalignment": "baseline", **style}
        return self.figure.text(left, baseline, drawable(text), transform=self._transform, **style)

    def write_scale(self, left: float, baseline: float, text: str, **style: Any) -> None:
        """Write a step of a scale or key: its id says, as those of an axis do, that the number claims nothing."""
        self._steps += 1
        self.write(left, baseline, text, gid=f"scale_{self._steps}", **style)


def size_of(axes: Axes) -> tuple[float, float]:
    """Return the width and height of axes, in millimetres."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    box = axes.get_position()
    return float(box.width * figure.get_figwidth() * MM_PER_INCH), float(
        box.height * figure.get_figheight() * MM_PER_INCH
    )


@lru_cache(maxsize=4096)
def width_of(text: str, size: float = BODY, weight: int = 400) -> float:
    """Return how wide a line of text is, in millimetres."""
    font = FontProperties(family=SANS, size=size, weight=weight)
    pixels, _, _ = _renderer().get_text_width_height_descent(text, font, ismath=False)
    return float(pixels) / _MEASURING_DPI * MM_PER_INCH


def fit(text: str, width: float, size: float = BODY, weight: int = 400) -> str:
    """Return `text` as one line no wider than `width` millimetres, cut with an ellipsis where it must be."""
    line = drawable(text)
    if width_of(line, size, weight) <= width:
        return line
    cuts = [line[:length].rstrip(" ,&(") + ELLIPSIS for length in range(min(len(line), _LONGEST))]
    fitting = bisect_right(cuts, width, key=lambda cut: width_of(cut, size, weight))
    return cuts[max(0, fitting - 1)]


def wrap(text: str, width: float, size: float = BODY, weight: int = 400) -> list[str]:
    """Return `text` in lines no wider than `width` millimetres, broken between words; a longer word is cut."""
    lines: list[str] = []
    for word in drawable(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else ""
        if longer and width_of(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(fit(word, width, size, weight))
    return lines


@cache
def _renderer() -> RendererAgg:
    register_fonts()
    return RendererAgg(1, 1, _MEASURING_DPI)
