"""What the desk reads: the project's own tables and report of the sample month."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def made_month(werket, root):
    """The sample month in the project's own folders, as a user has it; made where it is not."""
    for command in (("data", "2025-01"), ("run", "2025-01")):
        done = werket(*command)
        assert done.returncode == 0, done.stdout + done.stderr
