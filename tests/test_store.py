"""Processed tables: what is written is read back, and what is half written is not."""

import json

import pandas as pd
import pytest

from werket_lib import store
from werket_lib.errors import AbsentError, DataError, LateError, RawFileError
from werket_lib.provenance import Source, SourcedTable
from werket_lib.store import (
    all_sources,
    read_optional_table,
    read_provenance,
    read_table,
    write_refusal,
    write_table,
    write_whole,
)

JANUARY = pd.Period("2025-01", freq="M")
SOURCE = Source(
    "af/2025-01/f.xlsx", "ab" * 32, "AF", "Titel", "sida", "2025-02-12", sample=True, columns={"remaining": "A"}
)  # fmt: skip


def table(*counts: int | None) -> SourcedTable:
    months = pd.period_range(end=JANUARY, periods=len(counts), freq="M")
    frame = pd.DataFrame({"month": months, "supplier": "Örebro AB", "remaining": pd.array(counts, dtype="Int64")})
    return SourcedTable(frame, (SOURCE,), ("look here",))


@pytest.fixture
def processed(tmp_path):
    """A processed folder with one table in it."""
    write_table("flows", JANUARY, table(1, None, 3), tmp_path, ingredients={"code": "k"})
    return tmp_path


def test_a_table_reads_as_it_was_written(processed):
    read = read_table("flows", JANUARY, processed)
    pd.testing.assert_frame_equal(read.table, table(1, None, 3).table)
    assert read.table["month"].dtype == "period[M]"
    assert (read.sources, read.notes) == ((SOURCE,), ("look here",))


def test_an_optional_table_is_none_only_where_nothing_was_published(processed):
    assert read_optional_table("flows", JANUARY, processed) is not None
    write_refusal("flows", JANUARY, LateError("late"), processed)
    with pytest.raises(LateError, match=r"^late$"):
        read_optional_table("flows", JANUARY, processed)
    write_refusal("flows", JANUARY, AbsentError("nothing published"), processed)
    assert read_optional_table("flows", JANUARY, processed) is None
    with pytest.raises(AbsentError, match="nothing published"):
        read_table("flows", JANUARY, processed)
    assert [path.name for path in (processed / "2025-01").iterdir()] == ["flows.refused.json"]
    with pytest.raises(RawFileError, match="not there or not whole"):
        read_optional_table("other", JANUARY, processed)


def test_provenance_lies_beside_the_table(processed):
    provenance = read_provenance("flows", JANUARY, processed)
    assert provenance is not None
    assert (provenance.table, provenance.month, provenance.ingredients) == ("flows", "2025-01", {"code": "k"})
    assert provenance.sources[0].sha256 == "ab" * 32


def test_only_whole_files_are_left(processed):
    assert sorted(path.name for path in (processed / "2025-01").iterdir()) == [
        "flows.parquet", "flows.provenance.json",
    ]  # fmt: skip


def test_a_table_that_was_not_made_says_how_to_make_it(tmp_path):
    with pytest.raises(RawFileError, match=r"not there or not whole; make it with `werket data 2025-01`"):
        read_table("flows", JANUARY, tmp_path)


def test_a_changed_table_is_not_read(processed):
    path = processed / "2025-01" / "flows.parquet"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(RawFileError, match="not there or not whole"):
        read_table("flows", JANUARY, processed)


@pytest.mark.parametrize("content", ["", '{"table": "flows"', "{}", '{"sources": []}'])
def test_a_table_with_half_a_provenance_is_not_read(processed, content):
    (processed / "2025-01" / "flows.provenance.json").write_text(content)
    assert read_provenance("flows", JANUARY, processed) is None
    with pytest.raises(RawFileError, match="not there or not whole"):
        read_table("flows", JANUARY, processed)


def test_a_kill_between_table_and_provenance_leaves_nothing_that_is_read_as_whole(processed, monkeypatch):
    def write_the_first_only(path, content):
        if path.suffix == ".json":
            raise KeyboardInterrupt("killed here")
        write_whole(path, content)

    monkeypatch.setattr(store, "write_whole", write_the_first_only)
    with pytest.raises(KeyboardInterrupt, match="killed here"):
        write_table("flows", JANUARY, table(9), processed, ingredients={"code": "other"})
    with pytest.raises(RawFileError, match="not there or not whole"):
        read_table("flows", JANUARY, processed)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "f.json"
    write_whole(path, b"old")
    with pytest.raises(TypeError, match="bytes-like"):
        write_whole(path, "text")  # type: ignore[arg-type]
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("f.json", b"old")]


@pytest.mark.parametrize("error", [DataError("f.xlsx: moved"), LateError("f.xlsx: ends in 2024-12")])
def test_a_refused_table_is_kept_but_not_handed_out(processed, error):
    write_refusal("flows", JANUARY, error, processed)
    with pytest.raises(type(error), match=str(error)) as raised:
        read_table("flows", JANUARY, processed)
    assert type(raised.value) is type(error)
    assert (processed / "2025-01" / "flows.parquet").exists()
    assert json.loads((processed / "2025-01" / "flows.refused.json").read_text())["message"] == str(error)


def test_a_table_that_is_made_again_is_handed_out_again(processed):
    write_refusal("flows", JANUARY, DataError("moved"), processed)
    write_table("flows", JANUARY, table(4), processed, ingredients={"code": "k2"})
    assert read_table("flows", JANUARY, processed).table["remaining"].tolist() == [4]


def test_a_month_keeps_its_own_tables(processed):
    write_table("flows", JANUARY + 1, table(7), processed, ingredients={"code": "k"})
    assert read_table("flows", JANUARY, processed).table["remaining"].dropna().tolist() == [1, 3]


def test_every_source_stands_once(processed):
    assert list(all_sources(table(1), table(2))) == [SOURCE]
