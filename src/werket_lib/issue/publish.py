"""The issue made from a finished run: web pages, PDF and Excel in ``reports/<month>/issue/``, and its proof."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from werket_lib import clock
from werket_lib.errors import PublicationError
from werket_lib.issue.checked import Checked, write_proofs
from werket_lib.issue.excel import write_excel
from werket_lib.issue.kept import FOLDER
from werket_lib.issue.next_issue import MARK
from werket_lib.issue.pdf import write_pdf
from werket_lib.issue.processes import CONTEXT
from werket_lib.issue.web import write_web
from werket_lib.ledger.check import Ledger, check_issue
from werket_lib.ledger.media import find_strays
from werket_lib.ledger.passages import Passage
from werket_lib.model import Issue
from werket_lib.run.month_lock import mend_swap, swap_in

SHOWN_REASONS = 10
# What is made beside the web pages, by its name in the folder.
MEDIA: Mapping[str, Callable[[Issue, Path], list[str] | None]] = {
    "werket-manadsrapport.pdf": write_pdf,
    "werket-tabellbilaga.xlsx": write_excel,
}


def publish_issue(issue: Issue, aside: Path, *, final: bool) -> Checked:
    """Make an issue in every medium, check it, and swap the finished folder in beside its proof.

    Parameters
    ----------
    aside
        An empty folder to work in, beside the month's.
    final
        Whether it is to be sent out; a draft may have gaps, rest on sample data, and have errors.

    Raises
    ------
    PublicationError
        If the final issue comes before its hour, has a gap or a section that nobody has approved, rests on sample data
        or on something doubtful that nobody has acknowledged, says what contradicts a fact, or what could not be read
        and nobody has declared or accepted; says all of it.
    """
    whole, folder = aside / FOLDER, issue.folder / FOLDER
    whole.mkdir()
    mend_swap(folder)
    ledger, notes = _make_media(issue, whole)
    stale = find_stale(line.passage for line in ledger.texts)
    checked = Checked(ledger, tuple(find_strays(issue, whole, ledger)), (*notes, *stale))
    if final and (reasons := [*hindrances(issue), *stale, *checked.wrong, *checked.unread]):
        lines = reasons[:SHOWN_REASONS]
        if len(reasons) > SHOWN_REASONS:
            lines.append(f"and {len(reasons) - SHOWN_REASONS} more; `werket check {issue.month}` lists what is said")
        raise PublicationError("\n  ".join(["the issue is not published:", *lines]))
    swap_in(whole, folder)
    write_proofs(issue, checked)
    return checked


def _make_media(issue: Issue, folder: Path) -> tuple[Ledger, tuple[str, ...]]:
    """Make web pages, PDF and Excel side by side, a process each, while the texts are checked here.

    Returns
    -------
    tuple
        The ledger, and notes of what a medium could not show as it is.
    """
    with ProcessPoolExecutor(max_workers=len(MEDIA) + 1, mp_context=CONTEXT) as pool:
        made = [pool.submit(write, issue, folder / name) for name, write in MEDIA.items()]
        web = pool.submit(write_web, issue, folder)
        ledger = check_issue(issue)
        web.result()
        return ledger, tuple(note for one in made for note in one.result() or ())


def find_stale(passages: Iterable[Passage]) -> list[str]:
    """Name the articles in which a sentence still has the mark of last month's."""
    marked = dict.fromkeys(passage.entry for passage in passages if MARK.strip() in passage.text)
    return [
        f"{name}: {MARK.strip()} stands at a sentence of last month's; write it anew and take the mark away"
        for name in marked
    ]


def hindrances(issue: Issue) -> list[str]:
    """Say what else than its numbers keeps an issue from being sent out."""
    embargo = dt.datetime.combine(issue.published, issue.hour, clock.STOCKHOLM)
    reasons = []
    if (now := clock.now()) < embargo:
        reasons.append(
            f"it comes out {embargo:%Y-%m-%d %H:%M}, and it is {now:%Y-%m-%d %H:%M}; wait, or mend issue.yml"
        )
    reasons += [f"{section.name} has no result of this month" for section in issue.sections if section.gap]
    samples = sorted({source["dataset"] for source in issue.datasets if source["sample"]})
    if samples:
        reasons.append(f"{', '.join(samples)}: sample data; add the agency's own files with `werket add`")
    reasons += [
        f"{line}; look into it, and acknowledge it in issue.yml under acknowledged, `{finding}: reason`"
        for finding, line in issue.unacknowledged
    ]
    shown = {section.name for section in issue.sections}
    waiting = [name for name in issue.unapproved if name in shown]
    if waiting:
        reasons.append(
            f"nobody has approved {', '.join(waiting)} as it is; `werket approve {issue.month} SECTION --by NAME`"
        )
    return reasons
