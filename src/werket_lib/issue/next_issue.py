"""The next month's editorial folder: a plan with its dates, last month's articles to write anew, a checklist."""

import re
from pathlib import Path

import yaml

from werket_lib.calendar import FILE, add_months, read_calendar
from werket_lib.errors import InputError
from werket_lib.issue.editorial import PLAN
from werket_lib.issue.pictures import PICTURE_TYPES
from werket_lib.months import MONTH_NAMES, cut_off, issue_of, name_month, parse_month
from werket_lib.run.dataset_states import propose_review
from werket_lib.store import write_whole
from werket_lib.yaml_text import parse_yaml

ARTICLES, STALE, CHECKLIST = "articles", "last-month", "checklist.md"
MARK = "▶ "
USUAL_HOUR = "08:00"
# A sentence that may have been true of last month only: it names a month, a number or a direction.
_STALE = re.compile(
    rf"\d|{{{{|\b(?:{'|'.join(MONTH_NAMES)})\b|\b(?:ök|minsk|stig|steg\b|sjunk|sjönk|fall|föll|väx|krymp)\w*"
    r"|\b(?:fler|färre|högre|lägre|upp|ned|ner|uppgång\w*|nedgång\w*|längre|kortare|bättre|sämre|mer|mindre)\b",
    re.IGNORECASE,
)
# A field that holds a text on its line, or a line of a longer text under its field.
_LINE_OF_HEAD = re.compile(
    r"(?P<field>^ *(?:- )?(?:(?:title|kicker|teaser|lead|when|what|quote|comment|pull_quote): +[\"']?)|^ +)"
    r"(?P<said>(?!- |\w+: )[^\s>|\"'].*)$"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ{])")


def describe_review(month: str, reports_dir: Path) -> str:
    """Propose in Swedish to review the frozen seasonal specs for a month; empty where there is no reason to."""
    because = {"first own month": "Första månaden med egna filer", "January": "Ett nytt år börjar", "": ""}
    reason = because[propose_review(month, reports_dir)]
    return reason and f"{reason}: granska säsongsmodellerna med `werket seasonal identify {month}`"


def write_next_issue(month: str, editorial: Path, root: Path, reports_dir: Path) -> list[Path]:
    """Write a month's folder after that of the month before, or the newest there is; returns the files.

    Raises
    ------
    InputError
        If the month has a folder already, or there is no earlier one to go by.
    """
    folder = editorial / month
    if (folder / PLAN).exists():
        raise InputError(f"{month}/{PLAN} is there already; nothing was changed")
    earlier = _find_earlier(month, editorial) or _find_earlier(month, root / "editorial")
    if earlier is None:
        raise InputError(f"no earlier month in {editorial} to go by; write {month}/{PLAN} by hand")
    before = parse_yaml((earlier / PLAN).read_text(encoding="utf-8"))
    plan = _plan(month, before, earlier.name)
    written = []
    for path in sorted((earlier / ARTICLES).glob("*")):
        if path.suffix != ".md" and path.suffix.lower() not in PICTURE_TYPES:
            continue
        written.append(folder / STALE / path.name)
        written[-1].parent.mkdir(parents=True, exist_ok=True)
        is_article = path.suffix == ".md"
        write_whole(written[-1], mark_stale(path.read_text("utf-8")).encode() if is_article else path.read_bytes())
    checklist = folder / CHECKLIST
    checklist.parent.mkdir(parents=True, exist_ok=True)
    review = describe_review(month, reports_dir)
    articles = [path.stem for path in written if path.suffix == ".md"]
    dropped = [field for field in before if field not in plan]
    write_whole(checklist, _checklist(month, articles, dropped, root, review).encode())
    head = f"# The issue that publishes {month}. Every section of the run stands under parts or under left_out.\n"
    text = head + yaml.safe_dump(plan, allow_unicode=True, sort_keys=False, width=120)
    write_whole(folder / PLAN, text.encode())
    return [folder / PLAN, checklist, *written]


