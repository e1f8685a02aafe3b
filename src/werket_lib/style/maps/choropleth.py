"""The 290 municipalities, coloured by class; the largest cities once more, larger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle

from werket_lib.codes import municipality_names
from werket_lib.numbers import print_number
from werket_lib.style.forms import for_phone, in_both_forms, sheet_width
from werket_lib.style.maps.bins import LEVELS, Bins
from werket_lib.style.maps.key import HATCH, KEY_TEXT, draw_key
from werket_lib.style.maps.key import LINE as KEY_LINE
from werket_lib.style.maps.labels import Label, move_off, write_labels
from werket_lib.style.maps.shapes import (
    COARSE,
    Box,
    Frame,
    Geometry,
    country,
    county_borders,
    middle_of,
    municipality_shapes,
    to_path,
)
from werket_lib.style.names import NO_DATA
from werket_lib.style.sheet import Sheet, fit, width_of
from werket_lib.style.theme import (
    COLUMN_WIDTH_MM,
    EDGE,
    EMPTY,
    FULL_WIDTH_MM,
    INK,
    MUTED,
    NAME,
    NEUTRAL,
    PAPER,
    SMALL,
    THIN,
)

# Each city with its surroundings: west, south, east, north in SWEREF 99 TM, metres.
CITY_BOXES: Mapping[str, Box] = {
    "stockholm": (640_000, 6_545_000, 710_000, 6_619_667),
    "goteborg": (298_000, 6_365_000, 348_000, 6_440_000),
    "malmo": (358_000, 6_135_000, 408_000, 6_210_000),
}

_TALLEST, _SLENDER = 150.0, 1.5  # a map's height in millimetres at most, and in its widths
_HEAD, _NOTE, _GAP, _AIR = 6.0, 4.4, 5.0, 1.2
_CITY_NAME = 4.0  # millimetres of a city's name over its box
_MAP, _KEY = 0.6, 0.09  # of a map's width: what the country takes at most, and what is left free before it
_KEY_ON_PHONE = 0.16  # there the key's lines reach further into it
_SEA = 0.8  # of the country's width: east of it there is only sea, from Stockholm southwards
_CITY = 0.2  # of a map's height: what a city's width is at most

# Millimetres of paper: how fine a bend is kept of the whole country, and of a city.
_BEND, _CITY_BEND = 0.62, 0.38
_SHOWN_NAMES = 6
_COUNTY_TALLEST, _COUNTY_KEY = 70.0, 23.0  # millimetres of a county's map, as wide as a column, and of its key


@dataclass(frozen=True)
class MunicipalityMap:
    """One map: what it shows, the values by municipality code, and their classes.

    Attributes
    ----------
    head
        What is shown, in Swedish, with its unit.
    by_code
        Numbers by municipality code; a code that is missing, or has no number, is a hole: hatched and named.
    note
        What stands under the head, such as what the colours mean.
    named
        Codes of municipalities whose names stand on the map, each with what follows its name: a fact's text.
    """

    head: str
    by_code: pd.Series
    bins: Bins
    note: str = ""
    named: Mapping[str, str] = field(default_factory=dict)


@in_both_forms
def plot_municipalities(maps: Sequence[MunicipalityMap], *, width: float = FULL_WIDTH_MM) -> Figure:
    """Draw one map, or two beside one another, `width` millimetres wide; on a phone under one another."""
    across = 1 if for_phone() else len(maps)
    width = min(width, sheet_width())
    each = (width - _GAP * (across - 1)) / across
    height = min(_TALLEST, each * _SLENDER)
    holes = any(holes_of(shown.by_code) for shown in maps)
    head = _HEAD + (_NOTE if any(shown.note for shown in maps) else 0.0)
    tall = head + height + (8.0 if holes else 1.0)
    below = tall + _GAP  # from one map to the next
    sheet = Sheet(width, tall + below * (len(maps) // across - 1))
    for place, shown in enumerate(maps):
        row, column = divmod(place, across)
        draw_municipalities(sheet, column * (each + _GAP), row * below, each, head + height, shown, head=head)
    return sheet.figure


@in_both_forms
def plot_county(shown: MunicipalityMap, shapes: Mapping[str, bytes], *, marked: str = "") -> Figure:
    """Draw the municipalities of one county, each named where its name has room.

    Parameters
    ----------
    shapes
        The outline of each as WKB, in metres: read beforehand, since reading all of the country's takes a second.
    marked
        One to draw a line round.
    """
    import shapely

    lands = dict(zip(shapes, shapely.from_wkb(list(shapes.values())), strict=True))
    west, south, east, north = shapely.total_bounds(list(lands.values()))
    key, wide = len(shown.bins.colors) * KEY_LINE + 2.0, COLUMN_WIDTH_MM - _COUNTY_KEY - 2 * EDGE
    tall = max(min(wide * (north - south) / (east - west), _COUNTY_TALLEST), key)
    holes = [code for code in shapes if pd.isna(shown.by_code.get(code))]
    sheet = Sheet(COLUMN_WIDTH_MM, _HEAD + tall + 2.0)
    sheet.write(EDGE, 3.6, fit(shown.head, COLUMN_WIDTH_MM - EDGE, NAME, 600), size=NAME, weight=600)
    draw_key(sheet, EDGE, _HEAD + 2.0, [*shown.bins.key(), *([(None, NO_DATA)] if holes else [])])
    frame = Frame.within(EDGE + _COUNTY_KEY, _HEAD, wide, tall, (west, south, east, north))
    for code, value in _known(shown):
        _draw_land(sheet, frame, [lands[code]], facecolor=shown.bins.color_of(value), linewidth=0.4)
    _draw_land(sheet, frame, [lands[code] for code in holes], facecolor=EMPTY, hatch=HATCH, edgecolor=NEUTRAL)
    if marked in lands:
        _draw_land(sheet, frame, [lands[marked]], facecolor="none", edgecolor=INK, linewidth=1.2)
    for code, land in lands.items():
        _name_land(sheet, frame, land, code, shown, bold=code == marked)
    return sheet.figure


def _name_land(sheet: Sheet, frame: Frame, land: Geometry, code: str, shown: MunicipalityMap, *, bold: bool) -> None:
    """Write a municipality's name within it, if it has room there."""
    import shapely

    name, value = municipality_names()[code], shown.by_code.get(code)
    x, y = frame.spot(*middle_of(max(getattr(land, "geoms", [land]), key=lambda part: part.area)))
    wide = width_of(name, SMALL, 600 if bold else 400)
    if not frame.place(land).contains(shapely.box(x - wide / 2, y - 1.2, x + wide / 2, y + 1.2)):
        return
    dark = not pd.isna(value) and shown.bins.color_of(float(value)) in LEVELS[-2:]
    sheet.write(x - wide / 2, y + 0.9, name, size=SMALL, weight=600 if bold else 400, color=PAPER if dark else INK)


