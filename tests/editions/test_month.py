"""Editions made by real kernels, here and by the workers of a real Dask cluster."""

import json
import shutil
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest

from werket_lib.cache.inputs import Inputs
from werket_lib.editions import month as editions
from werket_lib.editions.made import EditionMade
from werket_lib.editions.month import keep_editions, make_editions
from werket_lib.errors import InputError
from werket_lib.kernels.limits import Limits
from werket_lib.month import cut_off_of
from werket_lib.months import parse_month
from werket_lib.provenance import SourcedTable
from werket_lib.sections.regions.news import News

MONTH = "2025-01"
REGIONS = ("09", "0980", "2505")
NEWS = {"0980": "Något har hänt på Gotland.", "2505": "Något har hänt i Arvidsjaur."}
# All of them share a month's tables and one run of it.
pytestmark = pytest.mark.xdist_group("editions")


@contextmanager
def quietly(month, total):
    yield lambda made: None


def make(root, data, out, *regions, **options):
    inputs = Inputs(root, MONTH, None, data, out, root / "editorial")
    as_of = cut_off_of(parse_month(MONTH), inputs.editorial_dir, None)
    return make_editions(inputs, as_of, regions or REGIONS, tell=quietly, **options)


@pytest.fixture(scope="module")
def data(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("data")
    (folder / "raw").symlink_to(root / "data" / "raw")
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory, root, data):
    out = tmp_path_factory.mktemp("reports")
    done = make(root, data, out)
    assert [(one.code, one.status, one.message) for one in done.editions] == [(code, "ran", "") for code in REGIONS]
    assert [one.doubts for one in done.editions] == [(), (), ()]
    return out


