"""An edition is loaded once. A failure means numbers from a file or code that are no longer those."""

import shutil
from dataclasses import replace

import pandas as pd
import pytest

from werket_lib.cache import digests
from werket_lib.errors import SchemaError
from werket_lib.processed.loaded import load_edition
from werket_lib.processed.make import make_tables
from werket_lib.processed.recipes import RECIPES
from werket_lib.provenance import SourcedTable, list_editions, open_raw
from werket_lib.sources import DATASETS

NAME = "ki_barometer"


@pytest.fixture
def raw(root):
    """The sample's raw file of a small dataset."""
    return open_raw(list_editions(root / "data/raw", NAME)[-1].file)


@pytest.fixture
def loads(monkeypatch):
    """The times that the dataset's loader has been called; a test may set what it does."""
    calls = []
    real = DATASETS[NAME].load

    def load(raw):
        calls.append(raw)
        return real(raw)

    monkeypatch.setitem(DATASETS, NAME, replace(DATASETS[NAME], load=load))
    return calls


def test_a_second_load_is_the_same_without_the_loader(raw, loads, tmp_path):
    first, second = (load_edition(NAME, raw, tmp_path) for _ in range(2))
    pd.testing.assert_frame_equal(first.table, second.table)
    assert (first.sources, first.notes) == (second.sources, second.notes)
    assert len(loads) == 1


def test_another_sidecar_or_content_or_code_is_loaded_anew(raw, loads, tmp_path, monkeypatch):
    load_edition(NAME, raw, tmp_path)
    load_edition(NAME, replace(raw, meta=replace(raw.meta, title="En annan titel")), tmp_path)
    load_edition(NAME, replace(raw, meta=replace(raw.meta, sha256="0" * 64)), tmp_path)
    assert len(loads) == 3
    monkeypatch.setattr(digests, "digest_installed", lambda: "other")
    load_edition(NAME, raw, tmp_path)
    assert len(loads) == 4


def test_what_was_kept_but_is_not_whole_is_loaded_anew(raw, loads, tmp_path):
    load_edition(NAME, raw, tmp_path)
    kept = next(tmp_path.rglob("*.parquet"))
    kept.write_bytes(kept.read_bytes()[:-1])
    load_edition(NAME, raw, tmp_path)
    assert len(loads) == 2


def test_force_loads_anew(raw, loads, tmp_path):
    load_edition(NAME, raw, tmp_path)
    load_edition(NAME, raw, tmp_path, force=True)
    assert len(loads) == 2


def test_a_table_that_would_come_back_as_another_is_not_kept(raw, tmp_path, monkeypatch):
    odd = SourcedTable(pd.DataFrame({"month": [1, 2]}, index=[5, 7]), ())
    monkeypatch.setitem(DATASETS, NAME, replace(DATASETS[NAME], load=lambda raw: odd))
    assert load_edition(NAME, raw, tmp_path) is odd
    assert list(tmp_path.iterdir()) == []


@pytest.mark.xdist_group("report")
def test_every_edition_of_the_sample_is_kept(sample_data, sample_report):
    kept = {path.name for path in (sample_data / "processed/editions").iterdir()}
    assert kept == {name for recipe in RECIPES.values() if not recipe.optional for name in recipe.datasets}


def test_a_refusal_is_not_kept(raw, tmp_path, monkeypatch):
    def refuse(raw):
        raise SchemaError("no")

    monkeypatch.setitem(DATASETS, NAME, replace(DATASETS[NAME], load=refuse))
    for _ in range(2):
        with pytest.raises(SchemaError, match="no"):
            load_edition(NAME, raw, tmp_path)


def test_a_dataset_more_does_not_load_the_others_again(root, tmp_path, monkeypatch, loads):
    """What has been added is loaded; what was there is not: the newest edition, and the one it is held against."""
    raw_dir = tmp_path / "raw"
    for dataset in (NAME, "af_varsel", "af_unemployment", "af_time_without_work"):
        shutil.copytree(root / "data/raw" / dataset, raw_dir / dataset)
    options = {
        "raw_dir": raw_dir,
        "processed_dir": tmp_path / "processed",
        "as_of": pd.Timestamp("2025-02-28").date(),
        "tables": ["indicators"],
    }
    month = pd.Period("2025-01", freq="M")
    assert make_tables(month, **options)[0].status == "late"
    shutil.copytree(root / "data/raw/af_vacancies", raw_dir / "af_vacancies")
    assert make_tables(month, **options)[0].status == "made"
    assert len(loads) == 2
