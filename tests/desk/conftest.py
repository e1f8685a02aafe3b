"""What the desk reads: the project's own tables and report of the sample month."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="session", autouse=True)
def made_month(werket, root):
    """The sample month in the project's own folders, as a user has it; made where it is not."""
    for command in (("data", "2025-01"), ("run", "2025-01")):
        done = werket(*command)
        assert done.returncode == 0, done.stdout + done.stderr


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests in one process, with those of JupyterLab: all use the checkout's own folders."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("lab"))
