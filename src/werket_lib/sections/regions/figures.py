"""A region's lines beside others', and the map of its county."""

import pandas as pd
from matplotlib.figure import Figure

from werket_lib.sections.regions.numbers import CountyBas, Neighbours, Place, RegionRates
from werket_lib.sections.regions.words import BAS_HEAD, RATE_HEAD, RATE_UNIT, name_line
from werket_lib.style.charts import Head, plot_lines
from werket_lib.style.forms import in_both_forms
from werket_lib.style.maps import MunicipalityMap, level_bins
from werket_lib.style.maps.choropleth import plot_county

SHOWN_MONTHS = 61  # five years and the month itself: longer, and a phone shows no season


@in_both_forms
def plot_rates(section: RegionRates) -> Figure:
    """Draw the region's rate beside its county's, its group's and the country's, over five years."""
    return plot_lines(_name_lines(section.place, section.lines), Head(RATE_HEAD, RATE_UNIT))


@in_both_forms
def plot_bas(section: CountyBas) -> Figure:
    """Draw the county's rate beside the country's, as SCB counts them."""
    return plot_lines(_name_lines(section.place, section.lines), Head(BAS_HEAD, RATE_UNIT))


def plot_neighbours(section: Neighbours) -> Figure:
    """Draw the county's municipalities, coloured by unemployment, the region's own with a line round it."""
    rates = section.table.set_index("municipality_code")["unemployment_rate_pct"]
    shown = MunicipalityMap(f"{RATE_HEAD}, {RATE_UNIT}", rates, level_bins(rates))
    return plot_county(shown, section.shapes, marked=section.place.code)


def _name_lines(place: Place, lines: pd.DataFrame) -> pd.DataFrame:
    return lines.tail(SHOWN_MONTHS).rename(columns=lambda column: name_line(place, column))
