"""The house theme: colours by what they mean, sizes in print's own units, and matplotlib's settings.

Figures are drawn and saved within `use_theme`; as a decorator it makes a function draw in it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from cycler import cycler

from werket_lib.style.fonts import SANS, SERIF, refuse_fallback, register_fonts

# Text is at least 4.5 to 1 against the paper, marks at least 3 to 1; pairs that are compared differ
# for a reader who sees no red or no green. tests/style/test_theme.py holds both.
PAPER = "#ffffff"
INK = "#1c2126"
MUTED = "#5b636b"  # text that steps back
NEUTRAL = "#868d95"  # marks that step back
GRID = "#dfe2e5"  # rules that must not be seen before the data
EMPTY = "#eceef0"  # where a mark could have been
ACCENT = "#0b6670"
CONTRAST = "#a87408"  # what goes the other way

# The report's own metaphor, and its colours alone: warm is good for the labour market, cold is bad.
TEMPERATURE = {
    "kall": "#17558c",
    "sval": "#4b8bb8",
    "ljummen": NEUTRAL,
    "varm": "#d0741c",
    "het": "#a83a08",
}

GOOD = "#b4500f"
BAD = TEMPERATURE["kall"]

# For lines or bars that are told apart by colour, in this order; four, since no reader follows more.
SERIES = (ACCENT, CONTRAST, "#4f123a", "#5c90cf")
FULL_WIDTH_MM, COLUMN_WIDTH_MM = 170.0, 82.0  # of a printed page, and of a column on it
EDGE = 0.6  # millimetres between the paper's edge and a text, so that no letter is cut
MARGIN = 3.8  # beside a month axis, for half of its last label
MM_PER_INCH = 25.4

# In points, at print size.
SMALL, BODY, NAME, FIGURE = 7.5, 8.0, 9.5, 18.0
THIN, LINE = 0.6, 1.5
DOT = 4.5

SETTINGS: dict[Any, Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": NEUTRAL,
    "axes.facecolor": "none",
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.linewidth": THIN,
    "axes.prop_cycle": cycler(color=SERIES),
    "axes.spines.bottom": True,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.xmargin": 0.0,
    "figure.facecolor": PAPER,
    "font.family": [SANS],
    "font.sans-serif": [SANS],
    "font.serif": [SERIF],
    "font.size": BODY,
    "grid.color": GRID,
    "grid.linewidth": THIN,
    "hatch.linewidth": 0.4,
    "lines.linewidth": LINE,
    "lines.markersize": DOT,
    "lines.solid_capstyle": "round",
    "lines.solid_joinstyle": "round",
    "savefig.facecolor": PAPER,
    "svg.fonttype": "none",  # text stays text: it can be searched, copied and read aloud
    "svg.hashsalt": "werket",  # the same figure, the same bytes
    "text.color": INK,
    "text.hinting": "no_hinting",  # a width measured at one resolution holds at every other
    "text.parse_math": False,  # a name with two dollar signs is a name
    "xtick.color": NEUTRAL,
    "xtick.labelcolor": MUTED,
    "xtick.labelsize": SMALL,
    "xtick.major.pad": 2.6,
    "xtick.major.size": 2.5,
    "xtick.major.width": THIN,
    "ytick.alignment": "center",
    "ytick.labelcolor": MUTED,
    "ytick.labelsize": SMALL,
    "ytick.major.pad": 3.0,
    "ytick.major.size": 0.0,
}


@contextmanager
def use_theme() -> Iterator[None]:
    """Draw or save figures in the house style, with the report's fonts and no other.

    Raises
    ------
    SectionError
        If a font is missing, or a text asks for one that is not the report's.
    UserWarning
        If a text has a letter that its font lacks.
    """
    register_fonts()
    import matplotlib as mpl

    with mpl.rc_context(), refuse_fallback():
        mpl.rcdefaults()  # a user's matplotlibrc must not reach a figure
        mpl.rcParams.update(SETTINGS)
        yield
