"""Which notebooks to run for a month, with which parameters, and what each depends on."""

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd

from werket_lib.cache.digests import digest_json, is_steady
from werket_lib.cache.import_closure import ImportClosure, Library, own_library
from werket_lib.cache.keys import Key, common_ingredients, table_ingredients
from werket_lib.cache.table_reads import Reads, tables_named
from werket_lib.errors import InputError, ParameterError, nearest
from werket_lib.months import check_month
from werket_lib.parameters import TYPES, holds_month
from werket_lib.provenance import hash_bytes
from werket_lib.reports import SECTION_PATTERN

# What the run gives every section, so that nobody sets it.
OF_EVERY_SECTION = ("month", "processed_dir", "output_dir", "facts_dir")
MOST_MB = 50  # of a notebook, which is committed without outputs
NOTHING_IMPORTED = ImportClosure({}, frozenset())


@dataclass(frozen=True)
class SectionPlan:
    """One section to run.

    Attributes
    ----------
    ingredients
        Digests of its notebook and parameters, and of what every section rests on.
    tables
        The processed tables that its notebook names.
    reads_facts
        Whether it reads the other sections' facts, and so runs after them: it has the parameter ``facts_dir``.
    closure
        What its notebook can import.
    problem
        Why the notebook cannot be run at all; the other sections are.
    sha256
        Of the notebook's file.
    """

    name: str
    notebook: Path
    title: str
    question: str
    parameters: Mapping[str, Any]
    ingredients: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[str, ...] = ()
    reads_facts: bool = False
    closure: ImportClosure = NOTHING_IMPORTED
    problem: str | None = None
    sha256: str = ""

    @property
    def is_as_planned(self) -> bool:
        """Whether what was executed is what was planned: neither notebook nor library has been saved since."""
        return is_steady() and _hash(self.notebook) == self.sha256

    def key(self, month: pd.Period, processed_dir: Path, reads: Reads, facts: Mapping[str, str] | None = None) -> Key:
        """Bring together all that the section's result depends on: its code, the tables and the facts it reads.

        Parameters
        ----------
        reads
            What it read when it ran.
        facts
            Digest of each file that was handed over to it (see `werket_lib.run.facts_folder`).
        """
        handed = {f"facts {path}": digest for path, digest in (facts or {}).items()}
        tables = table_ingredients(reads, month, processed_dir)
        return Key({**self.ingredients, **self.closure.digests, **tables, **handed})


def section_notebooks(root: Path) -> dict[str, Path]:
    """Return the notebook of each section, by its name, in the report's order."""
    return {
        path.stem: path for path in sorted((root / "notebooks").glob("*.ipynb")) if SECTION_PATTERN.fullmatch(path.stem)
    }


def plan_sections(
    root: Path,
    month: pd.Period,
    processed_dir: Path,
    library: Library | None = None,
    given: Mapping[str, Mapping[str, Any]] | None = None,
) -> list[SectionPlan]:
    """Plan every section notebook under ``notebooks/``, in the report's order.

    A notebook that cannot be read, or lacks a parameter that every section has, is planned with its
    problem: it must not hinder the others.

    Parameters
    ----------
    given
        Section -> parameter -> value, beside what every section is given.

    Raises
    ------
    ParameterError
        If a section or parameter that is given a value is not there (names the nearest), or is of another type.
    """
    notebooks = section_notebooks(root)
    common = common_ingredients(root)
    parameters = {"month": str(month), "processed_dir": str(processed_dir.resolve())}
    own = _check_given(given or {}, notebooks)
    return [
        _plan_section(path, {**parameters, **own.get(name, {})}, common, library or own_library())
        for name, path in notebooks.items()
    ]


def plan_notebooks(
    folder: Path, names: Sequence[str], root: Path, parameters: Mapping[str, Any]
) -> dict[str, SectionPlan]:
    """Plan notebooks of one folder that all take the same parameters, by their names."""
    common = common_ingredients(root)
    return {name: _plan_section(folder / f"{name}.ipynb", parameters, common, own_library()) for name in names}


def _check_given(given: Mapping[str, Mapping[str, Any]], notebooks: Mapping[str, Path]) -> dict[str, dict[str, Any]]:
    """Bring the values that sections are given to the types that their notebooks declare."""
    typed: dict[str, dict[str, Any]] = {}
    for section, values in given.items():
        if section not in notebooks:
            raise ParameterError(f"no section {section!r}; {nearest(section, notebooks)}")
        declared = declared_parameters(read_notebook(notebooks[section]), name=section)
        own = {name: kind for name, kind in declared.items() if name not in OF_EVERY_SECTION}
        for name, value in values.items():
            if name not in own:
                raise ParameterError(f"{section} has no parameter {name!r} to set; {nearest(name, own)}")
            typed.setdefault(section, {})[name] = _typed(value, own[name], f"{section}.{name}")
    return typed


def _typed(value: Any, kind: type, where: str) -> Any:
    """Read a value as a type: the command line has text, issue.yml what YAML made of it."""
    if kind is bool and str(value).lower() in ("true", "false"):
        return str(value).lower() == "true"
    if kind in (int, float) and not isinstance(value, bool):
        try:
            return kind(str(value))
        except ValueError:
            pass
    if kind is str and isinstance(value, str):
        if holds_month(where.rpartition(".")[2]):
            check_month(value)
        return value
    raise ParameterError(f"{where} is {value!r}; expected {kind.__name__}")


