"""Plain papermill, from any folder: what is wrong with a parameter stands in the last line of the traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from werket_lib.errors import ParameterError
from werket_lib.parameters import check_values, injected_names

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
DECLARED = {"month": "str", "largest": "int", "share": "float", "whole": "bool"}
VALUES = {"month": "2025-01", "largest": 30, "share": 1, "whole": True}


def papermill(folder, *arguments):
    command = [
        sys.executable,
        "-m",
        "papermill",
        "--no-progress-bar",
        NOTEBOOKS / "33_rom2_suppliers.ipynb",
        *arguments,
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.xdist_group("lab")
@pytest.mark.parametrize(
    ("parameter", "value", "last"),
    [
        ("mnoth", "2025-01", "ParameterError: no parameter 'mnoth'; the nearest are month"),
        ("largest", "thirty", "ParameterError: parameter 'largest' is 'thirty', a str; it takes a int"),
        (
            "start_month",
            "2025-13",
            "ParameterError: parameter 'start_month': not a month: '2025-13'; write it as YYYY-MM",
        ),
    ],
)
def test_the_last_line_says_what_is_wanted(tmp_path, parameter, value, last):
    done = papermill(tmp_path, tmp_path / "out.ipynb", "-p", parameter, value)
    assert done.returncode != 0
    assert done.stderr.strip().splitlines()[-1].startswith(last)


def test_help_tells_what_the_parameters_are(tmp_path):
    done = papermill(tmp_path, "--help-notebook")
    assert "largest: int (default 30)" in done.stdout
    assert "suppliers in the ranking" in done.stdout


def test_values_of_their_types_pass():
    check_values(DECLARED, VALUES, ["month", "largest"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"largest": 3.5}, "parameter 'largest' is 3.5, a float; it takes a int"),
        ({"largest": True}, "parameter 'largest' is True, a bool; it takes a int"),
        ({"month": 202501}, "parameter 'month' is 202501, a int; it takes a str"),
        ({"month": "2025"}, "parameter 'month': not a month: '2025'"),
    ],
)
def test_a_value_that_does_not_fit_is_named(change, said):
    with pytest.raises(ParameterError, match=said):
        check_values(DECLARED, VALUES | change, [])


def test_only_papermills_newest_cell_counts():
    cells = ["a = 1", "# Parameters\nold = 1", "# Parameters\nmonth = '2025-01'\nlargest = 3\n", "x = 2"]
    assert injected_names(cells) == ["month", "largest"]
    assert injected_names(["a = 1"]) == []
