"""The fault suite: run by ``make faults``, which prints how many faults are handled; not yet all are."""

import os
import resource
from collections import Counter
from collections.abc import Iterator

import pytest

MOST_MEMORY = 4 * 1024**3
ALL = os.environ.get("FAULTS") == "all"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the faults out of the tests, which they would stop at a limit of memory of their own."""
    if not ALL:
        left_out = [item for item in items if "fault" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print by group how many faults were handled, of how many."""
    tried, handled, kinds = Counter(), Counter(), set()
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.stats.get(outcome, []):
            told = dict(getattr(report, "user_properties", ()))
            if "fault" in told and (report.when == "call" or outcome == "error"):
                tried[told["group"]] += 1
                handled[told["group"]] += outcome == "passed"
                kinds.add(told["fault"])
    if tried:
        terminalreporter.section("faults handled, of those tried")
        for group in tried:
            terminalreporter.write_line(f"{handled[group]:4} of {tried[group]:3}  {group}")
        terminalreporter.write_line(f"{handled.total():4} of {tried.total():3}  in all, of {len(kinds)} kinds")


@pytest.fixture(scope="session", autouse=True)
def _limited_memory() -> Iterator[None]:
    """Let what would read without end fail by itself, before the machine does; not the tests beside the faults."""
    if not ALL:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)
