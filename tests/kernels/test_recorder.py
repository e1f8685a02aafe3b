"""What a section reads, told by its kernel. A failure means that a change in its data would pass unseen."""

import json
import os
import subprocess
import sys

import pandas as pd
import pytest

from werket_lib.cache.table_reads import Reads, read_notes, tables_named
from werket_lib.kernels.recorder import describe_recorder
from werket_lib.provenance import SourcedTable
from werket_lib.store import write_table

MONTH = pd.Period("2025-01", freq="M")
BEGIN = """
import pandas as pd
from pathlib import Path
from werket_lib.kernels.recorder import start_recorder
from werket_lib.store import read_optional_table, read_table
month, folder, own = pd.Period("2025-01", freq="M"), Path("data"), Path("own")
start_recorder()
"""


@pytest.fixture
def reads(tmp_path):
    """Run code as a kernel would, and give what it was seen to read."""
    frame = pd.DataFrame({"service": ["STA"], "new": [1]})
    write_table("flows", MONTH, SourcedTable(frame, ()), tmp_path / "data", ingredients={})
    (tmp_path / "own").mkdir()
    (tmp_path / "other.txt").write_text("x")

    def run(code):
        notes = tmp_path / "notes"
        asked = describe_recorder(notes, "2025-01", str(tmp_path / "data"), [str(tmp_path / "own")])
        command = [sys.executable, "-P", "-c", BEGIN + code]
        environment = {**os.environ, **asked}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return read_notes(notes, {"library file sections/specs.json"})

    return run


def test_tables_are_told_with_their_columns(reads):
    code = "read_table('flows', month, folder, columns=['new'])\n"
    assert reads(code) == Reads({"flows": ("new",)})
    assert reads(code + "read_table('flows', month, folder)") == Reads({"flows": None})


def test_a_table_under_a_made_up_name_is_told(reads):
    assert reads("for name in ['fl' + 'ows']:\n    read_table(name, month, folder, columns=['new'])").tables == {
        "flows": ("new",)
    }


def test_an_optional_table_that_is_absent_is_told(reads, tmp_path):
    (tmp_path / "data/2025-01/areas.refused.json").write_text(json.dumps({"kind": "AbsentError", "message": "no"}))
    assert reads("assert read_optional_table('areas', month, folder) is None") == Reads({"areas": None})


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("Path('other.txt').read_text()", "other.txt"),
        ("open(b'other.txt')", "other.txt"),
        ("list(Path('data').iterdir())", "data"),
        ("pd.read_csv('other.txt')", "other.txt"),
        ("read_table('flows', month, folder)\nopen('data/2025-01/flows.parquet', 'rb')", "data/2025-01/flows.parquet"),
        (
            "import werket_lib\nPath(werket_lib.__file__).with_name('style').joinpath('typefaces/OFL.txt').read_text()",
            "style/typefaces/OFL.txt",
        ),
    ],
)
def test_any_other_file_is_told(reads, tmp_path, code, path):
    expected = path if path.startswith("style") else str(tmp_path / path)
    assert reads(code).others == (expected,)


def test_another_months_table_is_another_file(reads, tmp_path):
    write_table("flows", MONTH - 1, SourcedTable(pd.DataFrame({"new": [1]}), ()), tmp_path / "data", ingredients={})
    assert any("2024-12/flows.parquet" in other for other in reads("read_table('flows', month - 1, folder)").others)


@pytest.mark.parametrize(
    "code",
    [
        "(own / 'a.csv').write_text('x')\n(own / 'a.csv').read_text()",
        "import tempfile\npath = Path(tempfile.mkdtemp(), 'a')\npath.write_text('x')\npath.read_text()",
        "import matplotlib.pyplot, seaborn, great_tables",
        "from werket_lib.sections.specs import read_specs\nread_specs()",
    ],
)
def test_what_is_its_own_or_in_every_key_is_not(reads, code):
    assert (reads(code) or Reads()).others == ()


def test_a_program_from_elsewhere_is_told(reads):
    assert reads("import subprocess\nsubprocess.run(['true'])").others == ("the program true",)


def test_notes_that_are_not_there_or_not_whole_tell_nothing(tmp_path):
    assert read_notes(tmp_path / "notes", {}) is None
    (tmp_path / "notes").write_text('["table", "flows", null]\n["tab')
    assert read_notes(tmp_path / "notes", {}) is None


def test_the_tables_to_make_are_those_that_the_code_names():
    code = "store.read_table('flows', m, f)\nread_optional_table('areas', m, f)\nread_table(name, m, f)\nprint('x')"
    assert tables_named(code) == ("flows", "areas")
