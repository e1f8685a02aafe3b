"""Where a table stands in a workbook, as data: sheet, header labels and columns, by edition.

A layout file (``sources/<name>.yml``) is a list, newest last. A moved or renamed column is refused
before a number is read, and the message says file, sheet, what was wanted and what was found.
"""

from werket_lib.layouts.cells import read_cells, sheet_names
from werket_lib.layouts.package import MAX_PART_BYTES, Package, local_name, open_package
from werket_lib.layouts.sheet import COVERED_TEXT, cell_text
from werket_lib.layouts.tables import (
    SHEET_ROW,
    Layout,
    SheetTable,
    is_scale,
    read_layouts,
    read_sheet,
    read_table,
    usable_layouts,
)

__all__ = [
    "COVERED_TEXT",
    "MAX_PART_BYTES",
    "SHEET_ROW",
    "Layout",
    "Package",
    "SheetTable",
    "cell_text",
    "is_scale",
    "local_name",
    "open_package",
    "read_cells",
    "read_layouts",
    "read_sheet",
    "read_table",
    "sheet_names",
    "usable_layouts",
]
