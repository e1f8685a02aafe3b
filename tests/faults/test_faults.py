"""Every planted fault gives the right value, or a refusal that says what, where and what to do; the rest comes out."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.apart import Apart
from tests.faults.catalogue import FAULTS, is_short, kind_of


@pytest.fixture(scope="session")
def apart() -> Iterator[Apart]:
    """The process in which faults happen."""
    process = Apart()
    yield process
    process.end()


@pytest.fixture(scope="session")
def whole(tmp_path_factory, apart) -> Path:
    """A small project that has run, and an editor's folder."""
    folder = tmp_path_factory.mktemp("whole")
    assert apart.ask("whole", folder) == ""
    return folder


def _chosen() -> list[object]:
    numbers = range(len(FAULTS)) if os.environ.get("FAULTS") == "all" else filter(is_short, range(len(FAULTS)))
    return [pytest.param(number, id=f"{FAULTS[number].group}: {FAULTS[number].kind}") for number in numbers]


@pytest.mark.parametrize("number", _chosen())
def test_is_handled(number, tmp_path, record_property, request, apart):
    fault = FAULTS[number]
    record_property("group", fault.group)
    record_property("fault", kind_of(fault))
    if fault.whole:
        shutil.copytree(request.getfixturevalue("whole"), tmp_path, dirs_exist_ok=True)
    assert apart.ask(number, tmp_path) == ""


def test_there_are_sixty_kinds_over_all_datasets():
    kinds = {kind_of(fault) for fault in FAULTS}
    assert len(kinds) >= 60
