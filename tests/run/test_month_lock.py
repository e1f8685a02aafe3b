"""One run at a time, and a month's folder that is the old one or the new one. A failure means lost results."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pandas as pd
import pytest

from werket_lib.errors import InputError, RunBusyError
from werket_lib.run import month_lock as lock_module
from werket_lib.run.month_lock import lock_month, lock_tables

MONTH = pd.Period("2025-01", freq="M")


def publish(reports, text):
    with lock_month(reports, MONTH) as held:
        whole = held.aside / "whole"
        whole.mkdir()
        (whole / "facts.json").write_text(text)
        held.publish(whole)


def test_the_new_result_takes_the_place_of_the_old(tmp_path):
    publish(tmp_path, "old")
    publish(tmp_path, "new")
    assert (tmp_path / "2025-01/facts.json").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".2025-01.lock", "2025-01"]


def test_swaps_also_where_folders_cannot_be_exchanged(tmp_path, monkeypatch):
    monkeypatch.setattr(lock_module, "_exchange", lambda new, old: False)
    publish(tmp_path, "old")
    publish(tmp_path, "new")
    assert (tmp_path / "2025-01/facts.json").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".2025-01.lock", "2025-01"]


def test_a_run_killed_between_two_renames_is_mended(tmp_path):
    publish(tmp_path, "old")
    (tmp_path / "2025-01").rename(tmp_path / ".2025-01.old")
    (tmp_path / ".2025-01.aside").mkdir()
    with lock_month(tmp_path, MONTH) as held:
        assert (held.folder / "facts.json").read_text() == "old"
        assert list(held.aside.iterdir()) == []


def test_a_second_run_is_told_who_holds_the_month(tmp_path):
    with (
        lock_month(tmp_path, MONTH),
        pytest.raises(RunBusyError, match=r"2025-01 is held by another run \(process \d+, since 20"),
        lock_month(tmp_path, MONTH),
    ):
        pass


def test_two_months_run_beside_one_another(tmp_path):
    with lock_month(tmp_path, MONTH), lock_month(tmp_path, MONTH - 1) as other:
        assert other.folder.name == "2024-12"


def test_a_folder_that_cannot_be_made_is_the_users_mistake(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(InputError, match=r"cannot write to .*choose another with --out"),
        lock_month(tmp_path / "file" / "reports", MONTH),
    ):
        pass


def test_a_months_tables_are_held_while_sections_read_them(tmp_path, monkeypatch):
    monkeypatch.setattr(lock_module, "TABLES_SECONDS", 0.2)
    busy = pytest.raises(RunBusyError, match="2025-01 is held by another run")
    with lock_tables(tmp_path, "2025-01"), lock_tables(tmp_path, "2024-12"), busy, lock_tables(tmp_path, "2025-01"):
        pass


def test_who_comes_second_waits_for_the_tables(tmp_path):
    with ThreadPoolExecutor() as pool, ExitStack() as first:
        first.enter_context(lock_tables(tmp_path, "2025-01"))
        second = pool.submit(lambda: lock_tables(tmp_path, "2025-01").__enter__())
        time.sleep(0.3)
        assert not second.done()
        first.close()
        assert second.result(timeout=5) is None