def draw_municipalities(
    sheet: Sheet, left: float, top: float, width: float, height: float, shown: MunicipalityMap, *, head: float = _HEAD
) -> None:
    """Draw a map in a rectangle of a sheet: head, key, the country, three cities, and its holes below."""
    sheet.write(left + EDGE, top + 3.6, fit(shown.head, width - EDGE, NAME, 600), size=NAME, weight=600)
    sheet.write(left + EDGE, top + 8.2, fit(shown.note, width - EDGE, SMALL), size=SMALL, color=MUTED)
    before = (_KEY_ON_PHONE if for_phone() else _KEY) * width
    frame = Frame.within(left + before, top + head, _MAP * width, height - head, _country_box())
    sea = left + width - EDGE - (frame.left + _SEA * frame.width)
    city = min((sea - _AIR) / 2, _CITY * height)
    # What neither the country nor the cities take is parted between them, as far as the key allows.
    spare = (sea - _AIR - 2 * city) / 2
    frame = replace(frame, left=frame.left + spare)
    holes = holes_of(shown.by_code)
    key = [*shown.bins.key(), *([(None, NO_DATA)] if holes else [])]
    key_top = top + head + 2.0
    texts = [(key_top + (row + 0.5) * KEY_LINE, KEY_TEXT + width_of(text)) for row, (_, text) in enumerate(key)]
    frame = move_off(frame, left + EDGE, texts, most=frame.left + spare)
    _fill(sheet, frame, shown, _BEND)
    draw_key(sheet, left + EDGE, key_top, key)
    boxes = _draw_cities(sheet, frame, left + width - EDGE, top + height, city, shown)
    _name_places(sheet, frame, (left + EDGE, left + width - EDGE), shown.named, boxes)
    if holes:
        text = HOLES.format(names=name_some(holes))
        sheet.write(left + EDGE, top + height + 4.0, fit(text, width - EDGE, SMALL), size=SMALL, color=MUTED)


