"""The delivery areas of Rusta och matcha: the largest of them, and all of them on a map."""

import pandas as pd
from matplotlib.figure import Figure

from werket_lib.facts import slugify_all
from werket_lib.months import name_month
from werket_lib.provenance import SourcedTable
from werket_lib.sections.areas.numbers import PREFIX, Areas
from werket_lib.sections.areas.words import AREA_MAP_HEAD, PARTICIPANTS
from werket_lib.sections.services.figures import draw_ranking
from werket_lib.sections.services.rows import supplier_rows
from werket_lib.style.forms import in_both_forms
from werket_lib.style.maps import AreaMark, change_bins, label_count, plot_areas
from werket_lib.style.maps.bins import STILL
from werket_lib.style.names import NO_DATA
from werket_lib.style.theme import EMPTY, FULL_WIDTH_MM, PAPER


@in_both_forms
def plot_largest_areas(section: Areas) -> Figure:
    """Draw the largest areas as bars, with a stroke where each stood the month before, and its change in percent."""
    rows = supplier_rows(section.largest, section.facts, PREFIX, by="delivery_area")
    return draw_ranking(rows, section.month, change="change_pct")


def plot_area_map(section: Areas, boundaries: SourcedTable | None, *, width: float = FULL_WIDTH_MM) -> Figure:
    """Draw all areas on a map: their size by the circle, their change in percent by its colour.

    Parameters
    ----------
    boundaries
        As `werket_lib.schemas.AfDeliveryAreas`, where they are known: areas become polygons.
    """
    areas = section.areas
    bins = change_bins(areas["change_pct"])
    slugs = slugify_all(areas["delivery_area"])
    marks = [
        AreaMark(
            row.delivery_area,
            float(row.remaining),
            EMPTY if pd.isna(row.change_pct) else _on_land(bins.color_of(row.change_pct)),
            section.facts[f"{PREFIX}.area.{slugs[row.delivery_area]}.remaining"].text,
        )
        for row in areas.itertuples()
    ]
    colors = [(_on_land(color), label) for color, label in bins.key()]
    if areas["change_pct"].isna().any():
        colors.append((EMPTY, NO_DATA))
    known = None if boundaries is None else boundaries.table
    head = AREA_MAP_HEAD.format(month=name_month(section.month - 1))
    return plot_areas(
        marks,
        sizes=PARTICIPANTS,
        colors=colors,
        head=head,
        boundaries=known,
        labelled=min(len(section.largest), label_count(width)),
        width=width,
    )


def _on_land(color: str) -> str:
    """Return a circle's colour; the land has that of no change."""
    return PAPER if color == STILL else color
