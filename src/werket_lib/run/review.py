"""The yearly review of the frozen seasonal specs."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from werket_lib.seasonal import SeasonalError, Spec, describe_differences, identify_specs
from werket_lib.sections.adjusted import DECLARED, SPECS, raw_indicators, read_specs, specs_document
from werket_lib.store import read_table, write_whole


@dataclass(frozen=True)
class Review:
    """What was identified, and how it differs from what is frozen.

    Attributes
    ----------
    specs
        The new ones; a series that could not be identified keeps its old one.
    """

    specs: Mapping[Hashable, Spec]
    differences: list[str]
    failures: Mapping[str, SeasonalError]

    def write(self, path: Path = SPECS) -> Path:
        """Freeze the specs in the file that the sections read."""
        write_whole(path, specs_document(self.specs).encode())
        return path


def review_specs(month: pd.Period, processed_dir: Path) -> Review:
    """Identify every declared series of a month anew.

    Raises
    ------
    DataError
        If the month's indicators have not been made, or were refused.
    """
    observed = raw_indicators(read_table("indicators", month, processed_dir), month)
    found = identify_specs(
        {str(name): observed[name] for name in observed}, {name: DECLARED[name] for name in observed}
    )
    frozen = read_specs()
    new = {name: found.specs.get(name, frozen.get(name)) for name in DECLARED}
    specs: dict[Hashable, Spec] = {name: spec for name, spec in new.items() if spec is not None}
    old = {str(name): spec for name, spec in frozen.items()}
    return Review(specs, describe_differences(old, {str(name): spec for name, spec in specs.items()}), found.failures)
