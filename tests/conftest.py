"""What tests of several kinds share: the checkout, what lies beside it, and one run of the sample month."""

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
MONTH = "2025-01"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Agencies' own files and the published figures, which are not part of the repository."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared with the agencies' own files and the published figures")
    return SHARED


@pytest.fixture
def january() -> pd.Period:
    """The sample month."""
    return pd.Period(MONTH, freq="M")


@pytest.fixture(scope="session")
def werket():
    """Run ``werket …`` as a user does; gives the finished process with its output as text."""

    def run(*arguments: str | Path, cwd: Path = ROOT, **options) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "werket_lib.cli", *map(str, arguments)]
        environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, **options)

    return run


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory) -> Path:
    """A data folder of its own: the sample's raw files by link, and its own processed tables."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "raw").symlink_to(ROOT / "data" / "raw")
    return folder


@pytest.fixture(scope="session")
def sample_report(tmp_path_factory, werket, sample_data) -> Path:
    """The sample month as ``werket run`` leaves it; mark tests that use it with xdist_group("report")."""
    out = tmp_path_factory.mktemp("reports")
    done = werket("run", MONTH, "--data", sample_data, "--out", out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out / MONTH
