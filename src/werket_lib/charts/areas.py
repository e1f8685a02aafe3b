"""The delivery areas of Rusta och matcha: the largest of them, and how they moved."""

from matplotlib.figure import Figure

from werket_lib.charts.ranking import draw_ranking
from werket_lib.charts.theme import use_theme
from werket_lib.sections.rom2_areas import PREFIX, Areas
from werket_lib.text.rows import supplier_rows


@use_theme()
def plot_areas(section: Areas) -> Figure:
    """Draw the largest areas as bars, with a stroke where each stood the month before, and its change in percent."""
    rows = supplier_rows(section.largest, section.facts, PREFIX, by="delivery_area")
    return draw_ranking(rows, section.month, change="change_pct")
