"""Loaded editions kept from one run to the next: a raw file and the code that reads it give the same table each time.

A raw file is opened and checked by whoever asks; what is kept is only what was read out of it.
"""

from pathlib import Path

import pandas as pd
import pyarrow as pa

from werket_lib import sources
from werket_lib.cache.digests import digest_json, environment_digests, if_steady
from werket_lib.cache.import_closure import own_library
from werket_lib.provenance import RawFile, SourcedTable
from werket_lib.sources import DATASETS, module_of
from werket_lib.store import parse_parquet, read_checked, write_table

FOLDER = "editions"


def load_edition(name: str, raw: RawFile, processed_dir: Path, *, force: bool = False) -> SourcedTable:
    """Load an edition of a dataset (``af_suppliers``) or of a further sheet of it, or take it as it was loaded before.

    Raises
    ------
    DataError
        As its loader does; a refusal is not kept.
    """
    folder, ingredients = processed_dir / FOLDER, ingredients_of(name, raw)
    if not force:
        content, kept = read_checked(raw.edition, name, folder)
        if content is not None and kept is not None and kept.ingredients == ingredients:
            return SourcedTable(parse_parquet(content), kept.sources, kept.notes)
    dataset, _, sheet = name.partition(".")
    loaded = DATASETS[dataset].loader(sheet)(raw)
    if _survives(loaded.table):
        write_table(raw.edition, name, loaded, folder, ingredients=if_steady(ingredients))
    return loaded


def ingredients_of(name: str, raw: RawFile) -> dict[str, str]:
    """Digest what a loaded edition depends on: the raw file, and the code that reads it."""
    code = own_library().closure_of_modules([module_of(name)], without=[sources.__name__]).digests
    return {f"raw file {name}/{raw.edition}": digest_raw(raw), **environment_digests(), **code}


def digest_raw(raw: RawFile) -> str:
    """Digest a raw file with all that its sidecar says of it: a report cites that, and marks what is a sample."""
    return digest_json([raw.path.name, {field: str(value) for field, value in vars(raw.meta).items()}])


def _survives(table: pd.DataFrame) -> bool:
    """Tell whether a table is the same when it has been written and read: it is kept only then."""
    try:
        back = parse_parquet(table.to_parquet(index=False))
        pd.testing.assert_frame_equal(back, table, check_exact=True)
    except (AssertionError, ValueError, TypeError, pa.ArrowException):
        return False
    return True
