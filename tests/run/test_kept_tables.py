"""The tables that a run keeps in the month's folder: as they are, and none that was refused."""

import pandas as pd

from werket_lib.errors import DataError
from werket_lib.provenance import Source, SourcedTable
from werket_lib.run.record import keep_tables
from werket_lib.store import write_refusal, write_table

JANUARY = pd.Period("2025-01", freq="M")
SOURCE = Source("af/2025-01/f.xlsx", "ab" * 32, "AF", "Titel", "sida", "2025-02-12", sample=True, columns={})


def test_tables_are_kept_and_refused_ones_are_not(tmp_path):
    processed, folder = tmp_path / "processed", tmp_path / "whole"
    folder.mkdir()
    for name in ("supplier_flows", "area_flows", "track_flows", "trust"):
        table = SourcedTable(pd.DataFrame({"month": [JANUARY], "remaining": [3]}), (SOURCE,))
        write_table(name, JANUARY, table, processed, ingredients={})
    write_refusal("area_flows", JANUARY, DataError("counted twice"), processed)
    (processed / "2025-01" / "track_flows.parquet").write_bytes(b"half")
    keep_tables(folder, JANUARY, processed)
    # Refused; not what its provenance says; read in no prose: none of these.
    assert sorted(path.name for path in (folder / "tables").iterdir()) == ["supplier_flows.parquet"]
    kept = (folder / "tables" / "supplier_flows.parquet").read_bytes()
    assert kept == (processed / "2025-01" / "supplier_flows.parquet").read_bytes()
