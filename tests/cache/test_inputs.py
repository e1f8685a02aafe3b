"""A month of which nothing changed, known from the bytes. A false "unchanged" is a wrong report."""

import datetime as dt
import json
import shutil

import pytest

from werket_lib.cache import digests
from werket_lib.cache import inputs as inputs_module
from werket_lib.cache.digests import LOCK_FILE
from werket_lib.cache.inputs import Inputs, digest_inputs, find_unchanged, keep_input_digests, mark_unchanged
from werket_lib.provenance import sidecar_path

CUT = dt.date(2025, 2, 28)
SECTIONS = [
    {"name": name, "status": "ran", "why": "no earlier result", "changes": ["x"]} for name in ("10_first", "20_second")
]


def write(path, text="first"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.fixture
def inputs(tmp_path, root, monkeypatch):
    """A month that has come out, with all that it depends on in small."""
    monkeypatch.setattr(inputs_module.werket_lib, "__file__", str(write(tmp_path / "package/__init__.py")))
    write(tmp_path / "package/style/flows.py")
    write(tmp_path / "package/fonts/face.ttf")
    write(tmp_path / "root/notebooks/10_first.ipynb")
    write(tmp_path / "root" / LOCK_FILE)
    write(tmp_path / "root/editorial/2025-01/issue.yml")
    write(tmp_path / "data/processed/2025-01/flows.parquet")
    write(tmp_path / "reports/2024-12/sections/10_first.json")
    shutil.copytree(root / "data/raw/af_suppliers", tmp_path / "data/raw/af_suppliers")
    made = Inputs(tmp_path / "root", "2025-01", None, tmp_path / "data", tmp_path / "reports")
    folder = made.reports_dir / made.month
    write(folder / "index.html")
    write(folder / "sections/10_first.json")
    write(folder / "run.json", json.dumps({"as_of": CUT.isoformat(), "sections": SECTIONS}))
    (folder / "keys").mkdir()
    keep_input_digests(folder, digest_inputs(made, CUT), made)
    assert find_unchanged(made, []) is not None
    return made


CHANGED = [
    "package/style/flows.py",
    "package/style/new.py",
    "package/fonts/face.ttf",
    "root/notebooks/10_first.ipynb",
    "root/notebooks/30_new.ipynb",
    f"root/{LOCK_FILE}",
    "root/editorial/2025-01/issue.yml",
    "data/processed/2025-01/flows.parquet",
    "reports/2024-12/sections/10_first.json",
    "reports/2024-12/run.json",
    "reports/2025-01/index.html",
    "reports/2025-01/sections/10_first.json",
    "reports/2025-01/run.json",
    "reports/2025-01/keys/month.json",
]


@pytest.mark.parametrize("path", CHANGED)
def test_a_file_that_is_other_than_it_was_is_seen(inputs, tmp_path, path):
    write(tmp_path / path, "second")
    assert find_unchanged(inputs, []) is None


@pytest.mark.parametrize(
    "path",
    ["package/style/flows.py", "data/processed/2025-01/flows.parquet", "reports/2025-01/index.html"],
)
def test_a_file_that_is_gone_is_seen(inputs, tmp_path, path):
    (tmp_path / path).unlink()
    assert find_unchanged(inputs, []) is None


def test_a_raw_file_that_was_edited_or_cited_anew_or_replaced_is_seen(inputs, tmp_path):
    raw = next((tmp_path / "data/raw/af_suppliers/2025-01").glob("*.xlsx"))
    content, sidecar = raw.read_bytes(), sidecar_path(raw).read_text()
    raw.write_bytes(content + b"edited")
    assert find_unchanged(inputs, []) is None
    raw.write_bytes(content)
    assert find_unchanged(inputs, []) is not None
    sidecar_path(raw).write_text(sidecar.replace("Leverantörsstatistik", "Statistik"))
    assert find_unchanged(inputs, []) is None
    sidecar_path(raw).write_text(sidecar)
    shutil.copytree(raw.parent, raw.parent.with_name("2025-01.2"))
    assert find_unchanged(inputs, []) is None


def test_another_cut_off_date_is_seen(inputs):
    assert find_unchanged(Inputs(**{**vars(inputs), "as_of": "2025-02-14"}), []) is None


@pytest.mark.parametrize(("name", "value"), [("python_version", "3.11.99"), ("digest_installed", "other")])
def test_another_python_or_package_is_seen(inputs, monkeypatch, name, value):
    monkeypatch.setattr(digests, name, lambda: value)
    assert find_unchanged(inputs, []) is None


def test_a_section_that_did_not_come_out_is_tried_again(inputs):
    path = inputs.reports_dir / "2025-01/run.json"
    failed = [{**SECTIONS[0], "status": "failed"}, SECTIONS[1]]
    path.write_text(json.dumps({"as_of": CUT.isoformat(), "sections": failed}))
    assert find_unchanged(inputs, []) is None


def test_a_section_that_is_not_there_is_for_the_run_to_tell(inputs):
    assert find_unchanged(inputs, ["20_second"]) is not None
    assert find_unchanged(inputs, ["99_nothing"]) is None


def test_what_others_have_laid_beside_the_results_does_not_matter(inputs):
    write(inputs.reports_dir / "2025-01/issue/index.html")
    assert find_unchanged(inputs, []) is not None


def test_the_record_says_so(inputs):
    marked = mark_unchanged(inputs, find_unchanged(inputs, []))
    assert json.loads((inputs.reports_dir / "2025-01/run.json").read_text()) == marked
    assert [(one["status"], one["why"], one["changes"]) for one in marked["sections"]] == [
        ("unchanged", "nothing it depends on changed", [])
    ] * 2
    assert find_unchanged(inputs, []) is not None


def test_a_run_of_the_month_before_that_gave_the_same_does_not_matter(inputs, tmp_path):
    record = {"finished": "now", "sections": [SECTIONS[0]]}
    write(tmp_path / "reports/2024-12/run.json", json.dumps(record))
    folder = inputs.reports_dir / inputs.month
    keep_input_digests(folder, digest_inputs(inputs, CUT), inputs)
    again = SECTIONS[0] | {"status": "unchanged", "why": "nothing", "changes": []}
    write(tmp_path / "reports/2024-12/run.json", json.dumps({"finished": "later", "sections": [again]}))
    assert find_unchanged(inputs, []) is not None
    write(
        tmp_path / "reports/2024-12/run.json", json.dumps(record | {"sections": [SECTIONS[0] | {"status": "failed"}]})
    )
    assert find_unchanged(inputs, []) is None