def results(folder: Path) -> dict[str, bytes]:
    """Facts, tables, figures, pages and PDFs of every edition; not when they were made."""
    kept = {path.relative_to(folder).as_posix(): path for path in sorted(folder.glob("????/**/*")) if path.is_file()}
    kept |= {path.relative_to(folder).as_posix(): path for path in sorted(folder.glob("??/**/*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in kept.items() if path.name != "run.json"}


def folder_of(out: Path) -> Path:
    return out / MONTH / "editions"


def test_an_edition_has_record_page_pdf_and_facts(made):
    for code, sections in {"0980": 3, "09": 4}.items():
        folder = folder_of(made) / code
        record = json.loads((folder / "run.json").read_text())
        assert [section["status"] for section in record["sections"]] == ["ran"] * sections
        assert (folder / "edition.pdf").read_bytes().startswith(b"%PDF")
        facts = {fact["id"]: fact["value"] for fact in json.loads((folder / "facts.json").read_text())["facts"]}
        assert facts[f"region.{code}.unemployed"] > 0
        page = (folder / "index.html").read_text()
        assert "Gotland" in page
        assert "<svg" in page
        assert not list(folder.rglob("*.png"))
        assert len(pypdfium2.PdfDocument(folder / "edition.pdf")) <= (2 if len(code) == 4 else 4)


def test_the_index_leads_to_the_editions_that_there_are(made):
    index = (folder_of(made) / "index.html").read_text()
    assert 'href="0980/index.html"' in index
    assert 'href="0180/index.html"' not in index
    assert "Var händer det något?" in index


def test_nothing_is_made_again_where_nothing_changed(made, root, data):
    before = {path: path.stat().st_mtime_ns for path in folder_of(made).rglob("*")}
    assert {one.status for one in make(root, data, made).editions} == {"unchanged"}
    assert {path: path.stat().st_mtime_ns for path in folder_of(made).rglob("*")} == before


def test_a_damaged_file_is_made_again(made, root, data, tmp_path):
    out = shutil.copytree(made, tmp_path / "reports")
    (folder_of(out) / "2505/facts.json").write_text("{}")
    statuses = {one.code: one.status for one in make(root, data, out).editions}
    assert statuses == {"09": "unchanged", "0980": "unchanged", "2505": "ran"}
    assert results(folder_of(out)) == results(folder_of(made))


def test_a_failed_edition_keeps_its_earlier_result_and_stops_no_other(made, root, data, tmp_path, monkeypatch):
    out, cut = shutil.copytree(made, tmp_path / "reports"), editions.find_slices
    monkeypatch.setattr(editions, "find_slices", lambda *given: Broken(cut(*given)))
    done = make(root, data, out, force=True)
    assert {one.code: one.status for one in done.editions} == {"09": "ran", "0980": "ran", "2505": "failed"}
    (failed,) = [one for one in done.editions if one.status == "failed"]
    assert failed.message == "E1_labour, cell 5: KeyError: 'unemployed'"
    assert done.exit_code == 1
    assert (folder_of(out) / "2505/index.html").is_file()
    assert list((folder_of(out) / "failed/2505").rglob("E1_labour.ipynb"))


class Broken:
    """Slices of which one region's lacks a column."""

    def __init__(self, slices):
        self._slices = slices

    def __getattr__(self, name):
        return getattr(self._slices, name)

    def cut(self, table, code):
        """Cut as the others do, but for one."""
        """Cut as the others do, but for one."""
        found = self._slices.cut(table, code)
        if (table, code) != ("region_rates", "2505"):
            return found
        short = SourcedTable(found.table.table.drop(columns="unemployed"), found.table.sources, found.table.notes)
        return type(found)(short, "other")


def test_an_unknown_region_is_refused_by_name(root, data, tmp_path):
    with pytest.raises(InputError, match="no region '9999'"):
        make(root, data, tmp_path, "9999")


def test_only_so_many_with_news(root, data, tmp_path, made):
    assert make(root, data, shutil.copytree(made, tmp_path / "reports"), only_news=1).editions == []


def test_of_those_with_news_the_one_where_most_has_happened(root, data, tmp_path, made, monkeypatch):
    read = editions._read

    def with_news(inputs, as_of):
        slices, _ = read(inputs, as_of)
        return slices, [News(code, code, 4.0, told, ()) for code, told in NEWS.items()]

    monkeypatch.setattr(editions, "_read", with_news)
    done = make(root, data, shutil.copytree(made, tmp_path / "reports"), only_news=1)
    assert [(one.code, one.status, one.doubts) for one in done.editions] == [("0980", "ran", ())]
    folder = folder_of(tmp_path / "reports")
    assert NEWS["0980"] in (folder / "0980/index.html").read_text()
    assert NEWS["2505"] not in (folder / "2505/index.html").read_text()


def test_a_run_of_the_month_takes_the_editions_along(made, tmp_path):
    new = tmp_path / "new"
    new.mkdir()
    keep_editions(made / MONTH, new)
    assert results(new / "editions") == results(folder_of(made))
    assert (new / "editions/keys.json").read_bytes() == (folder_of(made) / "keys.json").read_bytes()
    none = tmp_path / "none"
    none.mkdir()
    keep_editions(none, new)
    assert not list(none.iterdir())


def test_a_cluster_makes_the_same_bytes(made, root, data, tmp_path):
    pytest.importorskip("werket_lib.run.executors.cluster", reason="needs the extra [cluster]")
    done = make(root, data, tmp_path, executor="dask", workers=2)
    assert [(one.status, one.message) for one in done.editions] == [("ran", "")] * 3
    assert done.refused == ()
    assert results(folder_of(tmp_path)) == results(folder_of(made))


def test_a_worker_of_another_program_is_refused_by_name(root, monkeypatch):
    cluster = pytest.importorskip("werket_lib.run.executors.cluster", reason="needs the extra [cluster]")
    own = cluster.describe_program(root)
    assert set(own) == {"Python", "lock", "commit", "X-13"}
    monkeypatch.setattr(cluster, "describe_program", lambda root: {**own, "lock": "0", "X-13": "1"})
    with (
        pytest.raises(InputError, match=r"worker tcp://\S+ is refused: another lock and another X-13 than here"),
        cluster.DaskExecutor("werket_lib.editions.make:make_edition", root, Limits(), workers=1),
    ):
        pass


def test_what_a_worker_left_otherwise_than_it_says_is_not_taken_in(tmp_path):
    left = tmp_path / "left"
    left.mkdir()
    (left / "facts.json").write_text("{}")
    told = EditionMade("0980", "ran", folder=str(left), files={"facts.json": "0" * 64})
    taken = editions._take_in(told, tmp_path / "editions")
    assert taken.status == "failed"
    assert "does not hold what its worker says" in taken.message
    assert not (tmp_path / "editions").exists()
