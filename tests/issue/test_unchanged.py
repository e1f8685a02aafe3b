"""An issue is made again when anything that it is made of has changed. A failure means an issue of last week."""

import json
import shutil

import pytest

from werket_lib.cache import digests
from werket_lib.cache import inputs as inputs_module
from werket_lib.issue.kept import DIGESTS, FOLDER, PROOF, keep_issue
from werket_lib.issue.unchanged import READ, MadeIssue, digest_issue_inputs, find_issue, keep_issue_digests
from werket_lib.store import write_json

MADE = MadeIssue((f"{FOLDER}/index.html",), "all are facts")
SECTION = {"name": "40_sta", "status": "ran", "why": "x", "changes": ["x"], "seconds": 1.0, "key": "k"}
RECORD = {"month": "2025-01", "finished": "now", "tables": [1], "sample": True, "sections": [SECTION]}


class Project:
    """A month with its issue made, and how to look whether it would be made again."""

    def __init__(self, root):
        self.root, self.folder, self.editorial = root, root / "reports/2025-01", root / "editorial/2025-01"
        for path in ("requirements/lock.txt", "editorial/2025-01/issue.yml", "editorial/2025-01/articles/ledare.md"):
            self.write(path)
        for name in READ:
            self.write(f"reports/2025-01/{name}" if "." in name else f"reports/2025-01/{name}/40_sta/a.svg")
        for path in (f"{FOLDER}/index.html", f"{FOLDER}/assets/a.svg", PROOF):
            self.write(f"reports/2025-01/{path}")
        (self.folder / "keys").mkdir()
        self.record()
        keep_issue_digests(self.folder, self.inputs(), MADE)

    def write(self, path, text="first"):
        """Write a file, by its path in the project."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def record(self, section=None, **fields):
        """Write the run's record, with what is to be other in it and in its one section."""
        write_json(self.folder / "run.json", RECORD | {"sections": [SECTION | (section or {})]} | fields)

    def inputs(self):
        """Digest what the issue would be made of now."""
        return digest_issue_inputs(self.root, self.folder, self.editorial)

    def find(self):
        """Look whether it would be made again."""
        return find_issue(self.folder, self.inputs())


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def test_nothing_changed_is_known(project):
    assert project.find() == MADE


@pytest.mark.parametrize(
    "path",
    [
        "requirements/lock.txt",
        "editorial/2025-01/issue.yml",
        "editorial/2025-01/articles/ledare.md",
        "editorial/2025-01/articles/ny.md",
        "reports/2025-01/facts.json",
        "reports/2025-01/histories.json",
        *(f"reports/2025-01/{name}/40_sta/a.svg" for name in READ if "." not in name),
        "reports/2025-01/figures/40_sta/b.svg",
        f"reports/2025-01/{FOLDER}/index.html",
        f"reports/2025-01/{FOLDER}/assets/b.svg",
        f"reports/2025-01/{PROOF}",
    ],
)
def test_another_content_is_made_again(project, path):
    project.write(path, "second")
    assert project.find() is None


@pytest.mark.parametrize("path", [f"{FOLDER}/assets/a.svg", PROOF, DIGESTS, "run.json"])
def test_what_is_gone_is_made_again(project, path):
    (project.folder / path).unlink()
    assert project.find() is None


@pytest.mark.parametrize("name", ["digest_installed", "python_version"])
def test_another_environment_makes_it_again(project, monkeypatch, name):
    monkeypatch.setattr(digests, name, lambda: "another")
    assert project.find() is None


def test_another_library_makes_it_again(project, monkeypatch, tmp_path):
    (tmp_path / "library").mkdir()
    monkeypatch.setattr(inputs_module.werket_lib, "__file__", str(tmp_path / "library/__init__.py"))
    assert project.find() is None


@pytest.mark.parametrize("change", [{"status": "failed"}, {"headline": "Färre"}, {"kept_from": "2025-01-31"}])
def test_another_record_makes_it_again(project, change):
    project.record(change)
    assert project.find() is None


def test_a_run_that_gave_the_same_does_not(project):
    project.record({"status": "unchanged", "why": "y", "changes": [], "seconds": 9.0}, finished="later", tables=[])
    assert project.find() == MADE


@pytest.mark.parametrize("content", ["", "[]", "{", json.dumps({"inputs": {}})])
def test_a_note_that_cannot_be_read_is_no_note(project, content):
    (project.folder / DIGESTS).write_text(content, encoding="utf-8")
    assert project.find() is None


def test_it_is_known_again_where_its_month_was_made_anew(project, tmp_path):
    made = tmp_path / "whole"
    shutil.copytree(project.folder, made, ignore=shutil.ignore_patterns(FOLDER, PROOF, "keys"))
    keep_issue(project.folder, made)
    assert find_issue(made, project.inputs()) == MADE
