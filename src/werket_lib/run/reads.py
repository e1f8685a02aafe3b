"""What a notebook reads, told from its code: which tables, and which of their columns.

A section is not run again while what it reads is unchanged, so a read that the code does not tell in
advance must be seen: such a section is run every time.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

READERS = ("read_table", "read_optional_table")
FACT_READERS = ("read_facts", "find_facts")
# Ways to read a file that is not a table of the month, beside whatever is called `read_…`.
FILE_READERS = frozenset(
    {
        "ExcelFile", "HDFStore", "choose_editions", "connect", "fromfile", "genfromtxt", "glob", "imread", "iterdir",
        "iterparse", "list_editions", "load", "load_edition", "load_workbook", "loads", "loadtxt", "memmap", "open",
        "open_raw", "rglob", "scandir", "urlopen", "urlretrieve", "walk",
    }
)  # fmt: skip
_READS = "read_"
_NAMING = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler, ast.MatchAs, ast.MatchStar,
)  # fmt: skip
FIXED = ("month", "processed_dir")  # parameters that say which table is meant


@dataclass(frozen=True)
class TableRead:
    """A table that a notebook reads; `columns` is None where it reads all of them."""

    table: str
    columns: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Reads:
    """What a notebook reads.

    Attributes
    ----------
    untold
        What it reads that its code does not tell in advance; None where it tells all.
    """

    tables: tuple[TableRead, ...]
    facts: bool
    untold: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The tables, each once."""
        return tuple(dict.fromkeys(read.table for read in self.tables))


def find_reads(code: str) -> Reads:
    """Find what a notebook's code reads."""
    tree = ast.parse(code)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    months = _report_months(tree)
    reads: list[TableRead] = []
    untold = list(_untold(tree, calls))
    for call in calls:
        if _name(call.func) in READERS:
            read = _table_read(call, months)
            if read is None:
                untold.append(ast.unparse(call))
            else:
                reads.append(read)
    facts = any(_name(call.func) in FACT_READERS for call in calls)
    return Reads(tuple(dict.fromkeys(reads)), facts, untold[0] if untold else None)


def _table_read(call: ast.Call, months: set[str]) -> TableRead | None:
    """Return what a call of `read_table` reads, if its arguments tell; None where they do not."""
    columns = [keyword.value for keyword in call.keywords if keyword.arg == "columns"]
    if len(call.args) != 3 or len(columns) != len(call.keywords):
        return None
    table, month, folder = call.args
    of_month = _is_report_month(month) or (isinstance(month, ast.Name) and month.id in months)
    of_folder = _is_folder(folder)
    if not (isinstance(table, ast.Constant) and isinstance(table.value, str) and of_month and of_folder):
        return None
    if not columns:
        return TableRead(table.value)
    named = _strings(columns[0])
    return None if named is None else TableRead(table.value, named)


def _strings(node: ast.expr) -> tuple[str, ...] | None:
    try:
        values = ast.literal_eval(node)
    except ValueError:
        return None
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
        return None
    return tuple(values)


def _report_months(tree: ast.AST) -> set[str]:
    """Return the names that are bound once, and to the report's month."""
    bound = Counter(_bound_names(tree))
    assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign) and _is_report_month(node.value)]
    names = {target.id for node in assigned for target in node.targets if isinstance(target, ast.Name)}
    return {name for name in names if bound[name] == 1}


def _bound_names(tree: ast.AST) -> Iterator[str]:
    """Yield every name as often as something is bound to it, by whatever statement."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]
        elif isinstance(node, ast.MatchMapping):
            yield node.rest or ""
        elif isinstance(node, _NAMING):
            yield node.name or ""


def _is_folder(node: ast.expr) -> bool:
    """Tell whether an argument is the folder of the processed tables: the parameter, or a path made of it alone."""
    if isinstance(node, ast.Call) and _name(node.func) in ("Path", "from_root") and len(node.args) == 1:
        return not node.keywords and _is_folder(node.args[0])
    return isinstance(node, ast.Name) and node.id == "processed_dir"


def _is_report_month(node: ast.expr | None) -> bool:
    return (
        isinstance(node, ast.Call)
        and _name(node.func) == "parse_month"
        and len(node.args) == 1
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id == "month"
    )


def _untold(tree: ast.AST, calls: list[ast.Call]) -> Iterator[str]:
    called = {id(call.func) for call in calls}
    for node in ast.walk(tree):
        name = _name(node)
        if name in READERS and id(node) not in called:
            yield f"{name} under another name"
        if name in FILE_READERS or (name.startswith(_READS) and name not in (*READERS, *FACT_READERS)):
            yield ast.unparse(node)
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.path":
            yield "what lies on a sys.path of its own"
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if alias.name in (*READERS, *FACT_READERS) and alias.asname not in (None, alias.name):
                    yield f"{alias.name} under another name"
    bound = Counter(_bound_names(tree))
    for parameter in FIXED:
        if bound[parameter] > 1:
            yield f"{parameter}, which it sets itself"


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
