"""What the ledger uses of the rest of the library, in one place."""

from werket_lib.codes import COUNTIES, UNKNOWN_CODE
from werket_lib.facts import Fact, slugify
from werket_lib.months import MONTH_NAMES, name_month
from werket_lib.numbers import NO_BREAK_SPACE, print_number, round_half_up
from werket_lib.reports import TABLES
from werket_lib.store import parse_parquet
from werket_lib.style.names import UNITS

__all__ = [
    "COUNTIES",
    "MONTH_NAMES",
    "NO_BREAK_SPACE",
    "TABLES",
    "UNITS",
    "UNKNOWN_CODE",
    "Fact",
    "name_month",
    "parse_parquet",
    "print_number",
    "round_half_up",
    "slugify",
]
