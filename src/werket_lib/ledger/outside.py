"""What the ledger uses of the rest of the library, in one place."""

from werket_lib.facts import Fact, slugify
from werket_lib.months import MONTH_NAMES, name_month
from werket_lib.numbers import NO_BREAK_SPACE, print_number, round_half_up
from werket_lib.style.names import UNITS

__all__ = [
    "MONTH_NAMES",
    "NO_BREAK_SPACE",
    "UNITS",
    "Fact",
    "name_month",
    "print_number",
    "round_half_up",
    "slugify",
]
