"""What every raw dataset says of itself, beside its loader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from werket_lib.provenance import ANY_MONTH, RawFile, SourcedTable

Load = Callable[[RawFile], SourcedTable]

AF = "Arbetsförmedlingen"
AF_SERIES_PAGE = "https://arbetsformedlingen.se/statistik/sok-statistik/tidigare-statistik-tidsserier"
NO_LICENCE = "Ingen licens angiven av producenten; ange källan"


@dataclass(frozen=True)
class Dataset:
    """One raw dataset.

    Every loader's table has a column ``month``: what a row describes or, where the dataset is not
    ``monthly``, when it became known. ``lag_months`` is the usual lag behind the report's month, None
    for what is never late, such as a classification. A monthly table is cut at the report's month;
    others are used as they had been published by its cut-off date. ``looks_for`` is one line, for
    people, on what the loader looks for in a file. ``sheets`` load further tables of the same file, by
    name: one that is refused hinders only what is made from it. A recipe names it ``<dataset>.<sheet>``.
    ``revised_by`` is for a dataset whose editions hold some months each and revise earlier ones: the
    columns that tell the rows of a month apart.
    """

    name: str
    producer: str
    title: str
    url_page: str
    licence: str
    lag_months: int | None
    load: Load
    looks_for: str
    monthly: bool = True
    revised_by: tuple[str, ...] = ()
    sheets: Mapping[str, Load] = field(default_factory=dict)

    def loader(self, sheet: str) -> Load:
        """Return what loads a further sheet, or the dataset's own table where `sheet` is empty."""
        return self.sheets[sheet] if sheet else self.load

    def span(self, month: pd.Period) -> tuple[str, str]:
        """Return the oldest and newest month that serve the report of `month`; of what is never late, any."""
        return (
            "" if self.lag_months is None else str(month - self.lag_months),
            str(month) if self.monthly else ANY_MONTH[1],
        )

    def is_late(self, newest: pd.Period, month: pd.Period) -> bool:
        """Tell whether data that end with `newest` are too old for the report of `month`."""
        return self.lag_months is not None and newest < month - self.lag_months
