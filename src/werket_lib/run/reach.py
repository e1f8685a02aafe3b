"""Which of the library's definitions a piece of code can reach, and a digest of each.

What a result depends on is its code as well as its data. A definition reaches what it names, and what
these name in turn; importing a module runs what stands at its top. Where names are made up as the
program goes (`getattr` on a module, `globals`, `import *`), the whole module counts as reached.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import werket_lib
from werket_lib.run.pieces import IMPORTERS, Chain, Origin, Piece, Pieces, take_apart
from werket_lib.run.reads import READERS
from werket_lib.run.surroundings import own_files

PACKAGE = werket_lib.__name__
STORE = f"{PACKAGE}.store"
WHOLE = "*"
CODE, FILE = "code", "file"


@dataclass(frozen=True)
class Reached:
    """What some code can reach.

    Attributes
    ----------
    digests
        Of each definition (``code charts.flows.plot_flows``) and data file (``file sections/specs.json``).
    modules
        Those of ours that are imported.
    outside
        Modules of others that are.
    reading
        The definitions that read tables.
    """

    digests: dict[str, str]
    modules: frozenset[str]
    outside: frozenset[str]
    reading: tuple[str, ...]


class Library:
    """The library's source, read once.

    Parameters
    ----------
    folder
        That of the package.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pieces: dict[str, Pieces | None] = {}

    def pieces(self, module: str) -> Pieces | None:
        """Return a module taken apart; None where it is not one of ours."""
        if module not in self._pieces:
            path = self._path(module)
            package = module if path is not None and path.stem == "__init__" else module.rpartition(".")[0]
            self._pieces[module] = None if path is None else take_apart(path.read_text(encoding="utf-8"), package)
        return self._pieces[module]

    def files(self, module: str) -> list[Path]:
        """Return the data files that belong to a module."""
        return self._files.get(module, [])

    @cached_property
    def modules(self) -> list[str]:
        """Every module of the library."""
        return sorted(self._name(path) for path in own_files(self.folder, "*.py"))

    @cached_property
    def _files(self) -> dict[str, list[Path]]:
        owned: dict[str, list[Path]] = {}
        for path in own_files(self.folder):
            if path.suffix != ".py":
                for owner in self._owners(path):
                    owned.setdefault(owner, []).append(path)
        return owned

    def _owners(self, path: Path) -> list[str]:
        """Tell whose a data file is: the module's that it is named after, or its folder is; or else its package's."""
        if path.with_suffix(".py").is_file():
            return [self._name(path.with_suffix(".py"))]
        folder = path.parent
        while not (folder / "__init__.py").is_file():
            named = [module for module in self.modules if module.rpartition(".")[2] == folder.name]
            if named:
                return named
            folder = folder.parent
        return [self._name(folder / "__init__.py")]

    def _name(self, path: Path) -> str:
        parts = path.relative_to(self.folder).with_suffix("").parts
        return ".".join([PACKAGE, *(parts[:-1] if parts[-1] == "__init__" else parts)])

    def _path(self, module: str) -> Path | None:
        if module != PACKAGE and not module.startswith(PACKAGE + "."):
            return None
        base = self.folder.joinpath(*module.split(".")[1:])
        found = (path for path in (base / "__init__.py", base.with_suffix(".py")) if path.is_file())
        return next(found, None)


LIBRARY = Library(Path(werket_lib.__file__).parent)


def reach_from(source: str, library: Library = LIBRARY) -> Reached:
    """Tell what a notebook's code can reach."""
    walk = _Walk(library)
    walk.run(take_apart(source))
    return walk.reached()


def reach_names(names: Iterable[str], library: Library = LIBRARY, *, without: Iterable[str] = ()) -> Reached:
    """Tell what definitions of the library can reach.

    Parameters
    ----------
    names
        ``werket_lib.run.data:make_tables``, or a module for all that is in it.
    without
        Modules whose code is not to count, since the caller accounts for it in another way.
    """
    walk = _Walk(library, without)
    for name in names:
        module, _, attribute = name.partition(":")
        walk.want(module, attribute or WHOLE)
    return walk.reached()


