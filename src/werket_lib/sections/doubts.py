"""What the gate found doubtful in a section's numbers, and how the report says so."""

import pandas as pd

from werket_lib.provenance import SourcedTable

UNCONFIRMED = "ovanlig och inte bekräftad av Arbetsförmedlingen"


def find_doubts(sourced: SourcedTable, month: pd.Period, service: str) -> list[list[str]]:
    """Find what is doubtful in a service's month.

    Returns
    -------
    list of list of str
        For each finding the column, the service and the parts that it is about: ``[remaining, FUB]``.
    """
    found = [one["series"].split(", ") for one in sourced.findings if one["month"] == str(month)]
    return [parts for parts in found if parts[1:2] == [service]]
