"""Where there are suppliers of Rusta och matcha: every municipality, coloured by how many it has."""

from matplotlib.figure import Figure

from werket_lib.sections.places.numbers import Places
from werket_lib.sections.places.words import PLACES_CLASSES, PLACES_HEAD
from werket_lib.style.maps import Bins, MunicipalityMap, plot_municipalities
from werket_lib.style.maps.bins import DOWN, LEVELS
from werket_lib.style.theme import FULL_WIDTH_MM

# No choice, one, a few: where the steps matter to those who are to choose.
EDGES = (1, 2, 5, 15)


def plot_places(section: Places, *, width: float = FULL_WIDTH_MM) -> Figure:
    """Draw the municipalities by number of suppliers."""
    suppliers = section.municipalities.set_index("municipality_code")["suppliers"]
    bins = Bins(EDGES, (DOWN[0], *LEVELS[1:]), PLACES_CLASSES, decimals=0)
    return plot_municipalities([MunicipalityMap(PLACES_HEAD, suppliers, bins)], width=width)
