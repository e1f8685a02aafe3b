"""A module's source taken apart: what is run when it is imported, and what is only run when somebody asks for it.

Source is read, never run. Where it cannot be told what a piece of code reaches, it counts as reaching more.
"""

import ast
import builtins
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

Chain = tuple[str, ...]  # a name with the attributes taken of it: `text.describe_flows`

# Whoever calls one of these may reach any definition of the module by a name that is made up as it goes.
DYNAMIC = frozenset({"__subclasses__", "eval", "exec", "globals", "locals", "vars", "setattr", "delattr"})
# … and with these any module.
IMPORTERS = frozenset({"__import__", "import_module", "run_module", "run_path"})
# Calls that change nothing but what they return.
QUIET_CALLS = frozenset(
    name
    for name in dir(builtins)
    if name[0].islower() and name not in DYNAMIC | IMPORTERS | {"compile", "filter", "input", "map", "open", "print"}
) | {
    "MappingProxyType", "NewType", "Path", "Period", "Timestamp", "TypeVar", "array", "compile", "date", "fields",
    "fromkeys", "get", "get_args", "items", "join", "keys", "lower", "namedtuple", "split", "strip", "timedelta",
    "upper", "values", "with_name", "with_suffix",
}  # fmt: skip
QUIET_DECORATORS = frozenset(
    {
        "abstractmethod", "cache", "cached_property", "classmethod", "contextmanager", "dataclass", "lru_cache",
        "overload", "property", "staticmethod", "total_ordering", "wraps",
    }
)  # fmt: skip
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_LINE_ENDS = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Origin:
    """What an imported name stands for: a module, or `attribute` of one."""

    module: str
    attribute: str | None = None

    def __str__(self) -> str:
        return self.module if self.attribute is None else f"{self.module}:{self.attribute}"


@dataclass(frozen=True)
class Piece:
    """A statement at the top of a module.

    Attributes
    ----------
    names
        What it binds; empty for what is only run.
    used
        Every name in it, with the attributes taken of it.
    imports
        What the imports inside it bind, by name.
    executed
        The modules that these imports import.
    calls
        What it calls when the module is imported, but for what is known to change nothing.
    bases
        Of a class, the classes that it is made from.
    always
        Whether it may do something when the module is imported, whoever uses it.
    dynamic, importing
        Whether it may reach any definition of its module, or any module, by a name that is not in the source.
    acts_when_called
        Whether a class does more than keep what it is given, or a function more than return something.
    """

    names: tuple[str, ...]
    text: str
    used: frozenset[Chain]
    imports: tuple[tuple[str, Origin], ...] = ()
    executed: frozenset[str] = frozenset()
    calls: frozenset[Chain] = frozenset()
    bases: frozenset[Chain] = frozenset()
    always: bool = False
    dynamic: bool = False
    importing: bool = False
    is_class: bool = False
    is_function: bool = False
    acts_when_called: bool = False
    acts_on_subclasses: bool = False


@dataclass(frozen=True)
class Pieces:
    """A module taken apart.

    Attributes
    ----------
    imports
        What its imports at the top bind, by name; a name may be bound more than once.
    executed
        The modules that are imported when it is, as far as they are named.
    open
        Whether names may be taken from it that its source does not bind.
    """

    pieces: tuple[Piece, ...]
    imports: tuple[tuple[str, Origin], ...]
    executed: frozenset[str]
    open: bool
    by_name: dict[str, list[Piece]] = field(default_factory=dict)


def take_apart(source: str, package: str = "") -> Pieces:
    """Take a module's source apart.

    Parameters
    ----------
    package
        The package that relative imports start from; ours are absolute.
    """
    lines = _LINE_ENDS.split(source)  # as `ast` counts them; `splitlines` knows more
    pieces: list[Piece] = []
    imports: list[tuple[str, Origin]] = []
    executed: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            imports += _bindings(node, package)
            executed |= set(_modules(node, package))
        elif _is_type_checking(node):
            imports += [binding for inner in ast.walk(node) for binding in _bindings(inner, package)]
        elif not _is_docstring(node):
            pieces.append(_piece(node, _text(node, lines), package))
            if not isinstance(node, _DEFINITIONS):  # an import in an `if`, `with` or `try` binds for all of the module
                imports += [binding for inner in ast.walk(node) for binding in _bindings(inner, package)]
    names = {name for piece in pieces for name in piece.names} | {name for name, _ in imports}
    found = Pieces(tuple(pieces), tuple(imports), frozenset(executed), open=bool(names & {"__getattr__", "*"}))
    for piece in pieces:
        for name in piece.names:
            found.by_name.setdefault(name, []).append(piece)
    return found


