"""An executed notebook as one page that can be read, printed and sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from werket_lib.approvals import Standing
from werket_lib.model.states import STATES, Status, has_page
from werket_lib.pages.cells import render_cells
from werket_lib.pages.datasets import Dataset, group_editions
from werket_lib.pages.findings import tell_remark
from werket_lib.pages.shell import STYLESHEET, label_month, render_page


@dataclass(frozen=True)
class Link:
    """Where a reader can go from a page."""

    title: str
    href: str


@dataclass(frozen=True)
class Page:
    """What a section's page says besides its notebook.

    Attributes
    ----------
    name, title
        The section's notebook, such as ``33_rom2_suppliers``, and its title in Swedish.
    month, issue
        What the data describe, ``2025-01``, and what it is published as, ``nummer 2, februari 2025``.
    message
        What went wrong, for a section that failed, was refused its data or lacks them.
    kept_from
        When the figures and tables were made that a failed section keeps; ISO date and time.
    datasets
        What the month's run used, one of each.
    approval
        How the section stands with those who approve it; None where that is not asked.
    """

    name: str
    title: str
    month: str
    issue: str
    sample: bool = False
    status: Status = "ran"
    message: str | None = None
    kept_from: str | None = None
    datasets: tuple[Dataset, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    approval: Standing | None = None

    @classmethod
    def from_record(cls, record: Mapping[str, Any], name: str) -> "Page":
        """Gather a section's page from the content of ``run.json``.

        Raises
        ------
        KeyError
            If the record holds no section called `name` that has a page.
        """
        sections = [section for section in record["sections"] if has_page(section)]
        place = {section["name"]: place for place, section in enumerate(sections)}[name]
        section = sections[place]
        return cls(
            name=name,
            title=section["title"],
            month=record["month"],
            issue=f"nummer {record['issue']['number']}, {record['issue']['label']}",
            sample=section["sample"] or (section["status"] in STATES and record["sample"]),
            status=section["status"],
            message=section["message"],
            kept_from=section["kept_from"],
            datasets=group_editions(section["datasets"]),
            previous=_link(sections[place - 1]) if place else None,
            next=_link(sections[place + 1]) if place + 1 < len(sections) else None,
        )


def render_notebook(notebook: NotebookNode, page: Page) -> str:
    """Render an executed notebook as one page, beside the stylesheet of its month.

    Code is in the page and hidden until asked for. The same notebook gives the same bytes.

    Parameters
    ----------
    notebook
        Of nbformat 4, executed as far as it came.

    Returns
    -------
    str
        HTML that asks no server for anything and runs no script but its own.
    """
    cells = render_cells(notebook)
    return render_page(
        "pages/templates/section.html.j2",
        stylesheet=f"../{STYLESHEET}",
        page=page,
        cells=cells,
        state=STATES.get(page.status),
        told=tell_remark(page.message, {dataset.name: dataset.title for dataset in page.datasets})
        if page.message
        else None,
        month_label=label_month(page.month),
        sample=page.sample,
    )


def _link(section: Mapping[str, Any]) -> Link:
    return Link(section["title"], f"{section['name']}.html")
