"""The frozen specs of the series that the report adjusts for season.

They are identified once a year by ``werket seasonal identify`` and committed in ``specs.json`` beside this
module; every month only the parameters are estimated again.
"""

import json
from collections.abc import Hashable, Mapping
from pathlib import Path

import pandas as pd

from werket_lib.errors import DataError
from werket_lib.seasonal import AdjustmentSet, Shock, Spec, adjust_frame

SPECS = Path(__file__).with_name("specs.json")
PANDEMIC = Shock("2020-03", "2021-03", "pandemin")


def adjust_frozen(observed: pd.DataFrame, month: pd.Period) -> AdjustmentSet:
    """Adjust series, one column each, with their frozen specs.

    Raises
    ------
    DataError
        If a series has no spec, or cannot be adjusted with it.
    """
    specs = read_specs()
    missing = sorted(set(observed) - set(specs))
    if missing:
        raise DataError(
            f"no seasonal spec for {missing} in {SPECS.name}; make it with `werket seasonal identify {month}`"
        )
    adjustments = adjust_frame(observed, specs, jobs=1)
    if adjustments.failures:
        told = "; ".join(f"{name}: {error}" for name, error in adjustments.failures.items())
        raise DataError(f"seasonal adjustment failed: {told}")
    return adjustments


def read_specs(path: Path = SPECS) -> dict[Hashable, Spec]:
    """Read the committed specs by name of series."""
    if not path.is_file():
        return {}
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {name: Spec.from_json(json.dumps(spec)) for name, spec in stored.items()}


def specs_document(specs: Mapping[Hashable, Spec]) -> str:
    """Write specs as the text of ``specs.json``."""
    return (
        json.dumps(
            {str(name): json.loads(spec.to_json()) for name, spec in specs.items()}, indent=1, ensure_ascii=False
        )
        + "\n"
    )