class _Walk:
    """One walk from some code to all that it reaches."""

    def __init__(self, library: Library, without: Iterable[str] = ()) -> None:
        self.library, self.without = library, frozenset(without)
        self.modules: set[str] = set()
        self.outside: set[str] = set()
        self._wanted: set[tuple[str, ...]] = set()
        self._found: dict[str, dict[int, str]] = {}  # label -> number of the piece in its module -> digest
        self._waiting: list[tuple[str, Pieces, Piece]] = []
        self._reading: set[str] = set()

    def reached(self) -> Reached:
        """Go on until there is nothing more to reach."""
        while self._waiting:
            self._follow(*self._waiting.pop())
        digests = {label: _digest(*(parts[number] for number in sorted(parts))) for label, parts in self._found.items()}
        for module in self.modules:
            for path in self.library.files(module):
                label = f"{FILE} {path.relative_to(self.library.folder).as_posix()}"
                digests[label] = hashlib.sha256(path.read_bytes()).hexdigest()
        reading = tuple(sorted(self._reading))
        return Reached(dict(sorted(digests.items())), frozenset(self.modules), frozenset(self.outside), reading)

    def run(self, code: Pieces) -> None:
        """Follow code that is run as it stands: all of it, and all that it imports."""
        self._import_all(code.executed)
        for piece in code.pieces:
            self._follow("", code, piece)
        if code.open or any(piece.dynamic for piece in code.pieces):
            for _, origin in code.imports:
                self._resolve(origin, ())

    def want(self, module: str, name: str, rest: Chain = ()) -> None:
        """Reach a definition, wherever its module got it from, or a whole module."""
        pieces = self._import(module)
        if pieces is None:
            return
        known = name in pieces.by_name or any(bound == name for bound, _ in pieces.imports)
        if pieces.open or not known:
            name, rest = WHOLE, ()
        if (module, name, *rest) in self._wanted:
            return
        self._wanted.add((module, name, *rest))
        for piece in pieces.pieces if name == WHOLE else pieces.by_name.get(name, []):
            self._take(module, pieces, piece)
        for bound, origin in pieces.imports:
            if name in (WHOLE, bound):
                self._resolve(origin, rest)

    def _import(self, module: str) -> Pieces | None:
        """Import a module of ours: its packages, and what it does at its top."""
        if module in self.without:
            self.modules.add(module)  # what lies in it counts all the same
            return None
        pieces = self.library.pieces(module)
        if pieces is None or module in self.modules:
            return pieces
        self.modules.add(module)
        if "." in module:
            self._import(module.rpartition(".")[0])
        self._import_all(pieces.executed)
        for piece in pieces.pieces:
            if self._acts(module, piece):
                self._take(module, pieces, piece)
        return pieces

    def _import_all(self, modules: Iterable[str]) -> None:
        for module in modules:
            if self._import(module) is None and not module.startswith(PACKAGE):
                self.outside.add(module)

    def _want_everything(self) -> None:
        for module in self.library.modules:
            self.want(module, WHOLE)

    def _take(self, module: str, pieces: Pieces, piece: Piece) -> None:
        label = f"{CODE} {'.'.join([*module.split('.')[1:], '/'.join(piece.names) or '(on import)'])}"
        number = next(number for number, other in enumerate(pieces.pieces) if other is piece)
        if number in self._found.setdefault(label, {}):
            return
        # The same text means something else where a name in it is imported from elsewhere.
        used = {chain[0] for chain in piece.used}
        origins = sorted(f"{name} {origin}" for name, origin in pieces.imports if name in used)
        self._found[label][number] = _digest(piece.text, *origins)
        if module != STORE and any(chain[-1] in READERS for chain in piece.used):
            self._reading.add(label)
        self._waiting.append((module, pieces, piece))

    def _follow(self, module: str, pieces: Pieces, piece: Piece) -> None:
        self._import_all(piece.executed)
        if piece.dynamic and module:
            self.want(module, WHOLE)
        if piece.importing:
            self._want_everything()
        for chain in piece.used:
            for origin in _origins(pieces, piece, chain[0]):
                if origin.attribute in IMPORTERS:  # by whatever name it goes here
                    self._want_everything()
                self._resolve(origin, chain[1:])
            if module and chain[0] in pieces.by_name:
                self.want(module, chain[0], chain[1:])

    def _resolve(self, origin: Origin, rest: Chain) -> None:
        """Reach what an imported name stands for, with the attributes taken of it."""
        names = rest if origin.attribute is None else (origin.attribute, *rest)
        pieces = self._import(origin.module)
        if pieces is None:
            return
        if not names:
            self.want(origin.module, WHOLE)
            return
        inner = f"{origin.module}.{names[0]}"
        if self.library.pieces(inner) is not None:
            self._resolve(Origin(inner), names[1:])
            if names[0] not in pieces.by_name:
                return
        self.want(origin.module, names[0], names[1:])

    def _acts(self, module: str, piece: Piece) -> bool:
        """Tell whether a statement may do something when its module is imported, besides binding its names."""
        if piece.always or piece.acts_on_subclasses:
            return True
        calls = (list(self._definitions(module, piece, chain)) for chain in piece.calls)
        if any(not found or any(_may_act(one) for one in found) for found in calls):
            return True
        return any(one.acts_on_subclasses for one in self._ancestors(module, piece))

    def _ancestors(self, module: str, piece: Piece) -> Iterator[Piece]:
        """Yield the classes of ours that a class is made from."""
        for chain in piece.bases:
            for base in self._definitions(module, piece, chain):
                if base is not piece:
                    yield base
                    yield from self._ancestors(module, base)

    def _definitions(self, module: str, piece: Piece, chain: Chain) -> Iterator[Piece]:
        """Yield the definitions of ours that a name stands for, as far as the source tells at once."""
        pieces = self.library.pieces(module)
        if pieces is None:
            return
        if len(chain) == 1:
            yield from pieces.by_name.get(chain[0], [])
        for origin in _origins(pieces, piece, chain[0]):
            names = chain[1:] if origin.attribute is None else (origin.attribute, *chain[1:])
            source = self.library.pieces(origin.module)
            if source is not None and len(names) == 1:
                yield from source.by_name.get(names[0], [])


def _may_act(called: Piece) -> bool:
    known = called.is_class or called.is_function
    return not known or called.acts_when_called or called.acts_on_subclasses or bool(called.bases)


def _origins(pieces: Pieces, piece: Piece, name: str) -> Iterator[Origin]:
    for bound, origin in (*piece.imports, *pieces.imports):
        if bound == name:
            yield origin


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
