"""Faults of the editor's folder and of what the issue is to show: plans, articles, pictures, names from outside."""

import io
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
from PIL import Image

from tests.faults.fault import Fault
from tests.faults.project import SPECIAL, edit, issue_with, replace
from tests.issue.conftest import make_issue, make_table
from werket_lib.issue.excel import write_excel
from werket_lib.issue.pdf import write_pdf
from werket_lib.issue.web import write_web

LEDARE = "articles/ledare.md"


def _plan(kind: str, plant: Callable[[Path], object], refusal: str = r"2025-01/issue\.yml") -> Fault:
    return Fault("editorial: plan", kind, issue_with(plant), refusal=refusal, exit_code=2, whole=True)


def _write(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda editorial: (editorial / name).write_bytes(content)


LAUGHS = b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n".encode() for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
PLANS = [
    _plan("a field twice", edit("number: 2", "number: 2\nnumber: 2"), "issue.yml.*(twice|duplicate)"),
    _plan("a field of a part twice", edit("- title: Del", "- title: Del\n    title: Andra"), "issue.yml.*(twice|duplicate)"),
    _plan("a field unknown", edit("number: 2", "number: 2\nfärg: röd"), "issue.yml.*färg"),
    _plan("the year 9999", edit("2025-02-28", "9999-12-31"), "issue.yml.*9999"),
    _plan("the year 1", edit("2025-02-28", "0001-01-01"), "issue.yml.*(0001|1-01-01|year)"),
    _plan("a day before the month it tells of", edit("2025-02-28", "2024-02-28"), "issue.yml.*2024-02-28"),
    _plan("a date that is none", edit("2025-02-28", "2025-02-30"), "issue.yml.*(2025-02-30|day)"),
    _plan("a cut-off date in the year 9999", edit("number: 2", "number: 2\nas_of: 9999-12-31"), "issue.yml.*9999"),
    _plan("a number that is true", edit("number: 2", "number: true"), "issue.yml.*number"),
    _plan("a number with decimals", edit("number: 2", "number: 2.0"), "issue.yml.*number"),
    _plan("a number of another month", edit("number: 2", "number: 3"), "issue.yml.*number"),
    _plan("a title that is a list", edit("title: Numret", "title: [a, b]"), "issue.yml.*title"),
    _plan("a title that is a number", edit("title: Numret", "title: 12"), "issue.yml.*title"),
    _plan("a NUL in a title", edit("title: Numret", 'title: "a\\0b"'), "issue.yml.*(NUL|title|character)"),
    _plan("a NUL in the file", edit("title: Numret", "title: a\0b"), r"issue\.yml"),
    _plan("a mark of the terminal in a title", edit("title: Numret", 'title: "a\\e[2Jb"'), "issue.yml.*(title|character)"),
    _plan("an article by a path that climbs", edit("ledare", "../../../secret"), r"issue\.yml.*\.\./"),
    _plan("an article by an absolute path", edit("ledare", "/etc/passwd"), r"issue\.yml.*/etc/passwd"),
    _plan("an article in a folder of its own", edit("ledare", "a/b"), r"issue\.yml.*a/b"),
    _plan("an article whose name has a NUL", edit("article: ledare", 'article: "led\\0are"'), r"issue\.yml"),
    _plan("an article's name of a thousand letters", edit("ledare", "x" * 1000), r"issue\.yml|articles"),
    _plan("an article that is not there", edit("ledare", "ledaren"), "ledaren"),
    _plan("a section twice", edit("20_second", "10_first"), "issue.yml.*twice"),
    _plan("a section that is not there", edit("20_second", "20_secnd"), "issue.yml.*20_second"),
    _plan("a section forgotten", edit("      - section: 20_second\n", ""), "issue.yml.*20_second"),
    _plan("a section shown and left out", edit("parts:", "left_out: {20_second: nej}\nparts:"), "issue.yml.*twice"),
    _plan("a fact on the cover that is none", edit("parts:", "cover:\n  - A: mini.nothing\nparts:"), "issue.yml.*mini"),
    _plan("an entry that is a text", edit("- section: 20_second", "- 20_second"), "issue.yml.*part 1"),
    _plan("a part without entries", edit("parts:", "parts:\n  - title: Tom\n    entries: []"), "issue.yml.*entries"),
    _plan("YAML that makes Python objects", edit("title: Numret", "title: !!python/object/apply:os.getcwd []")),
    _plan("YAML that grows by its own references", _write("issue.yml", LAUGHS)),
    _plan("YAML nested too deeply", _write("issue.yml", b"title: " + b"[" * 20_000)),
    _plan("a plan in Latin-1", _write("issue.yml", "title: Fler söker\n".encode("latin-1")), "issue.yml.*UTF-8"),
    _plan("a plan in UTF-16", _write("issue.yml", "title: Fler söker\n".encode("utf-16")), r"issue\.yml"),
    _plan("an empty plan", _write("issue.yml", b"")),
    _plan("a plan that is a list", _write("issue.yml", b"- a\n")),
    _plan("a plan indented by tabs", edit("  - title: Del", "\t- title: Del"), "issue.yml.*YAML"),
    *(_plan(f"{kind} for a plan", replace("issue.yml", make), "issue.yml") for kind, make in SPECIAL.items()),
    *(_plan(f"{kind} among the articles", replace("articles/bild.dat", make), "bild.dat")
      for kind, make in SPECIAL.items() if kind in ("a pipe", "a device")),
]  # fmt: skip


def _article(kind: str, plant: Callable[[Path], object], refusal: str = "ledare", **told: Any) -> Fault:
    wanted = {"refusal": refusal, **told}
    return Fault("editorial: articles", kind, issue_with(plant), exit_code=2, whole=True, **wanted)


def _body(
    kind: str, body: str, refusal: str = "", tell: Callable[[str, Path], Any] | None = None, **told: Any
) -> Fault:
    """Write an article's text; where no refusal is given it must come out, within ten seconds."""
    content = f"---\ntitle: Rubrik\nkind: article\n---\n{body}\n".encode("utf-8", "surrogatepass")

    def plant(editorial: Path) -> None:
        (editorial / LEDARE).write_bytes(content)

    act = issue_with(plant, tell or (lambda page, folder: "made"))
    wanted: dict[str, Any] = {"refusal": f"ledare.*({refusal})"} if refusal else {"right": told.pop("right", "made")}
    return Fault("editorial: articles", kind, act, exit_code=2, whole=True, **{**wanted, **told})


def _has(*texts: str, without: tuple[str, ...] = ()) -> Callable[[str, Path], Any]:
    def tell(page: str, _: Path) -> list[str]:
        return [text for text in texts if text not in page] + [text for text in without if text in page]

    return tell


LONG = (
    "Arbetsmarknaden är fortfarande sval och **platserna** är färre än förra året, säger [en källa](https://a.se). " * 8
)
HUNDRED_KB = "\n\n".join([LONG] * 120)
ARTICLES = [
    *(_article(f"{kind} for an article", replace(LEDARE, make)) for kind, make in SPECIAL.items()),
    _article("an article in Latin-1", _write(LEDARE, "---\ntitle: Ö\n---\nå".encode("latin-1")), "ledare.*UTF-8"),
    _article("an article in UTF-16", _write(LEDARE, "---\ntitle: Ö\n---\nå".encode("utf-16")), "ledare.*UTF-8"),
    _article("an empty article", _write(LEDARE, b""), "ledare.*front matter"),
    _article("no front matter", _write(LEDARE, b"# Rubrik\n"), "ledare.*front matter"),
    _article("a field of the front matter twice", edit("kind: article", "kind: article\nkind: news", LEDARE),
             "ledare.*(twice|duplicate)"),
    _article("a kind that does not exist", edit("kind: article", "kind: artikel", LEDARE), "ledare.*artikel"),
    _article("a title that is a date", edit("title: Rubrik", "title: 2025-01-01", LEDARE), "ledare.*title"),
    _article("a NUL in the front matter", edit("title: Rubrik", 'title: "a\\0b"', LEDARE), "ledare.*(NUL|title|character)"),
    _body("a fact misspelt", "Det var {{ mini.10_frst }}.", "line 5.*mini.10_first"),
    _body("a filter that does not exist", "Det var {{ mini.10_first | antl }}.", "line 5.*antl"),
    _body("a brace left open", "Det var {{ mini.10_first.", "line 5"),
    _body("Python in braces", "Det var {{ ().__class__ }}.", "line 5"),
    _body("a figure that is not there", "![](figur:10_first/nothing)", "10_first/nothing"),
    _body("a picture by its address", "![](https://a.se/b.png)", "https://a.se"),
    _body("a NUL in the text", "a\0b", "NUL|character|U\\+0000"),
    _body("a private character in the text", "a\ue000b", "private|character"),
    _body("a mark of the terminal in the text", "a\x1b[2Jb", "character|U\\+001B"),
    _body("half a character in the text", "a\ud800b", "UTF-8"),
    _body("HTML in the text", '<script>alert(1)</script> <img src=x onerror="a()">', right=[],
          tell=_has("&lt;script&gt;alert(1)", without=("<script>alert(1)", "<img src=x"))),
    _body("a link that is a script", "[a](javascript:alert(1))", right=[], tell=_has(without=('href="javascript',))),
    _body("markup of Typst in the text", '#import "x.typ": *\n\n$ x $ @a <b> #panic()', right=[], tell=_has("#panic()")),
    _body("a direction mark in the text", "abc \u202e def", "U\\+202E"),
    _body("an emoji in the text", "Bra \U0001f680 jobbat"),
    _body("Arabic in the text", "Ordet \u0643\u062a\u0627\u0628 betyder bok"),
    _body("Greek, Cyrillic and Romanian in the text", "Αθήνα, Киев, Brașov, Łódź, Việt"),
    _body("usual symbols in the text", "→ ≥ ≈ ½ ✓ ★ ≠ ∞ √ € £ § ° µ ‰"),
    _body("a hundred kilobytes of text", HUNDRED_KB, seconds=40),
    _body("a hundred kilobytes in one paragraph", LONG * 120, seconds=40),
    _body("a word of a hundred thousand letters", "x" * 100_000, "line 5.*2000 letters"),
    _body("a word of a thousand letters", "x" * 1000),
    _body("ten thousand stars", "*" * 10_000, "line 5.*2000 letters"),
    _body("ten thousand brackets", "[" * 10_000, "line 5.*2000 letters"),
    _body("quotes nested a thousand deep", ">" * 1000 + " a", seconds=20),
    _body("lists nested two hundred deep", "\n".join("  " * n + "- a" for n in range(200)), seconds=20),
    _body("a thousand headings", "\n\n".join(f"## Rubrik {chr(97 + n % 26)}" for n in range(1000)), seconds=40),
]  # fmt: skip


def _png(width: int = 8, height: int = 8, mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.new(mode, (width, height)).save(made, "PNG")
    return made.getvalue()


def _jpeg(mode: str = "RGB", size: tuple[int, int] = (8, 8)) -> bytes:
    """Return a picture that tells where and with what it was taken."""
    exif = Image.Exif()
    exif[0x010F], exif[0x8298] = "HEMLIG KAMERA", "HEMLIG FOTOGRAF"
    exif.get_ifd(0x8825)[2] = (59.0, 19.0, 58.0)
    made = io.BytesIO()
    Image.new(mode, size).save(made, "JPEG", exif=exif, comment=b"HEMLIG KOMMENTAR")
    return made.getvalue()


def _bomb_png() -> bytes:
    """Return a picture of 40 000 by 40 000 points in some kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (40_000).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def _svg(inside: str = "", attributes: str = "", head: str = "") -> bytes:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" {attributes}><rect width="9" height="9"/>{inside}</svg>'.encode()


def _picture(
    kind: str, name: str, make: bytes | Callable[[Path], object], refusal: str = "",
    tell: Callable[[str, Path], Any] | None = None, named: str = "", **told: Any,
) -> Fault:  # fmt: skip
    def plant(editorial: Path) -> None:
        path = editorial / "articles" / name
        if callable(make):
            make(path)
        else:
            path.write_bytes(make)
        edit("kind: article", f"kind: article\npicture: {{file: {name}, alt: En bild}}", LEDARE)(editorial)

    act = issue_with(plant, tell or (lambda page, folder: "made"))
    pattern = named or (f"ledare.*{name}.*({refusal})" if refusal else "")
    wanted: dict[str, Any] = {"refusal": pattern} if pattern else {"right": told.pop("right", "made")}
    return Fault("editorial: pictures", kind, act, exit_code=2, whole=True, **{**wanted, **told})


def _holds(*secrets: bytes) -> Callable[[str, Path], Any]:
    """Return what lists the secrets that the finished issue's files hold."""

    def tell(_: str, folder: Path) -> list[bytes]:
        contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
        return [secret for secret in secrets if any(secret in content for content in contents)]

    return tell


ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
PICTURES = [
    # Told before any article is read, so that nothing waits for a pipe.
    *(_picture(f"{kind} for a picture", "bild.png", make, named=r"bild\.png") for kind, make in SPECIAL.items()),
    _picture("a text for a picture", "bild.png", b"ingen bild", "."),
    _picture("nothing for a picture", "bild.png", b"", "."),
    _picture("half a picture", "bild.png", _png(200, 200, "RGB")[:60], "."),
    _picture("a picture of a page", "bild.png", b"<html></html>", "."),
    _picture("a picture of 1.6 billion points", "bild.png", _bomb_png(), "."),
    _picture("a picture of forty megabytes", "bild.jpg", _jpeg() + bytes(40_000_000), named=r"bild\.jpg.*MB"),
    _picture("a JPEG that is called PNG", "bild.png", _jpeg(), "JPEG"),
    _picture("a GIF that is called PNG", "bild.png", b"GIF89a" + bytes(40), "."),
    _picture("a picture whose name climbs", "../../../bild.png", _png(), "folder"),
    _picture("where a picture was taken, and with what", "bild.jpg", _jpeg(), tell=_holds(b"HEMLIG"), right=[]),
    _picture("a picture in print's four colours", "bild.jpg", _jpeg("CMYK")),
    _picture("a picture of grey and sixteen bits", "bild.png", _png(mode="I;16")),
    _picture("a picture with a palette", "bild.png", _png(mode="P")),
    _picture("a picture of one point", "bild.png", _png(1, 1)),
    _picture("a picture of 12 000 points across", "bild.png", _png(12_000, 20)),
    _picture("a script in a drawing", "bild.svg", _svg("<script>alert(7)</script>"), tell=_holds(b"alert(7)"), right=[]),
    _picture("a handler in a drawing", "bild.svg", _svg(attributes='onload="alert(7)"'), tell=_holds(b"alert(7)"), right=[]),
    _picture("a page in a drawing", "bild.svg", _svg("<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>"
             "<iframe src='https://evil.se/7'/></body></foreignObject>"), tell=_holds(b"evil.se"), right=[]),
    _picture("a picture from elsewhere in a drawing", "bild.svg", _svg('<image xlink:href="https://evil.se/7.png"/>'),
             tell=_holds(b"evil.se"), right=[]),
    _picture("a style from elsewhere in a drawing", "bild.svg", _svg("<style>@import url(https://evil.se/7.css);</style>"),
             tell=_holds(b"evil.se"), right=[]),
    _picture("a link that is a script in a drawing", "bild.svg", _svg('<a xlink:href="javascript:alert(7)"><rect/></a>'),
             tell=_holds(b"alert(7)"), right=[]),
    _picture("a drawing that changes a link to a script", "bild.svg",
             _svg('<a><set attributeName="href" to="javascript:alert(7)"/></a>'), tell=_holds(b"alert(7)"), right=[]),
    _picture("entities in a drawing", "bild.svg", _svg("<text>&b;</text>", head=ENTITIES), "."),
    _picture("a file by an entity in a drawing", "bild.svg", _svg("<text>&f;</text>",
             head='<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>'), "."),
    _picture("a drawing that is no XML", "bild.svg", b"<svg><rect></svg>", "."),
    _picture("a drawing that is another XML", "bild.svg", b"<html/>", "."),
    _picture("a comment and a maker in a drawing", "bild.svg", _svg("<!-- HEMLIG --><metadata>HEMLIG</metadata>"),
             tell=_holds(b"HEMLIG"), right=[]),
    Fault("editorial: pictures", "a picture without an alt text", issue_with(edit(
        "kind: article", "kind: article\npicture: {file: bild.png}", LEDARE)), refusal="ledare.*alt", exit_code=2, whole=True),
    Fault("editorial: pictures", "a picture of a type that is not shown", issue_with(edit(
        "kind: article", "kind: article\npicture: {file: bild.tiff, alt: a}", LEDARE)), refusal="ledare.*bild.tiff",
        exit_code=2, whole=True),
]  # fmt: skip


def _named(kind: str, name: str, *, shown: str | None = None) -> Fault:
    """Let a supplier have a name: it stands in pages, PDF and Excel, and a glyph that is missing has a stand-in."""

    def act(folder: Path) -> list[str]:
        issue = make_issue(folder)
        table = issue.parts[1].entries[0].blocks[2]
        table.cells["rows"][:] = make_table((name, "Lernia"))["rows"]
        began = time.monotonic()
        write_web(issue, folder)
        write_pdf(issue, folder / "issue.pdf")
        write_excel(issue, folder / "issue.xlsx")
        wrong = [] if time.monotonic() - began < 30 else ["it takes more than half a minute"]
        page = (folder / "33_rom2_suppliers.html").read_text(encoding="utf-8")
        if any(mark in page for mark in ("<script>alert(7)", "\u202e", "\x1b", "\0")):
            wrong.append("the page holds it as it is")
        pdf = pypdfium2.PdfDocument(folder / "issue.pdf")
        text = "".join(one.get_textpage().get_text_range() for one in pdf)
        if "Lernia" not in text:
            wrong.append("the PDF lacks the supplier after it")
        if shown and shown not in text.replace("\r\n", "").replace("\n", ""):
            wrong.append(f"the PDF lacks {shown}")
        cells = [cell for sheet in openpyxl.load_workbook(folder / "issue.xlsx") for row in sheet for cell in row]
        if not any(cell.value == "Lernia" for cell in cells) or any(cell.data_type == "f" for cell in cells):
            wrong.append("the workbook lacks a supplier, or holds a formula")
        return wrong

    return Fault("content: names", kind, act, right=[])


NAMES = [
    _named("an emoji in a name", "Raket \U0001f680 AB", shown="Raket"),
    _named(
        "an emoji of several characters in a name",
        "Familj \U0001f468\u200d\U0001f469\u200d\U0001f467 AB",
        shown="Familj",
    ),
    _named("a flag in a name", "\U0001f1f8\U0001f1ea Sverige AB", shown="Sverige AB"),
    _named("Arabic in a name", "\u0634\u0631\u0643\u0629 Jobb", shown="Jobb"),
    _named("Hebrew in a name", "\u05e9\u05dc\u05d5\u05dd Jobb", shown="Jobb"),
    _named("Chinese in a name", "就业 Jobb", shown="Jobb"),
    _named("Thai in a name", "งาน Jobb", shown="Jobb"),
    _named("Hindi in a name", "नौकरी Jobb", shown="Jobb"),
    _named("Cyrillic in a name", "Работа AB", shown="Работа AB"),
    _named("Greek in a name", "Εργασία AB", shown="Εργασία AB"),
    _named("Romanian in a name", "Șansă și țel AB", shown="Șansă și țel AB"),
    _named("Vietnamese in a name", "Việc làm AB", shown="Việc làm AB"),
    _named("Polish and Czech in a name", "Łódź Příležitost AB", shown="Łódź Příležitost AB"),
    _named("usual symbols in a name", "A→B ≥ ½ ✓ AB", shown="A→B ≥ ½"),
    _named("a letter of mathematics in a name", "\U0001d4d0 Jobb", shown="Jobb"),
    _named("a private character in a name", "\ue123 Jobb", shown="Jobb"),
    _named("a combining mark alone in a name", "A\u0336B\u0336 Jobb", shown="Jobb"),
    _named("a direction mark in a name", "abc\u202edef Jobb", shown="Jobb"),
    _named("a NUL in a name", "a\0b Jobb", shown="Jobb"),
    _named("a mark of the terminal in a name", "a\x1b[2Jb Jobb", shown="Jobb"),
    _named("a character that is none in a name", "a\uffff Jobb", shown="Jobb"),
    _named("a script in a name", "<script>alert(7)</script>", shown="alert(7)"),
    _named("markup of Typst in a name", '#panic("x") $a$ @b', shown="#panic"),
    _named("a formula in a name", "=HYPERLINK(1)", shown="=HYPERLINK"),
    _named("a name of three hundred letters", "Bemanning " * 30, shown="Bemanning"),
    _named("a word of a thousand letters in a name", "x" * 1000),
    _named("nothing but spaces in a name", "   "),
]

ISSUE_FAULTS = [*PLANS, *ARTICLES, *PICTURES, *NAMES]
