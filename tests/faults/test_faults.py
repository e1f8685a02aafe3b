"""Every planted fault gives the right value, or a refusal that says what, where and what to do; the rest comes out."""

import re
import shutil
from pathlib import Path

import pytest

from tests.faults.fault import Fault, judge
from tests.faults.issue_faults import ISSUE_FAULTS
from tests.faults.project import make_whole
from tests.faults.raw_faults import RAW_FAULTS
from tests.faults.run_faults import RUN_FAULTS

FAULTS = [*RAW_FAULTS, *RUN_FAULTS, *ISSUE_FAULTS]


@pytest.fixture(scope="session")
def whole(tmp_path_factory, root) -> Path:
    """A small project that has run, and an editor's folder."""
    folder = tmp_path_factory.mktemp("whole")
    make_whole(folder, root)
    return folder


def _parameter(fault: Fault) -> object:
    marks = [pytest.mark.long_fault] if fault.long else []
    return pytest.param(fault, id=f"{fault.group}: {fault.kind}", marks=marks)


def kind_of(fault: Fault) -> str:
    """Return a fault's kind, without the dataset that it is planted in."""
    return re.sub(r" \[.*\]$", "", fault.kind)


@pytest.mark.parametrize("fault", [_parameter(fault) for fault in FAULTS])
def test_is_handled(fault, tmp_path, record_property, request):
    record_property("group", fault.group)
    record_property("fault", kind_of(fault))
    if fault.whole:
        shutil.copytree(request.getfixturevalue("whole"), tmp_path, dirs_exist_ok=True)
    judge(fault, tmp_path)


def test_there_are_sixty_kinds_over_all_datasets():
    kinds = {kind_of(fault) for fault in FAULTS}
    assert len(kinds) >= 60
