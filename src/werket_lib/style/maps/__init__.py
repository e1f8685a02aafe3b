"""Maps of Sweden: municipalities coloured by class, and delivery areas as circles or polygons.

Municipalities (`choropleth`)::

    levels = level_bins(rates)                        # or change_bins(changes): equal limits to both sides
    plot_municipalities([MunicipalityMap("Arbetslöshet, procent", rates, levels)])

`rates` is indexed by municipality code, such as ``0180``. One map fills a column, two stand beside one
another. A municipality without a value is hatched and named below. Stockholm, Göteborg and Malmö are
drawn once more, larger.

Delivery areas (`areas`)::

    marks = [AreaMark(name, participants, color, fact.text) for …]
    plot_areas(marks, sizes="deltagare", colors=[(color, "minst 25 procent"), …], head="RR1", boundaries=None)
    draw_areas(sheet, left, top, width, height, marks, sizes=…, colors=…)   # beside something else

A circle's area stands for ``size``; its colour is the caller's: a category's, or ``bins.color_of(change)``
with ``bins.key()`` as key. It stands at the municipality or municipalities that the area is named after,
moved only where it would hide another. The largest are named with their `text`. A name that says no place
is no error: it is listed below as "Utan plats på kartan" (`unplaced` returns those). Where `boundaries`
holds the table ``af_delivery_areas`` (municipality_code, delivery_area) areas are polygons instead.

The package costs nothing to import: polygons are read when the first map is drawn, once a process.
"""

from werket_lib.style.maps.areas import AreaMark, draw_areas, label_count, plot_areas, unplaced
from werket_lib.style.maps.bins import Bins, change_bins, level_bins
from werket_lib.style.maps.choropleth import MunicipalityMap, draw_municipalities, plot_municipalities
from werket_lib.style.maps.places import find_place

__all__ = [
    "AreaMark",
    "Bins",
    "MunicipalityMap",
    "change_bins",
    "draw_areas",
    "draw_municipalities",
    "find_place",
    "label_count",
    "level_bins",
    "plot_areas",
    "plot_municipalities",
    "unplaced",
]