def choose_sections(planned: Sequence[SectionPlan], names: Sequence[str]) -> list[str]:
    """Return the names of the sections to run: those named, or all; `InputError` for an unknown one.

    A section that reads the others' facts follows them, so that a month does not contradict itself.
    """
    known = [plan.name for plan in planned]
    follow = {plan.name for plan in planned if plan.reads_facts}
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise InputError(f"no section {unknown}; there are {known}")
    return [name for name in known if not names or name in {*names, *follow}]


def check_parameters(notebook: nbformat.NotebookNode, parameters: Mapping[str, Any], *, name: str) -> None:
    """Check parameters against a notebook's own: papermill would only warn.

    Raises
    ------
    ParameterError
        If a parameter is not declared there, or is of another type.
    """
    declared = declared_parameters(notebook, name=name)
    unknown = sorted(set(parameters) - set(declared))
    if unknown:
        raise ParameterError(f"{name} has no parameter {unknown}; it has {list(declared)}")
    for parameter, value in parameters.items():
        expected = declared[parameter]
        fits = type(value) is expected or (expected is float and type(value) is int)
        if not fits:
            raise ParameterError(f"{name}: parameter {parameter!r} is {value!r}; expected {expected.__name__}")


def declared_parameters(notebook: nbformat.NotebookNode, *, name: str) -> dict[str, type]:
    """Read the names and types of a notebook's parameters from its cell tagged ``parameters``."""
    cells = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    if len(cells) != 1:
        raise ParameterError(f"{name}: expected one cell tagged 'parameters', found {len(cells)}")
    declared: dict[str, type] = {}
    for node in ast.parse(cells[0].source).body:
        if not (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)):
            raise ParameterError(f"{name}: a parameter is written `name: type = default`, line {node.lineno} is not")
        annotation = ast.unparse(node.annotation)
        if annotation not in TYPES:
            raise ParameterError(f"{name}: {node.target.id} is a {annotation}; expected one of {list(TYPES)}")
        declared[node.target.id] = TYPES[annotation]
    return declared


def _plan_section(
    path: Path, parameters: Mapping[str, Any], common: Mapping[str, str], library: Library
) -> SectionPlan:
    try:
        sha256 = _hash(path)
        notebook = read_notebook(path)
        code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
        check_parameters(notebook, {**parameters, "output_dir": ""}, name=path.name)
        reads_facts = "facts_dir" in declared_parameters(notebook, name=path.name)
    except (ParameterError, OSError) as error:
        return SectionPlan(path.stem, path, path.stem, "", parameters, problem=str(error))
    cells = [(cell.cell_type, cell.source, cell.metadata.get("tags", [])) for cell in notebook.cells]
    # Where the processed tables lie does not change what a section says; what is in them does.
    given = {f"parameter {name}": str(value) for name, value in parameters.items() if name != "processed_dir"}
    ingredients = {**common, f"notebook {path.name}": digest_json(cells), **given}
    title, question = read_title(notebook)
    return SectionPlan(
        path.stem,
        path,
        title or path.stem,
        question,
        parameters,
        ingredients,
        tables_named(code),
        reads_facts,
        library.closure_of(code),
        sha256=sha256,
    )


def _hash(path: Path) -> str:
    return hash_bytes(path.read_bytes()) if is_notebook_file(path) else ""


def is_notebook_file(path: Path) -> bool:
    """Tell whether a path is a file, and no larger than a notebook can be."""
    return path.is_file() and path.stat().st_size <= MOST_MB * 1_000_000


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """Read a notebook.

    Raises
    ------
    ParameterError
        If it is no notebook, or holds code that is not Python (a magic, a line half written).
    """
    if not is_notebook_file(path):
        raise ParameterError(f"{path.name} is no notebook: no file, or one of more than {MOST_MB} MB; replace it")
    try:
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            "".join([cell.cell_type, cell.source, *cell.metadata.get("tags", [])])  # what is asked of a cell below
    except Exception as error:  # whatever nbformat stumbles over, in JSON of any other shape
        known = isinstance(error, ValueError | nbformat.ValidationError | nbformat.reader.NotJSONError)
        first = str(error).splitlines()[0] if known and str(error) else "it holds no cells"
        raise ParameterError(f"{path.name} cannot be read as a notebook: {first}") from None
    for number, cell in enumerate(notebook.cells, start=1):
        try:
            ast.parse(cell.source if cell.cell_type == "code" else "")
        except SyntaxError as error:
            raise ParameterError(f"{path.name}, cell {number}, line {error.lineno}: {error.msg}") from None
        except (ValueError, RecursionError) as error:  # a NUL, brackets in brackets
            raise ParameterError(f"{path.name}, cell {number}: {error}") from None
    return notebook


def read_title(notebook: nbformat.NotebookNode) -> tuple[str, str]:
    """Return a notebook's title and the question under it, from its first cell."""
    first = notebook.cells[0].source if notebook.cells else ""
    title = re.search(r"^# (.+)$", first, re.MULTILINE)
    rest = [line.strip() for line in first.splitlines() if line.strip() and not line.startswith("#")]
    return (title[1].strip() if title else "", rest[0] if rest else "")
