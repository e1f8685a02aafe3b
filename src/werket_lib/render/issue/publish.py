"""The issue made from a finished run: web pages, PDF and Excel in ``reports/<month>/issue/``."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from werket_lib.errors import PublicationError
from werket_lib.render.issue.excel import write_excel
from werket_lib.render.issue.model import Issue
from werket_lib.render.issue.pdf import write_pdf
from werket_lib.render.issue.web import write_web

FOLDER = "issue"
# What is made beside the web pages, by its name in the folder.
MEDIA: Mapping[str, Callable[[Issue, Path], None]] = {
    "werket-manadsrapport.pdf": write_pdf,
    "werket-tabellbilaga.xlsx": write_excel,
}


def publish_issue(issue: Issue, aside: Path, *, final: bool) -> Path:
    """Make an issue in every medium, and swap the finished folder in.

    Parameters
    ----------
    aside
        An empty folder to work in, beside the month's.
    final
        Whether it is to be sent out; a draft may have gaps and rest on sample data.

    Returns
    -------
    Path
        The issue's folder.

    Raises
    ------
    PublicationError
        If the final issue has a gap, quotes what is missing, or rests on sample data; says all of it.
    """
    if final and (reasons := hindrances(issue)):
        raise PublicationError("the issue is not published: " + "; ".join(reasons))
    write_web(issue, aside)
    for name, write in MEDIA.items():
        write(issue, aside / name)
    folder = issue.folder / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)
    return folder


def hindrances(issue: Issue) -> list[str]:
    """Say what keeps an issue from being sent out."""
    reasons = [f"{section.name} has no result of this month" for section in issue.sections if section.gap]
    samples = sorted({source["dataset"] for source in issue.datasets if source["sample"]})
    if samples:
        reasons.append(f"{', '.join(samples)}: sample data; add the agency's own files with `werket add`")
    return reasons
