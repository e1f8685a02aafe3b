"""Parameters of sections as they are typed on the command line: ``20_municipality_groups.start_month=2023-02``."""

import re
from collections.abc import Sequence
from typing import Any

from werket_lib.errors import ParameterError

_ASSIGNMENT = re.compile(r"(?P<section>\w+)\.(?P<parameter>\w+)=(?P<value>.*)", re.DOTALL)


def read_assignments(assignments: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Read assignments: section -> parameter -> text; of several values for one, the last.

    Raises
    ------
    ParameterError
        If one is written otherwise.
    """
    given: dict[str, dict[str, Any]] = {}
    for assignment in assignments:
        match = _ASSIGNMENT.fullmatch(assignment)
        if match is None:
            raise ParameterError(
                f"not a parameter: {assignment!r}; write it as 20_municipality_groups.start_month=2023-02"
            )
        given.setdefault(match["section"], {})[match["parameter"]] = match["value"]
    return given
