"""What a file is by its first bytes, whatever it is called: for those who must say why they cannot read it."""

import json
import re
import zipfile
from io import BytesIO

_BEGINNINGS = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"Rar!", "a packed archive (RAR)"),
    (b"7z\xbc\xaf", "a packed archive (7z)"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a SQLite database"),
    (b"ID;P", "an old SYLK table"),
    (b"version https://git-lfs", "a pointer to a file in Git LFS, not the file itself"),
    (b"CHARSET=", "a PX file"),
    (b"AXIS-VERSION", "a PX file"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKED_PARTS = (
    ("xl/workbook.xml", "an Excel workbook (.xlsx)"),
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a presentation"),
    ("content.xml", "an OpenDocument file (.ods, .odt)"),
    ("Index/Document.iwa", "a Numbers or Pages document"),
)
_LOOKED_AT = 4096


def name_kind(content: bytes) -> str:
    """Name what a file is: ``a web page``, ``a PDF document``, ``text separated by semicolons``."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:_LOOKED_AT]
    if not start:
        return "an empty file"
    if content.startswith(_OLE):
        return _name_ole(content)
    if content.startswith(b"PK"):
        return _name_zip(content)
    for beginning, kind in _BEGINNINGS:
        if start.startswith(beginning):
            return kind
    if start.startswith(b"<"):
        return _name_markup(start)
    if start.startswith((b"{", b"[")):
        return _name_json(content)
    return _name_text(content)


def is_protected(content: bytes) -> bool:
    """Tell a workbook that asks for a password."""
    return content.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in content


def _name_ole(content: bytes) -> str:
    if is_protected(content):
        return "a workbook protected with a password"
    if "WordDocument".encode("utf-16-le") in content:
        return "a Word document (.doc)"
    return "an old Excel workbook (.xls)"


def _name_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, LookupError, RuntimeError):
        return "a packed file that is cut short or damaged"
    return next((kind for part, kind in _MARKED_PARTS if part in names), f"a zip file with {sorted(names)[:3]}")


def _name_markup(start: bytes) -> str:
    if (b"progid=" in start and b"Excel" in start) or b"schemas-microsoft-com:office:spreadsheet" in start:
        return "a workbook as XML (Excel 2003)"
    if re.search(rb"<(!doctype\s+html|html|head|body|table|script)", start, re.IGNORECASE):
        return "a web page"
    return "an XML file"


def _name_json(content: bytes) -> str:
    try:
        json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return "JSON that is cut short or damaged"
    return "JSON, such as PxWeb answers with"


def _name_text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text in UTF-16"
    start = content[:_LOOKED_AT]
    if b"\x00" in start:
        return "a binary file of a kind that is not known"
    line = start.splitlines()[0]
    between = {b";": "semicolons", b"\t": "tabs", b",": "commas"}
    separator = max(between, key=line.count)
    return f"text separated by {between[separator]} (CSV)" if line.count(separator) else "plain text"
