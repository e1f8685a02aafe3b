"""The issue's kinds of nonsense at each door: `data` and `run` tell it of the tables, `add` of the file."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from tests.processed.test_planted import NUMBERS, PLANTED, clean, plant
from tests.run.conftest import make_project
from werket_lib.intake import judge_file
from werket_lib.processed.loaded import FOLDER, ingredients_of, load_edition
from werket_lib.processed.make import TableMade, make_tables
from werket_lib.provenance import SourcedTable, list_editions, open_raw
from werket_lib.sources import DATASETS
from werket_lib.sources.recognise import Recognised
from werket_lib.store import write_table

__all__ = ["clean"]
pytestmark = pytest.mark.xdist_group("doors")  # the tables of each kind are made once
PUBLISHED = dt.date(2025, 2, 28)
MONTH = pd.Period("2025-01", freq="M")
KINDS = ("x10", "x1000", "/10", "copied", "doubled", "sign", "gone", "history", "unit", "future")
# What the rules say of each kind is tested beside them; here, that it reaches whoever adds a file and makes tables.
AT_DOORS = [(name, kind) for name, kind in PLANTED if kind in KINDS]


@pytest.fixture(scope="module")
def planted_data(root, clean, tmp_path_factory):
    """Return a folder of processed data in which every dataset was read with a kind of nonsense in it."""
    loaded = tmp_path_factory.mktemp("loaded")
    newest = {name: open_raw(list_editions(root / "data/raw", _dataset(name))[-1].file) for name in NUMBERS}
    own = {name: load_edition(name, raw, loaded) for name, raw in newest.items()}

    def prepare(kind: str, processed: Path) -> Path:
        shutil.copytree(loaded, processed, dirs_exist_ok=True)
        for name in [name for name in NUMBERS if (name, kind) in PLANTED]:
            table, raw = plant(kind, name, clean(name)), newest[name]
            read = SourcedTable(table, own[name].sources, own[name].notes)
            write_table(raw.edition, name, read, processed / FOLDER, ingredients=ingredients_of(name, raw))
        return processed

    return prepare


@pytest.fixture(scope="module")
def told(root, planted_data, tmp_path_factory):
    """Return the lines that `data` says of each kind."""
    kept: dict[str, list[str]] = {}

    def tell(kind: str) -> list[str]:
        if kind not in kept:
            processed = planted_data(kind, tmp_path_factory.mktemp("processed"))
            kept[kind] = lines_of(
                make_tables(MONTH, raw_dir=root / "data/raw", processed_dir=processed, as_of=PUBLISHED)
            )
        return kept[kind]

    return tell


def lines_of(tables: list[TableMade]) -> list[str]:
    lines = [finding.line for table in tables for finding in table.findings]
    return lines + [line for table in tables for line in (table.message or "").splitlines()]


def _dataset(name: str) -> str:
    return name.partition(".")[0]


def about(name: str, lines: list[str]) -> set[str]:
    return {line for line in lines if line.startswith((f"refused: {name}, ", f"doubtful: {name}, "))}


@pytest.mark.parametrize(("name", "kind"), AT_DOORS)
def test_data_tells(told, name, kind):
    assert about(name, told(kind)) - about(name, told("")), f"{kind} planted in {name} and nothing said"


@pytest.mark.parametrize(("name", "kind"), AT_DOORS)
def test_add_tells(root, tmp_path, clean, name, kind):
    dataset = _dataset(name)
    before, newest = (open_raw(edition.file) for edition in list_editions(root / "data/raw", dataset)[-2:])
    folder = tmp_path / dataset / before.edition
    shutil.copytree(before.path.parent, folder)
    sidecar = next(folder.glob("*.meta.yml"))
    sidecar.write_text(sidecar.read_text(encoding="utf-8").replace("sample: true", "sample: false"), encoding="utf-8")
    table = plant(kind, name, clean(name))
    coverage = "periods" if DATASETS[dataset].revised_by else "series"
    found = Recognised(table["month"].max(), coverage, preliminary=False, tables={name: table})
    raw = replace(newest, meta=replace(newest.meta, sample=False))
    assert about(name, [finding.line for finding in judge_file(dataset, found, raw, tmp_path)])


def test_run_tells(root, tmp_path, planted_data):
    project = make_project(tmp_path, root)
    planted_data("doubled", project.data / "processed")
    lines = [finding["line"] for finding in project.run().record["findings"]]
    assert about("af_suppliers", lines)
