"""The fault suite: all of it by ``make faults``, a part in the tests; prints by group how many faults are handled."""

from collections import Counter

import pytest


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
