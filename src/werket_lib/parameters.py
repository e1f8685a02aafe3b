"""A notebook's parameters, checked where it runs: papermill only warns of one that it does not have.

A section's notebook calls `check_parameters` before it does anything, so that whoever runs it with plain papermill
reads in the last line of the traceback what is wanted.
"""

import ast
from collections.abc import Sequence
from typing import Any

from werket_lib.errors import InputError, ParameterError, nearest
from werket_lib.months import check_month

INJECTED = "# Parameters"  # the first line of the cell that papermill puts in
INJECTED_TAG = "injected-parameters"  # of that cell
TYPES = {"str": str, "int": int, "float": float, "bool": bool}


def check_parameters() -> None:
    """Check the parameters of the notebook that this is called in; outside a notebook there are none.

    Raises
    ------
    ParameterError
        If a value is not of the type that its parameter declares, a month is no month, or papermill was given a
        parameter that is not declared; names those that are.
    """
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return
    values = shell.user_ns
    declared = {name: getattr(kind, "__name__", str(kind)) for name, kind in values["__annotations__"].items()}
    cells = shell.history_manager.input_hist_raw
    check_values(declared, {name: values[name] for name in declared}, injected_names(cells))


def check_values(declared: dict[str, str], values: dict[str, Any], injected: list[str]) -> None:
    """Check values against the types declared, and the names that were injected against those.

    Parameters
    ----------
    declared
        Type of each parameter, by its name: ``str``, ``int``, ``float`` or ``bool``.
    values
        Of the declared.
    """
    listed = ", ".join(f"{name}: {kind}" for name, kind in declared.items())
    for name in injected:
        if name not in declared:
            raise ParameterError(f"no parameter {name!r}; {nearest(name, declared)}. The parameters are {listed}")
    for name, kind in declared.items():
        value, wanted = values[name], TYPES.get(kind)
        if wanted is not None and type(value) is not wanted and not (wanted is float and type(value) is int):
            raise ParameterError(f"parameter {name!r} is {value!r}, a {type(value).__name__}; it takes a {kind}")
        # An empty start_month leaves it to the section, which counts from the report's month.
        if holds_month(name) and (value or name == "month"):
            _check_month(name, value)


def holds_month(parameter: str) -> bool:
    """Tell whether a parameter holds a month, by its name."""
    return parameter == "month" or parameter.endswith("_month")


def _check_month(name: str, value: str) -> None:
    try:
        check_month(value)
    except InputError as error:
        raise ParameterError(f"parameter {name!r}: {error}") from None


def injected_names(cells: Sequence[str]) -> list[str]:
    """Return the names that the newest cell of papermill's sets."""
    injected = [cell for cell in cells if cell.lstrip().startswith(INJECTED)]
    assigned = [node for node in ast.parse(injected[-1]).body if isinstance(node, ast.Assign)] if injected else []
    return [target.id for node in assigned for target in node.targets if isinstance(target, ast.Name)]
