"""What is imported before it is needed. A failure means a command that keeps people waiting."""

import subprocess
import sys

import pytest

HEAVY = ("IPython", "matplotlib", "nbconvert", "nbformat", "numpy", "pandas", "papermill", "pyarrow", "statsmodels")
ASK = f"import sys; print(*sorted({set(HEAVY)!r} & set(sys.modules)))"


@pytest.mark.parametrize(
    "code",
    [
        "import werket_lib",
        "import werket_lib.cli",
        "import werket_lib.month",
        "import werket_lib.issue.unchanged",
        "from werket_lib.months import check_month, parse_date",
    ],
)
def test_imports_nothing_heavy(code):
    done = subprocess.run([sys.executable, "-c", f"{code}\n{ASK}"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_run_leaves_drawing_and_checking_to_whoever_does_it():
    heavy = ("geopandas", "matplotlib", "nbconvert", "pandera", "papermill", "scipy", "seaborn", "statsmodels")
    imports = "import werket_lib.run.month_folder, werket_lib.pages.month, sys"
    code = f"{imports}; print(*sorted({set(heavy)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_check_leaves_drawing_to_whoever_makes_the_issue():
    heavy = ("matplotlib", "pandera", "scipy", "statsmodels", "xlsxwriter")
    imports = "import werket_lib.issue.checked, werket_lib.issue.content, sys"
    code = f"{imports}; print(*sorted({set(heavy)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.xdist_group("report")
def test_a_run_that_has_nothing_to_do_imports_nothing_heavy(sample_report, sample_data):
    arguments = ["werket", "run", "2025-01", "--data", str(sample_data), "--out", str(sample_report.parent)]
    code = (
        f"import sys\nsys.argv = {arguments!r}\nfrom werket_lib.cli import app\n"
        f"try:\n    app()\nexcept SystemExit as end:\n    assert not end.code\n{ASK}"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *lines, index, heavy = done.stdout.split("\n")[:-1]
    sections = [line.split() for line in lines if line[:2].isdigit()]  # what is doubtful is told after them
    assert {status for _, status, *_ in sections} == {"unchanged"}
    assert (index, heavy) == (str(sample_report / "index.html"), "")
