"""An .xlsx as the zip of XML parts that it is, opened as something that nobody vouches for."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from xml.parsers import expat

from werket_lib.errors import LayoutError
from werket_lib.layouts.file_kind import is_protected, name_kind
from werket_lib.provenance import RawFile

WORKBOOK_PART = "xl/workbook.xml"
STRINGS_PART = "xl/sharedStrings.xml"
STYLES_PART = "xl/styles.xml"
# A few kilobytes of zip can unpack to gigabytes; the agency's largest parts are hundreds of megabytes.
MAX_PART_BYTES = 2 * 1024**3
MAX_SMALL_PART_BYTES = 64 * 1024**2

_PIECE_BYTES = 256 * 1024
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    EOFError,
    OSError,
    LookupError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True)
class Package:
    """An .xlsx as the zip of XML parts that it is."""

    name: str
    parts: zipfile.ZipFile

    def parse(
        self,
        part: str,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
        *,
        max_bytes: int = MAX_SMALL_PART_BYTES,
    ) -> Iterator[None]:
        """Run through one part piece by piece; nothing is kept that the handlers do not keep.

        The handlers get names as written; `local_name` takes off a prefix. Yields after each piece, so that the caller
        can take out what was gathered.

        Raises
        ------
        LayoutError
            If the part is missing, unpacks to more than `max_bytes`, or declares a document type:
            no workbook does, and entities that grow without end come in that way.
        """
        if part not in self.parts.namelist():
            raise LayoutError(f"{self.name}: its part {part!r} is missing; fetch the file again")
        self.check_size(part, max_bytes)
        member = self.parts.getinfo(part)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise LayoutError(f"{self.name}: its part {part!r} is packed as no workbook is; fetch the file again")
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = start
        if end is not None:
            parser.EndElementHandler = end
        if text is not None:
            parser.CharacterDataHandler = text
        with self.parts.open(member) as stream:
            while piece := stream.read(_PIECE_BYTES):
                parser.Parse(piece, False)
                yield
        parser.Parse(b"", True)
        yield

    def check_size(self, part: str, max_bytes: int) -> None:
        """Raise `LayoutError` for a part that unpacks to more than `max_bytes`."""
        size = self.parts.getinfo(part).file_size if part in self.parts.namelist() else 0
        if size > max_bytes:
            raise LayoutError(f"{self.name}: its part {part!r} unpacks to {size} bytes; at most {max_bytes} are read")

    def targets(self, part: str) -> dict[str, str]:
        """Return what a part's relationships point at: id -> part. Empty where it has none."""
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels"
        found: dict[str, str] = {}

        def start(element: str, attributes: dict[str, str]) -> None:
            if local_name(element) == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                found[attributes.get("Id", "")] = target.lstrip("/")

        if relations in self.parts.namelist():
            for _ in self.parse(relations, start):
                pass
        return found

    def _refuse_doctype(self, *_: object) -> None:
        raise LayoutError(f"{self.name}: declares an XML document type, which no workbook does; do not use the file")


@contextmanager
def open_package(raw: RawFile) -> Iterator[Package]:
    """Open an .xlsx as the parts that it consists of.

    Raises
    ------
    LayoutError
        If it is none, and for any damage met inside the ``with``.
    """
    refuse_empty(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw.content)) as parts:
            if WORKBOOK_PART not in parts.namelist():
                raise LayoutError(
                    f"{raw.path.name}: {name_kind(raw.content)}, but no .xlsx workbook; it holds {parts.namelist()[:5]}"
                )
            yield Package(raw.path.name, parts)
    except _DAMAGE as error:
        raise not_a_workbook(raw, error) from None


def local_name(element: str) -> str:
    """Return an element's or attribute's name without its prefix."""
    return element.rpartition(":")[2]


def refuse_empty(raw: RawFile) -> None:
    """Raise `LayoutError` for a file without content."""
    if not raw.content:
        raise LayoutError(f"{raw.path.name}: the file is empty; fetch it again")


def not_a_workbook(raw: RawFile, error: BaseException | str) -> LayoutError:
    """Word the refusal of a file that cannot be opened as a workbook: what it is, and what to do."""
    kind = name_kind(raw.content)
    if is_protected(raw.content):
        return LayoutError(f"{raw.path.name}: {kind}; open it, save it without the password, and add that file")
    if "Excel workbook (.xls" in kind or "packed" in kind:
        kind = f"{kind}, " if "packed" in kind else ""
        return LayoutError(f"{raw.path.name}: {kind}not a workbook that can be opened ({error}); fetch it again")
    return LayoutError(f"{raw.path.name}: {kind}, not a workbook (.xlsx or .xls); fetch the agency's file again")
