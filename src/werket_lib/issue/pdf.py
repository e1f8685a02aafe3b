"""The issue as a designed PDF, typeset by Typst.

Every text reaches Typst as data (a JSON file that the template reads), never as markup, so a name from
outside is printed and cannot act.
"""

import datetime as dt
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, Literal

from werket_lib.errors import SectionError
from werket_lib.issue.printed import describe_issue
from werket_lib.model import Issue
from werket_lib.store import write_whole
from werket_lib.style.fonts import FOLDER as FONTS
from werket_lib.style.fonts import with_stand_ins

TEMPLATES = Path(__file__).with_name("typst")
MAIN = "issue.typ"
STANDARD: Literal["ua-1"] = "ua-1"  # the build fails on a figure without an alt text


def write_pdf(issue: Issue, path: Path) -> list[str]:
    """Write the issue as a PDF of standard PDF/UA-1; the same issue gives the same bytes.

    Returns
    -------
    list
        A note for each text with a letter that the fonts lack: its article or section, and what stands in for it.

    Raises
    ------
    SectionError
        If Typst refuses, such as for a figure without an alt text.
    """
    with tempfile.TemporaryDirectory(prefix="werket-") as folder:
        root = Path(folder)
        shutil.copytree(TEMPLATES, root, dirs_exist_ok=True)
        notes: list[str] = []
        document = put_stand_ins(describe_issue(issue, root), "the issue", notes)
        (root / "issue.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        content = typeset(root, issue.published)
        if _count_pages(content) % 2:
            (root / "issue.json").write_text(
                json.dumps({**document, "odd": True}, ensure_ascii=False), encoding="utf-8"
            )
            content = typeset(root, issue.published)
    write_whole(path, content)
    return notes


def typeset(root: Path, published: dt.date, main: str = MAIN) -> bytes:
    """Typeset a folder's document as PDF/UA-1, dated the day that it comes out.

    Raises
    ------
    SectionError
        If Typst refuses, such as for a figure without an alt text.
    """
    import typst

    try:
        return typst.compile(
            root / main,
            root=root,
            font_paths=[FONTS],
            ignore_system_fonts=True,
            pdf_standards=[STANDARD],
            timestamp=int(dt.datetime.combine(published, dt.time(), dt.UTC).timestamp()),
        )
    except typst.TypstError as error:
        raise SectionError(f"the PDF cannot be typeset: {error}") from None


def _count_pages(content: bytes) -> int:
    from pypdfium2 import PdfDocument

    with PdfDocument(content) as document:
        return len(document)


def put_stand_ins(content: Any, where: str, notes: list[str]) -> Any:
    """Put stand-ins for letters that the fonts lack into every text of a described issue, and note each once."""
    if isinstance(content, str):
        shown, lacking = with_stand_ins(content)
        if lacking:
            letters = ", ".join(f"{char} (U+{ord(char):04X})" for char in lacking)
            note = f"{where}: {content.strip()!r} is printed as {shown.strip()!r}; the fonts lack {letters}"
            notes += [note] if note not in notes else []
        return shown
    if isinstance(content, dict):
        where = content.get("source") or where
        return {name: put_stand_ins(one, where, notes) for name, one in content.items()}
    return [put_stand_ins(one, where, notes) for one in content] if isinstance(content, list | tuple) else content
