"""When a review of the frozen seasonal specs is proposed: in the first month with own files, and each January."""

import json

import pytest

from werket_lib.run.dataset_states import propose_review


def write_report(reports, month, *, sample):
    (reports / month).mkdir(parents=True)
    (reports / month / "run.json").write_text(json.dumps({"datasets": [{"sample": True}, {"sample": sample}]}))


@pytest.mark.parametrize(
    ("earlier", "month", "reason"),
    [
        ({}, "2025-02", "first own month"),
        ({"2025-01": True}, "2025-02", "first own month"),
        ({"2025-01": False}, "2025-02", ""),
        ({"2025-02": False, "2025-03": False}, "2025-02", "first own month"),  # later reports do not count
        ({"2024-11": False, "2025-01": True}, "2025-02", ""),
        ({"2025-12": False}, "2026-01", "January"),
        ({}, "2025-01", "January"),
    ],
)
def test_a_review_is_proposed_in_the_first_own_month_and_each_january(tmp_path, earlier, month, reason):
    for name, sample in earlier.items():
        write_report(tmp_path, name, sample=sample)
    assert propose_review(month, tmp_path) == reason
