"""The library's files that a notebook or a module can import, directly or through others, each with its digest.

Imports are read from the source, also those inside functions, and followed file by file; nothing is run. A file
counts whole. A data file counts with the module of its own name beside it, or else with every module of the nearest
folder above it that holds modules.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import werket_lib
from werket_lib.cache.digests import own_files
from werket_lib.provenance import hash_bytes

PACKAGE = werket_lib.__name__
# These name modules in text and import one when somebody asks for it: they count, and what they name does not.
LAZY = (PACKAGE, f"{PACKAGE}.sources")
DYNAMIC = {"import_module", "__import__"}  # with these any module may be imported


@dataclass(frozen=True)
class ImportClosure:
    """What some code can import.

    Attributes
    ----------
    digests
        Of each of the library's files, by ``library file style/bars.py``.
    modules
        Every module that is named, the library's and others'.
    """

    digests: dict[str, str]
    modules: frozenset[str]


class Library:
    """The library's source, each file read once.

    Parameters
    ----------
    folder
        That of the package.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = {path: hash_bytes(path.read_bytes()) for path in own_files(folder)}
        self._modules = {self._name(path): path for path in self._files if path.suffix == ".py"}
        self._imports: dict[Path, set[str]] = {}
        self._data: dict[Path, list[Path]] = {}
        for path in self._files:
            for owner in self._owners(path) if path.suffix != ".py" else ():
                self._data.setdefault(owner, []).append(path)

    def closure_of(self, source: str) -> ImportClosure:
        """Return what a notebook's code can import."""
        return self._follow(self._imported(ast.parse(source), source), ())

    def closure_of_modules(self, modules: Iterable[str], *, without: Iterable[str] = ()) -> ImportClosure:
        """Return what modules can import, themselves included.

        Parameters
        ----------
        without
            Modules that are neither counted nor followed, since the caller accounts for them in another way.
        """
        return self._follow(set(modules), without)

    def _follow(self, names: set[str], without: Iterable[str]) -> ImportClosure:
        waiting, seen, files = list(names), set(names), set[Path]()
        left_out = {self._modules[name] for name in without}
        while waiting:
            for path in set(self._paths(waiting.pop())) - files - left_out:
                files |= {path, *self._data.get(path, ())}
                new = self._imports_of(path) - seen
                seen |= new
                waiting += new
        digests = {self._label(path): self._files[path] for path in sorted(files)}
        return ImportClosure(digests, frozenset(seen))

    def _paths(self, name: str) -> Iterator[Path]:
        """Yield the files that are run when a name is imported: its own, if it is a module, and those above it."""
        parts = name.split(".")
        for length in range(1, len(parts) + 1):
            if path := self._modules.get(".".join(parts[:length])):
                yield path

    def _imports_of(self, path: Path) -> set[str]:
        if self._name(path) in LAZY:
            return set()
        if path not in self._imports:
            source = path.read_text(encoding="utf-8")
            self._imports[path] = self._imported(ast.parse(source), source)
        return self._imports[path]

    def _imported(self, tree: ast.AST, source: str) -> set[str]:
        return {*_imports(tree), *(self._modules if _imports_any(tree, source) else ())}

    def _owners(self, path: Path) -> list[Path]:
        beside = path.with_suffix(".py")
        if beside in self._files:
            return [beside]
        folder = path.parent
        while not (owners := [other for other in self._modules.values() if other.parent == folder]):
            folder = folder.parent
        return owners

    def _name(self, path: Path) -> str:
        parts = path.relative_to(self.folder).with_suffix("").parts
        return ".".join([PACKAGE, *(parts[:-1] if parts[-1] == "__init__" else parts)])

    def _label(self, path: Path) -> str:
        return f"library file {path.relative_to(self.folder).as_posix()}"


def _imports(tree: ast.AST) -> Iterator[str]:
    """Yield the modules, or the names in them, that the statements under a node import; our imports are absolute."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from _imports(node)


def _imports_any(tree: ast.AST, source: str) -> bool:
    """Tell whether code names what imports a module by its name as text; in a text of its own it may stand."""
    if not any(name in source for name in DYNAMIC):  # quicker than to look at every node of every file
        return False
    fields = ("id", "attr", "name")  # of a name, of what stands after a dot, of an import
    return any(getattr(node, field, None) in DYNAMIC for node in ast.walk(tree) for field in fields)


@cache
def own_library() -> Library:
    """Return the library that runs, as it lies when this is first asked for."""
    return Library(Path(werket_lib.__file__).parent)
