"""What cells took is recorded and told, the slowest first."""

import nbformat
import pytest

from werket_lib.errors import InputError
from werket_lib.run.section_copy import copy_section, lab_command
from werket_lib.run.section_record import SectionRecord
from werket_lib.run.timings import list_timings


def record(name, seconds, *cells):
    timed = [{"cell": number, "seconds": took, "memory_mb": held} for number, took, held in cells]
    return SectionRecord(name, name, "?", "ran", "", seconds=seconds, cells=timed)


def test_the_slowest_stand_first():
    lines = list_timings([record("40_sta", 1.5, (2, 0.2, 90), (3, 1.1, 120)), record("41_kvl", 2.5, (4, 2.25, 80))])
    assert [line.split() for line in lines] == [
        ["slowest", "sections"],
        ["41_kvl", "2.50", "s", "80", "MB"],
        ["40_sta", "1.50", "s", "120", "MB"],
        ["slowest", "cells"],
        ["41_kvl", "cell", "4", "2.25", "s", "80", "MB"],
        ["40_sta", "cell", "3", "1.10", "s", "120", "MB"],
        ["40_sta", "cell", "2", "0.20", "s", "90", "MB"],
    ]


def test_nothing_timed_says_so():
    assert list_timings([record("40_sta", 0.0)]) == ["no section has been timed"]


@pytest.mark.xdist_group("report")
def test_each_cell_of_a_run_has_its_time_and_memory(once):
    (record, *_) = once.run().sections
    assert [cell["cell"] for cell in record.cells] == [2, 3, 4]
    assert sum(cell["seconds"] for cell in record.cells) <= record.seconds + 0.1
    assert all(20 < cell["memory_mb"] < 2000 for cell in record.cells)


@pytest.mark.xdist_group("report")
def test_a_failed_section_opens_at_its_cell_with_its_data(once):
    once.write("20_second", title="Andra", extra="1 / 0")
    once.run()
    copy = copy_section(once.root, "20_second", None, data_dir=once.data, reports_dir=once.reports)
    notebook = nbformat.read(copy.path, as_version=4)
    (at,) = [cell for cell in notebook.cells if cell.id == copy.cell_id]
    assert "1 / 0" in at.source
    assert any("division by zero" in output.get("evalue", "") for output in at.outputs)
    (given,) = [cell for cell in notebook.cells if "injected-parameters" in cell.metadata.get("tags", [])]
    assert f"processed_dir = {str(once.data / 'processed')!r}" in given.source
    assert "20_second of 2025-01 failed in cell " in copy.message
    assert "ZeroDivisionError: division by zero" in copy.message
    command, environment = lab_command(once.root, copy, browser=False)
    address = f"/lab/tree/notebooks/scratch/20_second.ipynb#cell-id={copy.cell_id}"
    assert f"--LabApp.default_url={address}" in command
    assert environment["JUPYTER_PATH"] == str(once.root / "jupyter")


def test_a_section_that_cannot_be_opened_says_why(mini):
    with pytest.raises(InputError, match="no section '20_secnd'; the nearest are 20_second"):
        copy_section(mini.root, "20_secnd", None, data_dir=mini.data, reports_dir=mini.reports)
    with pytest.raises(InputError, match="20_second has not been run for 2025-01; run `werket run 2025-01`"):
        copy_section(mini.root, "20_second", "2025-01", data_dir=mini.data, reports_dir=mini.reports)
