"""The yearly review of the frozen seasonal specs."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from werket_lib.seasonal import SeasonalError, Spec, describe_differences, identify_specs
from werket_lib.sections.beveridge.adjusted_rates import DECLARED_RATES, raw_rates
from werket_lib.sections.group_rates.numbers import summarise_group_rates
from werket_lib.sections.indicators.numbers import DECLARED, raw_indicators
from werket_lib.sections.specs import SPECS, read_specs, specs_document
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
        If one of the month's tables has not been made, or was refused.
    """
    indicators, labour, municipalities = (
        read_table(table, month, processed_dir) for table in ("indicators", "municipality_labour", "municipalities")
    )
    wide = (raw_indicators(indicators, month), raw_rates(summarise_group_rates(labour, municipalities, month)))
    observed = {str(name): table[name] for table in wide for name in table}
    declared = {**DECLARED, **DECLARED_RATES}
    found = identify_specs(observed, {name: declared[name] for name in observed})
    frozen = read_specs()
    new = {name: found.specs.get(name, frozen.get(name)) for name in declared}
    specs: dict[Hashable, Spec] = {name: spec for name, spec in new.items() if spec is not None}
    old = {str(name): spec for name, spec in frozen.items()}
    return Review(specs, describe_differences(old, {str(name): spec for name, spec in specs.items()}), found.failures)