def mark_stale(text: str) -> str:
    """Mark each sentence of an article that names a month, a number or a direction, and each such line of its head."""
    head, body = "", text
    if text.startswith("---\n") and (end := text.find("\n---\n", 4)) > 0:
        head, body = text[: end + 5], text[end + 5 :]
        head = "".join(_LINE_OF_HEAD.sub(_mark_line, line) for line in head.splitlines(keepends=True))
    paragraphs = re.split(r"(\n\s*\n)", body)
    return head + "".join(_mark(one) if at % 2 == 0 else one for at, one in enumerate(paragraphs))


def _mark_line(line: re.Match[str]) -> str:
    return line[0] if not _STALE.search(line["said"]) else f"{line['field']}{MARK}{line['said']}"


def _mark(paragraph: str) -> str:
    if not paragraph.strip() or paragraph.lstrip().startswith("!"):
        return paragraph
    lead = paragraph[: len(paragraph) - len(paragraph.lstrip(" \t\n#"))]
    sentences = _SENTENCE.split(paragraph[len(lead) :].rstrip())
    return lead + "\n".join(f"{MARK}{one}" if _STALE.search(one) else one for one in sentences)


def _find_earlier(month: str, editorial: Path) -> Path | None:
    found = sorted(path.parent for path in editorial.glob(f"[0-9]*/{PLAN}") if path.parent.name < month)
    return found[-1] if found else None


def _renew_addresses(earlier: dict[str, object], before: str, month: str) -> dict[str, object]:
    """Return where the issue is on the web and who makes it; a month in an address is the new one."""
    kept = {key: earlier[key] for key in ("web", "imprint") if key in earlier}
    renewed: dict[str, object] = parse_yaml(yaml.safe_dump(kept, allow_unicode=True).replace(before, month))
    return renewed


def _plan(month: str, earlier: dict[str, object], before: str) -> dict[str, object]:
    """Make the plan: its dates set, its sections and cover as before, its articles left out until they are written."""
    period = parse_month(month)
    parts = []
    for part in earlier["parts"]:  # type: ignore[attr-defined]
        entries = [entry for entry in part["entries"] if "article" not in entry]
        if entries:
            parts.append({"title": part["title"], "entries": entries})
    issue = issue_of(period)
    return {
        "title": f"Månadsrapport {issue.label}",
        "number": issue.number,
        "published": cut_off(period),
        "as_of": cut_off(period),
        "hour": earlier.get("hour", USUAL_HOUR),
        **{key: earlier[key] for key in ("cover", "hero", "parameters") if key in earlier},
        **_renew_addresses(earlier, before, month),
        "parts": parts,
        **({"left_out": earlier["left_out"]} if "left_out" in earlier else {}),
    }


def _checklist(month: str, articles: list[str], dropped: list[str], root: Path, review: str) -> str:
    """List what people do by hand for a month's issue, in Swedish."""
    calendar = read_calendar(root / "data" / "registers" / FILE)
    typed = calendar.to_remind(add_months(month, 1))
    lines = [
        f"# {name_month(parse_month(month)).capitalize()}",
        "",
        *(f"- [ ] Har {name} kommit? Skriv av och `werket add {name} FIL`" for name in typed),
        f"- [ ] Ge numret en titel i {PLAN}",
        *(
            f"- [ ] Skriv {name} ny efter {STALE}/{name}.md; lägg den i {ARTICLES}/ och i planen, med sin bild"
            for name in articles
        ),
        *(
            [f"- [ ] Skriv nytt i {PLAN} där det behövs: {', '.join(dropped)} gällde förra numret och är inte med"]
            if dropped
            else []
        ),
        *([f"- [ ] {review}"] if review else []),
        f"- [ ] `werket issue {month}` och `werket check {month}` utan fel",
        f"- [ ] Godkänn varje avsnitt: `werket approve {month} AVSNITT --by NAMN`",
        f"- [ ] När dagen är inne: `werket issue {month} --final`",
        "",
    ]
    return "\n".join(lines)
