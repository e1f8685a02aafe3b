"""Which of the library's modules a piece of code can reach, and a digest of their source.

What a result depends on is its code as well as its data. Imports are read, not run.
"""

import ast
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import werket_lib

PACKAGE = werket_lib.__name__
FOLDER = Path(werket_lib.__file__).parent


def digest_reachable(imported: Iterable[str]) -> str:
    """Digest the source of every module that the modules `imported` can reach.

    Data files belong to the module that they are named after (``af_varsel.yml``, the folder ``fonts/``),
    or to the package that they lie in.
    """
    reached: set[str] = set()
    waiting = [name for name in imported if is_ours(name)]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        waiting += [found for found in module_imports(name) if found not in reached]
    digest = hashlib.sha256()
    for path in sorted({path for name in reached for path in _files_of(name)}):
        digest.update(path.relative_to(FOLDER).as_posix().encode() + b"\0" + _digest_file(path))
    return digest.hexdigest()


def imports_of(source: str) -> set[str]:
    """Return the names of our modules that `source` imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if is_ours(name) and _source_of(name)}


def is_ours(name: str) -> bool:
    """Tell whether a module's name lies in our package."""
    return name == PACKAGE or name.startswith(PACKAGE + ".")


@cache
def module_imports(name: str) -> frozenset[str]:
    """Return what one module imports of ours, with the packages that it lies in."""
    path = _source_of(name)
    if path is None:
        return frozenset()
    parents = {name.rsplit(".", depth)[0] for depth in range(1, name.count(".") + 1)}
    return frozenset(imports_of(path.read_text(encoding="utf-8")) | parents)


def _source_of(name: str) -> Path | None:
    base = FOLDER.joinpath(*name.split(".")[1:])
    for path in (base.with_suffix(".py"), base / "__init__.py"):
        if path.is_file():
            return path
    return None


def _files_of(name: str) -> list[Path]:
    path = _source_of(name)
    if path is None:
        return []
    if path.stem == "__init__":
        data = list(path.parent.iterdir())
    else:
        data = [*path.parent.glob(f"{path.stem}.*"), *(FOLDER / path.stem).glob("*.*")]
    return [path, *(other for other in data if other.is_file() and other.suffix not in (".py", ".pyc"))]


@cache
def _digest_file(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