def chains(node: ast.AST) -> Iterator[Chain]:
    """Yield every name under a node, with the attributes taken of it."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        chain = _chain(one) if isinstance(one, ast.Name | ast.Attribute) else None
        if chain:
            yield chain
            continue
        for name in one._fields:  # as `ast.iter_child_nodes`, in half the time: every run does this to all it reaches
            value = getattr(one, name)
            if isinstance(value, list):
                waiting += [inner for inner in value if isinstance(inner, ast.AST)]
            elif isinstance(value, ast.AST) and value._fields:
                waiting.append(value)


def _piece(node: ast.stmt, text: str, package: str) -> Piece:
    inside = ast.walk(node) if "import" in text else ()  # few do, and to look takes as long as all the rest
    inner = [one for one in inside if isinstance(one, ast.Import | ast.ImportFrom)]
    used = frozenset(chains(node))
    names = {name for chain in used for name in (chain[0], chain[-1])}
    plain = Piece(
        (),
        text,
        used,
        tuple(binding for one in inner for binding in _bindings(one, package)),
        frozenset(module for one in inner for module in _modules(one, package)),
        dynamic=bool(names & DYNAMIC) or any(chain[:2] == ("sys", "modules") for chain in used),
        importing=bool(names & IMPORTERS),
    )
    if isinstance(node, ast.ClassDef):
        return _class_piece(node, plain)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return _function_piece(node, plain)
    targets = _targets(node)
    if targets is None or any(isinstance(one, ast.NamedExpr) for one in ast.walk(node)):
        return replace(plain, names=_bound(node), always=True)
    return replace(plain, names=targets, calls=frozenset(_loud_calls(node)))


def _class_piece(node: ast.ClassDef, plain: Piece) -> Piece:
    return replace(
        plain,
        names=(node.name,),
        bases=frozenset(chain for base in node.bases for chain in chains(base)),
        always=_is_loud(node.decorator_list),
        is_class=True,
        acts_when_called=_defines(node, "__init__", "__new__", "__post_init__"),
        acts_on_subclasses=bool(node.keywords) or _defines(node, "__init_subclass__"),
    )


def _function_piece(node: ast.FunctionDef | ast.AsyncFunctionDef, plain: Piece) -> Piece:
    defaults = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
    return replace(
        plain,
        names=(node.name,),
        calls=frozenset(call for default in defaults for call in _loud_calls(default)),
        always=_is_loud(node.decorator_list),
        is_function=True,
        acts_when_called=_acts(node),
    )


def _targets(node: ast.stmt) -> tuple[str, ...] | None:
    """Return the names that a plain assignment binds; None for any other statement."""
    if isinstance(node, ast.AnnAssign):
        targets: list[ast.expr] = [node.target]
    elif isinstance(node, ast.Assign):
        targets = list(node.targets)
    else:
        return None
    flat = [name for target in targets for name in (target.elts if isinstance(target, ast.Tuple) else [target])]
    names = tuple(name.id for name in flat if isinstance(name, ast.Name))
    return names if len(names) == len(flat) else None


def _acts(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a call of a function may change anything; what it defines inside is not run by that."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Global | ast.Nonlocal | ast.Delete | ast.Await):
            return True
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store):
            return True
        if isinstance(node, ast.Call) and _last(node.func) not in QUIET_CALLS:
            return True
        waiting.extend(ast.iter_child_nodes(node))
    return False


def _loud_calls(node: ast.AST) -> Iterator[Chain]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and _last(call.func) not in QUIET_CALLS:
            yield _chain(call.func) or ("?",)


def _bound(node: ast.AST) -> tuple[str, ...]:
    """Return every name that a compound statement may bind at the top of the module."""
    names = [one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)]
    return (*names, *(one.name for one in ast.walk(node) if isinstance(one, _DEFINITIONS)))


def _bindings(node: ast.AST, package: str) -> list[tuple[str, Origin]]:
    if isinstance(node, ast.Import):
        # `import a.b` binds `a`, `import a.b as c` the inner module.
        plain = [alias.name.partition(".")[0] for alias in node.names if not alias.asname]
        renamed = [(alias.asname, Origin(alias.name)) for alias in node.names if alias.asname]
        return [*((name, Origin(name)) for name in plain), *renamed]
    if isinstance(node, ast.ImportFrom):
        module = _module(node, package)
        return [(alias.asname or alias.name, Origin(module, alias.name)) for alias in node.names]
    return []


def _modules(node: ast.Import | ast.ImportFrom, package: str) -> Iterable[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    module = _module(node, package)
    return [module, *(f"{module}.{alias.name}" for alias in node.names)]


def _module(node: ast.ImportFrom, package: str) -> str:
    above = package.split(".")[: -(node.level - 1) or None] if node.level else []
    return ".".join([*above, *([node.module] if node.module else [])])


def _is_type_checking(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and _last(node.test) == "TYPE_CHECKING" and not node.orelse


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _defines(node: ast.AST, *names: str) -> bool:
    return any(isinstance(one, ast.FunctionDef) and one.name in names for one in ast.iter_child_nodes(node))


def _is_loud(decorators: Iterable[ast.expr]) -> bool:
    return any(_last(decorator) not in QUIET_DECORATORS for decorator in decorators)


def _last(node: ast.AST) -> str:
    """Return the last name of what is called or decorates: `compile` of ``re.compile(…)``."""
    if isinstance(node, ast.Call):
        return _last(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _chain(node: ast.AST) -> Chain | None:
    attributes: list[str] = []
    while isinstance(node, ast.Attribute):
        attributes.append(node.attr)
        node = node.value
    return (node.id, *reversed(attributes)) if isinstance(node, ast.Name) else None


def _text(node: ast.stmt, lines: list[str]) -> str:
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return "\n".join(lines[first - 1 : node.end_lineno])
