"""A project in miniature: two short notebooks on the sample's service flows, run by real kernels."""

import shutil
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from werket_lib.cache.inputs import Inputs
from werket_lib.month import Execution, MonthMade, make_month
from werket_lib.run.section_record import SectionRecord

MONTH = pd.Period("2025-01", freq="M")
PARAMETERS = 'month: str = "2025-01"\nprocessed_dir: str = "data/processed"\noutput_dir: str = "reports/lab"'
CODE = """
from pathlib import Path
from werket_lib.facts import FactMaker, Facts, source_cells
from werket_lib.months import parse_month
from werket_lib.outputs import Outputs
from werket_lib.store import read_table
flows = read_table("service_flows", parse_month(month), Path(processed_dir))
out = Outputs("{name}", parse_month(month), Path(output_dir), flows)
levels = flows.table.query("service == 'ROM2'").set_index("month")["remaining"]
{extra}
make = FactMaker(source_cells, parse_month(month), source_cells(flows.sources, "remaining"))
out.facts(Facts([make.series("mini.{name}", levels, "persons")]), headline="Allt är som det ska.")
"""

READING = """
from pathlib import Path
from werket_lib.facts import FactMaker, Facts
from werket_lib.months import parse_month
from werket_lib.outputs import Outputs
from werket_lib.reports import find_facts, read_facts
report = read_facts(parse_month(month), Path(facts_dir), reader="{name}")
earlier = find_facts(parse_month(month) - 1, Path(facts_dir), reader="{name}")
out = Outputs("{name}", parse_month(month), Path(output_dir), report)
seen = [f"{{s.name}} {{s.status}} {{len(s.facts)}}" + (" kept" if s.kept_from else "") for s in report.sections]
before = [s.headline for s in earlier.sections] if earlier else []
facts = Facts([FactMaker(read_facts, parse_month(month)).value("mini.sections", len(seen), "count")])
out.facts(facts, headline="; ".join(seen + before))
"""


def write_notebook(path: Path, *, title: str, extra: str = "") -> None:
    """Write a section's notebook in miniature."""
    _write_cells(path, title, PARAMETERS, CODE.format(name=path.stem, extra=extra).strip())


def _write_cells(path: Path, title: str, parameters: str, code: str) -> None:
    cells = [
        new_markdown_cell(f"# {title}\n\nHur gick det?"),
        new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        new_code_cell(code),
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
    }
    nbformat.write(new_notebook(cells=cells, metadata=metadata), path)


@dataclass
class MiniProject:
    """A root with notebooks and a lock, a data folder, and a reports folder."""

    root: Path
    data: Path
    reports: Path

    @property
    def folder(self) -> Path:
        """The month's folder."""
        return self.reports / str(MONTH)

    def write(self, section: str, *, title: str, extra: str = "") -> None:
        """Write a section's notebook; `extra` is code that runs before it leaves anything."""
        write_notebook(self.root / f"notebooks/{section}.ipynb", title=title, extra=extra)

    def write_reader(self, section: str = "00_reader") -> None:
        """Write a section that reads the others, and whose headline tells what it was handed."""
        path = self.root / f"notebooks/{section}.ipynb"
        parameters = f'{PARAMETERS}\nfacts_dir: str = "reports"'
        _write_cells(path, "Läsaren", parameters, READING.format(name=section).strip())

    def run(
        self,
        *asked: str,
        force: bool = False,
        month: pd.Period = MONTH,
        tell: Callable[[SectionRecord], None] = lambda record: None,
    ) -> MonthMade:
        """Run the month (or the sections asked for) and publish it."""
        inputs = Inputs(self.root, str(month), None, self.data, self.reports)

        @contextmanager
        def progress(month, sections, *, explain):
            yield tell

        return make_month(inputs, asked, Execution(jobs=2), force=force, progress=progress)


@pytest.fixture
def mini(tmp_path, root) -> MiniProject:
    """A project with two sections that succeed, on a copy of the sample's supplier statistics."""
    return make_project(tmp_path, root)


@pytest.fixture
def once(tmp_path, run_once) -> MiniProject:
    """The project after one good run; a copy, so that starting the kernels is paid once."""
    shutil.copytree(run_once, tmp_path, dirs_exist_ok=True)
    return MiniProject(tmp_path / "project", tmp_path / "data", tmp_path / "reports")


@pytest.fixture(scope="session")
def run_once(tmp_path_factory, root) -> Path:
    folder = tmp_path_factory.mktemp("once")
    assert make_project(folder, root).run().exit_code == 0
    return folder


def make_project(folder: Path, root: Path) -> MiniProject:
    project = MiniProject(folder / "project", folder / "data", folder / "reports")
    project.write("10_first", title="Första")
    project.write("20_second", title="Andra")
    lock = project.root / "requirements/lock.txt"
    lock.parent.mkdir()
    lock.write_text("nothing==1.0\n")
    shutil.copytree(root / "data/raw/af_suppliers", project.data / "raw/af_suppliers")
    return project
