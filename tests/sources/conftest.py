"""Small workbooks in the agencies' layouts, whole and broken."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
import xlsxwriter

from werket_lib.paths import project_root
from werket_lib.provenance import RawFile, Sidecar, hash_bytes

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Find the agencies' real files, which lie beside the checkout and not in it."""
    folder = project_root().parent / "shared" / "real-data"
    if not folder.is_dir():
        pytest.skip(f"the agencies' real files are not beside the checkout ({folder.name})")
    return folder


@pytest.fixture(scope="session")
def as_raw() -> Callable[..., RawFile]:
    """Hand bytes to a loader as `open_raw` does once it has checked them."""

    def build(dataset: str, content: bytes, name: str = "file.xlsx", edition: str = "2025-01") -> RawFile:
        day = dt.date(2025, 2, 13)
        meta = Sidecar("Agency", "Title", "page", "download", "2025-01", day, day, "licence", hash_bytes(content))
        return RawFile(Path(dataset, edition, name), content, meta)

    return build


@pytest.fixture(scope="session")
def workbook() -> Callable[..., bytes]:
    """Write sheets, row by row, as an .xlsx."""

    def build(**sheets: list[list[object]]) -> bytes:
        content = io.BytesIO()
        with xlsxwriter.Workbook(content, {"strings_to_formulas": False, "in_memory": True}) as book:
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
        return content.getvalue()

    return build


@pytest.fixture(scope="session")
def rezip() -> Callable[[bytes, dict[str, bytes | None]], bytes]:
    """Replace parts of a zip file; a part that becomes None is left out."""

    def replace(content: bytes, parts: dict[str, bytes | None]) -> bytes:
        changed = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(content)) as old,
            zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            whole = {name: old.read(name) for name in old.namelist()} | parts
            for name, part in whole.items():
                if part is not None:
                    new.writestr(name, part)
        return changed.getvalue()

    return replace


@pytest.fixture(scope="session")
def pivot_parts() -> Callable[..., dict[str, bytes]]:
    """Write a pivot cache: a field whose values are text refers to shared items, others stand in the records."""

    def build(fields: dict[str, list[object]], number: int = 1) -> dict[str, bytes]:
        shared = {name: list(dict.fromkeys(values)) for name, values in fields.items() if isinstance(values[0], str)}
        definition = "".join(
            f"<cacheField name={quoteattr(name)}><sharedItems>"
            + "".join(f"<s v={quoteattr(str(item))}/>" for item in shared.get(name, []))
            + "</sharedItems></cacheField>"
            for name in fields
        )
        records = [
            "".join(
                f'<x v="{shared[name].index(value)}"/>'
                if name in shared
                else "<m/>"
                if value is None
                else f'<n v="{value}"/>'
                for name, value in zip(fields, row, strict=True)
            )
            for row in zip(*fields.values(), strict=True)
        ]
        part = f"xl/pivotCache/pivotCache{{}}{number}.xml"
        return {
            part.format("Definition"): (
                f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE}" r:id="rId1">'
                f"<cacheFields>{definition}</cacheFields></pivotCacheDefinition>"
            ).encode(),
            part.format("Records"): (
                f'<pivotCacheRecords xmlns="{MAIN}" count="{len(records)}">'
                + "".join(f"<r>{record}</r>" for record in records)
                + "</pivotCacheRecords>"
            ).encode(),
            f"xl/pivotCache/_rels/pivotCacheDefinition{number}.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{OFFICE}/pivotCacheRecords" Target="pivotCacheRecords{number}.xml"/>'
                "</Relationships>"
            ).encode(),
        }

    return build


@pytest.fixture(scope="session")
def pivot_workbook(workbook, rezip, pivot_parts) -> Callable[..., bytes]:
    """Write a workbook with one pivot cache; `changed` replaces parts of it."""

    def build(fields: dict[str, list[object]], changed: dict[str, bytes | None] | None = None) -> bytes:
        return rezip(workbook(Info=[["Information"]]), pivot_parts(fields) | (changed or {}))

    return build
