"""What there is in data/raw, and what a month's report would lack."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from werket_lib.errors import DataError, RawFileError
from werket_lib.provenance import choose_editions, list_editions, open_raw
from werket_lib.sources import DATASETS
from werket_lib.sources.registers import propose_pairs, read_registers


def list_datasets(raw_dir: Path, month: pd.Period | None, as_of: dt.date | None) -> Iterator[str]:
    """Say in a line a dataset: its newest edition, whether it is a sample, and what is late.

    Parameters
    ----------
    month
        Report month; None for no word on lateness.
    as_of
        Its cut-off date; None only where `month` is.
    """
    for name in DATASETS:
        try:
            yield _describe(raw_dir, name, month, as_of)
        except RawFileError as error:
            yield f"{name:22} {error}"
    yield from _propose_pairs(raw_dir)


def _propose_pairs(raw_dir: Path) -> list[str]:
    """Propose suppliers to join, by the newest edition; what cannot be loaded has been told above, or is by `data`."""
    try:
        editions = list_editions(raw_dir, "af_suppliers")
        aliases = read_registers(raw_dir.parent / "registers").aliases
        if not editions:
            return []
        flows = DATASETS["af_suppliers"].load(open_raw(editions[-1].file)).table
    except DataError as error:
        return [str(error)]
    return propose_pairs(flows, aliases)


def _describe(raw_dir: Path, name: str, month: pd.Period | None, as_of: dt.date | None) -> str:
    if month is not None and as_of is not None:
        used = sorted(choose_editions(raw_dir, name, as_of), key=lambda edition: edition.order)[-1:]
    else:
        editions = list_editions(raw_dir, name)
        used = ([edition for edition in editions if not edition.meta.sample] or editions)[-1:]
    if not used:
        return f"{name:22} none{' by ' + str(as_of) if as_of else ''}; wanted: {DATASETS[name].looks_for}"
    meta = used[0].meta
    kind = "sample" if meta.sample else "own"
    late = month is not None and DATASETS[name].is_late(pd.Period(meta.reference_month, freq="M"), month)
    lateness = f"  late for {month}" if late else ""
    return f"{name:22} {used[0].name:10} published {meta.date_published}  {kind}{lateness}"
