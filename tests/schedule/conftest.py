"""A home whose addresses are a local server's, and the command that a timer starts."""

import pytest
from pytest_httpserver import HTTPServer

from tests.schedule.agencies import Agencies, read_editions


@pytest.fixture
def agencies(root):
    """The agencies, who publish the sample's editions."""
    with HTTPServer(host="127.0.0.1", threaded=True) as server:
        yield Agencies(server, read_editions(root / "data" / "raw"))


@pytest.fixture
def home(tmp_path):
    """Where a scheduled run keeps everything: nothing yet."""
    (tmp_path / "home/data/raw").mkdir(parents=True)
    return tmp_path / "home"


@pytest.fixture
def at(monkeypatch, agencies, home, tmp_path):
    """Let it be a time, for the commands as for the agencies."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("WERKET_CONFIG", str(agencies.write_config(tmp_path / "werket.toml", home)))

    def be(moment: str) -> None:
        agencies.now = moment
        monkeypatch.setenv("WERKET_NOW", moment)

    return be
