"""Werkets månadsrapport: from the agencies' files to a report whose numbers can be trusted.

At the desk, in a notebook::

    import werket_lib as wl
    wl.tables()

`tables` and `read` give the tables; `series`, `adjust` and `chart` take one question to a figure in the house style;
`facts`, `explain` and `uses` tell what the report prints and what it rests on. ``%load_ext werket_lib`` shows tables
and figures as the report does, and gives ``%werket status`` and ``%werket run``; the first use of a name does the same.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # for editors: what completes names without running anything
    from werket_lib.desk.adjusting import adjust
    from werket_lib.desk.charting import chart
    from werket_lib.desk.extension import load_ipython_extension as load_ipython_extension
    from werket_lib.desk.grounds import explain, facts, uses
    from werket_lib.desk.measures import series
    from werket_lib.desk.tables import read, tables

__all__ = ["adjust", "chart", "explain", "facts", "read", "series", "tables", "uses"]

# A name is imported when somebody asks for it: to import the package costs nothing, and no section rests on the desk.
_MODULES = {
    "adjust": "adjusting",
    "chart": "charting",
    "explain": "grounds",
    "facts": "grounds",
    "load_ipython_extension": "extension",
    "read": "tables",
    "series": "measures",
    "tables": "tables",
    "uses": "grounds",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}; there are {', '.join(__all__)}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.desk.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, *(name for name in globals() if name.startswith("__"))]


class _Package(ModuleType):
    """Keeps `facts`, the function, where Python would put the module of that name once it is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _MODULES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
