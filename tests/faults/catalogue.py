"""All faults, and those of the short form."""

import re

from tests.faults.fault import SECONDS, Fault
from tests.faults.issue_faults import ISSUE_FAULTS
from tests.faults.raw_faults import RAW_FAULTS
from tests.faults.run_faults import RUN_FAULTS

FAULTS: list[Fault] = [*RAW_FAULTS, *RUN_FAULTS, *ISSUE_FAULTS]


# Of the faults that need a month's run or an issue, one in so many is in the short form.
ONE_IN = 12


def is_short(number: int) -> bool:
    """Tell the faults of the short form: the first of each kind that is quick, and every so many of the others."""
    fault = FAULTS[number]
    if fault.whole or fault.long or fault.group == "content: names":
        return number % ONE_IN == 0 and fault.seconds <= SECONDS
    return all(kind_of(other) != kind_of(fault) for other in FAULTS[:number])


def kind_of(fault: Fault) -> str:
    """Return a fault's kind, without the dataset that it is planted in."""
    return re.sub(r" \[.*\]$", "", fault.kind)
