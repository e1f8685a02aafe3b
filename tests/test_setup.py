"""pyproject.toml, the locks, environment.yml, Makefile and CI say the same.

A failure means that one of them was changed alone.
"""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lines) -> dict[str, str]:
    return {normalise(name): version for line in lines for name, version in PINNED.findall(line)}


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.xdist_group("report")
def test_the_tests_of_a_group_stay_together(request, worker_id):
    """Where pytest and pytest-xdist do not fit, each worker makes the month for itself, and two meet in one folder."""
    assert worker_id == "master" or request.node.nodeid.endswith("@report")


def test_every_dependency_is_pinned_exactly():
    declared = [*project()["project"]["dependencies"], *project()["dependency-groups"]["dev"]]
    assert [line for line in declared if not PINNED.fullmatch(line)] == []


def test_lock_has_the_declared_versions():
    declared = pins([*project()["project"]["dependencies"], *project()["dependency-groups"]["dev"]])
    locked = pins((ROOT / "requirements/lock.txt").read_text(encoding="utf-8").splitlines())
    assert {name: locked.get(name) for name in declared} == declared


def test_environment_has_the_versions_of_pyproject():
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = dict(entry.split("=") for entry in entries if isinstance(entry, str) and "=" in entry)
    assert conda.pop("python") == "3.11"
    from_pypi = pins(next(entry["pip"] for entry in entries if isinstance(entry, dict)))
    there = {normalise(name): version for name, version in conda.items()} | from_pypi
    assert there == pins(project()["project"]["dependencies"])


def test_locks_carry_hashes_and_no_address():
    for name in ("lock.txt", "tools.txt", "bench.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert text.count("==") <= text.count("--hash=sha256:")


def test_the_lock_of_npm_carries_hashes_and_no_address():
    text = (ROOT / "tests/browser/package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert text.count('"integrity": "sha512-') == text.count('"node_modules/')


def test_make_alone_lists_the_commands():
    listed = subprocess.run(["make", "--silent", "-C", ROOT], capture_output=True, text=True, check=True).stdout
    assert {line.split()[0] for line in listed.splitlines()} >= {"report", "test", "lab", "check", "fix"}


def test_ci_runs_the_test_command_of_the_readme():
    assert "make test" in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1]
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