def _name_places(
    sheet: Sheet, frame: Frame, edges: tuple[float, float], named: Mapping[str, str], boxes: Sequence[Geometry]
) -> None:
    """Write the names of some municipalities beside the country, clear of the cities' boxes."""
    import shapely

    shapes = municipality_shapes(COARSE)
    labels = [
        Label(municipality_names()[code], text, *frame.spot(*middle_of(shapes[code]))) for code, text in named.items()
    ]
    if labels:
        write_labels(sheet, frame, edges, labels, shapely.union_all([frame.place(country()), *boxes]))


def holes_of(values: pd.Series) -> list[str]:
    """Return the codes of the municipalities that have no value."""
    known = values.dropna().index
    return [code for code in municipality_names() if code not in known]


def _known(shown: MunicipalityMap) -> list[tuple[str, float]]:
    return [(str(code), float(value)) for code, value in shown.by_code.dropna().items()]


def name_some(codes: Sequence[str]) -> str:
    """Name municipalities, and say how many more there are."""
    names = [municipality_names()[code] for code in codes[:_SHOWN_NAMES]]
    rest = len(codes) - len(names)
    return ", ".join([*names, *([AND_MORE.format(count=print_number(rest))] if rest else [])])


def _country_box() -> Box:
    west, south, east, north = country().bounds
    return west, south, east, north


def _fill(sheet: Sheet, frame: Frame, shown: MunicipalityMap, bend: float) -> None:
    """Draw the municipalities of a frame, a path a class; holes are hatched."""
    tolerance = round(bend / frame.scale, -2)
    shapes = municipality_shapes(tolerance)
    for number, color in enumerate(shown.bins.colors):
        inside = [code for code, value in _known(shown) if shown.bins.class_of(value) == number]
        _draw_land(sheet, frame, [shapes[code] for code in inside if code in shapes], facecolor=color)
    hollow = [shapes[code] for code in holes_of(shown.by_code)]
    _draw_land(sheet, frame, hollow, facecolor=EMPTY, hatch=HATCH, edgecolor=NEUTRAL)
    lines = PathPatch(to_path([frame.place(county_borders(tolerance))]), fill=False, edgecolor=MUTED, linewidth=0.25)
    sheet.draw(lines)


def _draw_land(sheet: Sheet, frame: Frame, shapes: Sequence[object], **style: object) -> None:
    placed = [placed for shape in shapes if not (placed := frame.place(shape)).is_empty]
    if placed:
        style = {"edgecolor": PAPER, "linewidth": 0.2, **style}
        sheet.draw(PathPatch(to_path(placed), **style))


def _draw_cities(
    sheet: Sheet, frame: Frame, right: float, bottom: float, wide: float, shown: MunicipalityMap
) -> list[Geometry]:
    """Draw the cities in the free sea to the lower right, the capital above the two others; returns their boxes."""
    import shapely

    boxes = []
    tall = wide * 1.5  # as the boxes of the two are
    corners = {
        "goteborg": (right - 2 * wide - _AIR, bottom - tall, wide),
        "malmo": (right - wide, bottom - tall, wide),
        "stockholm": (right - 1.5 * wide, bottom - tall - 5.0 - 1.6 * wide, 1.5 * wide),
    }
    for city, (x, y, width) in corners.items():
        west, south, east, north = CITY_BOXES[city]
        inset = Frame.within(x, y, width, height=sheet.height, box=CITY_BOXES[city])
        sheet.draw(Rectangle((x, y), inset.width, inset.height, facecolor=PAPER, edgecolor="none"))
        _fill(sheet, inset, shown, _CITY_BEND)
        sheet.draw(Rectangle((x, y), inset.width, inset.height, fill=False, edgecolor=NEUTRAL, linewidth=THIN))
        sheet.write(x, y - 1.0, CITIES[city], size=SMALL, color=MUTED)
        shown_at = frame.spot(west, north)
        size = ((east - west) * frame.scale, (north - south) * frame.scale)
        sheet.draw(Rectangle(shown_at, *size, fill=False, edgecolor=INK, linewidth=0.5))
        boxes.append(shapely.box(x, y - _CITY_NAME, x + inset.width, y + inset.height))
    return boxes


HOLES = "Uppgift saknas: {names}"
AND_MORE = "och {count} till"
CITIES = {"stockholm": "Stockholm", "goteborg": "Göteborg", "malmo": "Malmö"}
