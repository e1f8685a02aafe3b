"""Which sections and cells of a run took longest, and what memory they held."""

from collections.abc import Sequence
from typing import Any

from werket_lib.run.section_record import SectionRecord

SHOWN = 10


def list_timings(sections: Sequence[SectionRecord]) -> list[str]:
    """Say the slowest sections and cells, a line each, the slowest first; of what did not run, when it last did."""
    ran = sorted((section for section in sections if section.cells), key=lambda section: -section.seconds)
    cells = sorted(
        ((section.name, cell) for section in ran for cell in section.cells), key=lambda timed: -timed[1]["seconds"]
    )
    lines = ["slowest sections"]
    lines += [f"  {section.name:24} {section.seconds:7.2f} s  {_peak(section.cells):5d} MB" for section in ran[:SHOWN]]
    lines += ["slowest cells"]
    lines += [
        f"  {name:24} cell {cell['cell']:2d} {cell['seconds']:7.2f} s  {cell['memory_mb']:5d} MB"
        for name, cell in cells[:SHOWN]
    ]
    return lines if ran else ["no section has been timed"]


def _peak(cells: Sequence[dict[str, Any]]) -> int:
    return max(int(cell["memory_mb"]) for cell in cells)
