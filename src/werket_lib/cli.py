"""``werket …``: the commands, their messages and exit codes."""

import atexit
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from werket_lib.errors import InputError, PublicationError, WerketError

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from werket_lib.issue.unchanged import MadeIssue
    from werket_lib.run.held import HeldMonth
    from werket_lib.run.means import Means
    from werket_lib.run.month import MonthMade
    from werket_lib.run.record import SectionRecord
    from werket_lib.run.unchanged import Inputs

COLLECT = (100_000, 50, 50)

app = typer.Typer(
    help="Werkets månadsrapport: from the agencies' files to a report whose numbers can be trusted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Month = Annotated[str, typer.Argument(metavar="MONTH", help="Report month, YYYY-MM.", show_default=False)]
DataDir = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="Holds raw/ and processed/ [default: the project's data/]")
]
OutDir = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Takes the place of the project's reports/.")]
EditorialDir = Annotated[
    Path | None, typer.Option("--editorial", metavar="DIR", help="Takes the place of the project's editorial/.")
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Use what was published by then [default: as issue.yml says, or the last day of the month after]",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Make everything again, also what has not changed.")]


@app.command()
def run(
    month: Month,
    section: Annotated[
        list[str] | None, typer.Option("--section", metavar="NAME", help="Only this section; may be given again.")
    ] = None,
    data: DataDir = None,
    out: OutDir = None,
    as_of: AsOf = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Sections at once [default: from cores and memory]")
    ] = None,
    kernel: Annotated[
        Literal["warm", "stock"], typer.Option(help="Fork kernels from one warm process, or start each.")
    ] = "warm",
    cell_seconds: Annotated[int, typer.Option(min=1, metavar="N", help="The longest that a cell may take.")] = 300,
    section_seconds: Annotated[int, typer.Option(min=1, metavar="N", help="The longest that a section may.")] = 900,
    memory_mb: Annotated[int, typer.Option(min=256, metavar="N", help="The most memory that a section may.")] = 2048,
    *,
    explain: Annotated[bool, typer.Option("--explain", help="Say of each section all that made it run.")] = False,
    force: Force = False,
) -> None:
    """Run the sections of a month and render them to reports/MONTH/."""
    from werket_lib.months import check_month
    from werket_lib.paths import project_root
    from werket_lib.run.held import hold_month, hold_tables
    from werket_lib.run.unchanged import Inputs, find_unchanged

    root = project_root()
    reports_dir = out.absolute() if out else root / "reports"
    inputs = Inputs(root, check_month(month), as_of, _data_dir(data), reports_dir)
    try:
        # Before the heavy imports: whoever is second is told at once, and so is whoever has nothing to wait for.
        with hold_month(reports_dir, month) as held, hold_tables(inputs.data_dir / "processed", month):
            record = None if force else find_unchanged(inputs, section or [])
            if record is not None:
                _report_unchanged(inputs, record, section or [])
                return
            from werket_lib.run.kernels import start_kernels
            from werket_lib.run.limits import Limits, default_jobs
            from werket_lib.run.means import Means

            limits = Limits(cell_seconds, section_seconds, memory_mb)
            with start_kernels(held.aside, kernel) as kernels:  # they import what they need while we do
                means = Means(kernels, limits, jobs or default_jobs(limits))
                made = _make_and_publish(held, inputs, section or [], means, force=force, explain=explain)
    except KeyboardInterrupt:
        typer.echo("werket: interrupted; earlier results are as they were", err=True)
        os._exit(130)  # without waiting for threads whose kernels have been stopped
    _report_run(made.asked, reports_dir / month, published=not made.refused_whole)
    raise typer.Exit(made.exit_code)


def _make_and_publish(
    held: "HeldMonth", inputs: "Inputs", sections: list[str], means: "Means", *, force: bool, explain: bool
) -> "MonthMade":
    from werket_lib.months import parse_month
    from werket_lib.pages.kept import keep_issue
    from werket_lib.pages.month import prepare_pages, render_month
    from werket_lib.run.month import MonthRun, make_month
    from werket_lib.run.plan import choose_sections, plan_sections
    from werket_lib.run.progress import show_progress
    from werket_lib.run.surroundings import is_steady
    from werket_lib.run.unchanged import keep_stock, take_stock

    month = parse_month(held.month)
    cut = _cut_off(month, inputs.as_of)
    stock = take_stock(inputs, cut)
    raw, processed = inputs.data_dir / "raw", inputs.data_dir / "processed"
    planned = plan_sections(inputs.root, month, processed)
    asked = choose_sections(planned, sections)
    run = MonthRun(month, cut, planned, asked, raw, processed, means, force)
    with show_progress(held.month, asked, explain=explain) as tell:
        made = make_month(run, held.folder, held.aside, tell=tell, meanwhile=prepare_pages)
    if not made.refused_whole:
        render_month(made.folder, made.record, held.folder)
        whole = made.settled and made.exit_code == 0
        if whole and is_steady() and take_stock(inputs, cut) == stock:  # nobody has edited anything in the meantime
            keep_stock(made.folder, stock, inputs)
        keep_issue(held.folder, made.folder)
        held.publish(made.folder)
    return made


@app.command()
def issue(
    month: Month,
    out: OutDir = None,
    editorial: EditorialDir = None,
    *,
    final: Annotated[
        bool,
        typer.Option("--final", help="To be sent out: refuses gaps, sample data and claims that are wrong or unread."),
    ] = False,
    force: Force = False,
) -> None:
    """Make a month's issue of its finished run: web pages, PDF and Excel in reports/MONTH/issue/."""
    from werket_lib.issue.unchanged import find_issue, take_issue_stock
    from werket_lib.months import check_month
    from werket_lib.pages.kept import PROOF
    from werket_lib.paths import from_root, project_root
    from werket_lib.run.held import hold_month

    reports_dir = out.absolute() if out else from_root("reports")
    editorial_dir = editorial or from_root("editorial")
    folder = reports_dir / check_month(month)
    with hold_month(reports_dir, month) as held:
        stock = take_issue_stock(project_root(), folder, editorial_dir / month)
        made = None if final or force else find_issue(folder, stock)
        if made is None:
            made = _make_issue(held, editorial_dir, stock, final=final)
        else:
            typer.echo("nothing that the issue is made of has changed")
    for path in made.shown:
        typer.echo(f"{folder / path}")
    typer.echo(f"of its claims, {made.summary}; see {folder / PROOF}")


def _make_issue(held: "HeldMonth", editorial_dir: Path, stock: "dict[str, str]", *, final: bool) -> "MadeIssue":
    from werket_lib.issue.content import read_issue
    from werket_lib.issue.publish import MEDIA, publish_issue
    from werket_lib.issue.unchanged import MadeIssue, keep_issue_stock
    from werket_lib.issue.web import FRONT
    from werket_lib.months import parse_month
    from werket_lib.pages.kept import FOLDER
    from werket_lib.run.surroundings import is_steady

    content = read_issue(parse_month(held.month), held.folder.parent, editorial_dir)
    summary = publish_issue(content, held.aside, final=final).summary
    made = MadeIssue(tuple(f"{FOLDER}/{name}" for name in (FRONT, *MEDIA)), summary)
    if is_steady():
        keep_issue_stock(content.folder, stock, made.shown, made.summary)
    return made


@app.command()
def check(
    month: Month,
    out: OutDir = None,
    editorial: EditorialDir = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="print every claim as JSON, as korrektur.json has it")
    ] = False,
) -> None:
    """Hold every claim in a month's finished issue against its facts, and write the marked proof."""
    from werket_lib.issue.content import read_issue
    from werket_lib.issue.publish import check_published
    from werket_lib.months import parse_month
    from werket_lib.pages.kept import CLAIMS, PROOF
    from werket_lib.paths import from_root

    reports_dir = out.absolute() if out else from_root("reports")
    content = read_issue(parse_month(month), reports_dir, editorial or from_root("editorial"))
    checked = check_published(content)
    if as_json:
        typer.echo((content.folder / CLAIMS).read_text(encoding="utf-8"))
        raise typer.Exit(PublicationError.exit_code if checked.wrong else 0)
    for line in checked.wrong:
        typer.echo(line, err=True)
    for line in checked.unread:
        typer.echo(f"not read: {line}", err=True)
    typer.echo(f"of the issue's claims, {checked.summary}; see {content.folder / PROOF}")
    raise typer.Exit(PublicationError.exit_code if checked.wrong else 0)


@app.command()
def diff(
    month: Month,
    other: Annotated[
        str | None, typer.Argument(metavar="[OTHER]", help="Month to hold it against [default: the same month]")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Reports folder of the other run [default: the same]")
    ] = None,
    out: OutDir = None,
    percent: Annotated[
        float | None, typer.Option(min=0.001, help="Mention facts that moved by more of their value [default: 5]")
    ] = None,
    points: Annotated[
        float | None, typer.Option(min=0.001, help="Mention rates that moved more percentage points [default: 0.5]")
    ] = None,
) -> None:
    """Show a reviewer what differs between two months, or two runs of one: reports/MONTH/diff-….html."""
    from werket_lib.issue.content import read_run
    from werket_lib.months import parse_month
    from werket_lib.pages.diff import TOLERANCE_PCT, TOLERANCE_POINTS, Tolerance, diff_name, write_diff
    from werket_lib.paths import from_root

    reports_dir = out.absolute() if out else from_root("reports")
    elsewhere = against.absolute() if against else reports_dir
    if (other or month, elsewhere) == (month, reports_dir):
        raise InputError(f"nothing to hold {month} against; name another month, or another run with --against DIR")
    after, before = read_run(parse_month(month), reports_dir), read_run(parse_month(other or month), elsewhere)
    path = after.folder / diff_name(before, after)
    write_diff(before, after, path, Tolerance(percent or TOLERANCE_PCT, points or TOLERANCE_POINTS))
    typer.echo(f"{path}")


@app.command()
def data(
    month: Month,
    data: DataDir = None,
    as_of: AsOf = None,
    *,
    explain: Annotated[bool, typer.Option("--explain", help="Say of each table all that made it anew.")] = False,
    force: Force = False,
) -> None:
    """Make a month's tables from the raw files: data/raw to data/processed/MONTH/."""
    from werket_lib.months import parse_month
    from werket_lib.run.data import make_tables
    from werket_lib.run.held import hold_tables

    period = parse_month(month)
    raw, processed = (_data_dir(data) / name for name in ("raw", "processed"))
    with hold_tables(processed, period):
        made = make_tables(period, raw_dir=raw, processed_dir=processed, as_of=_cut_off(period, as_of), force=force)
    for table in made:
        editions = ", ".join(f"{source.dataset} {source.edition}" for source in table.sources)
        typer.echo(f"{table.table:22} {table.status:10} {editions}")
        for change in table.changes if explain else ():
            typer.echo(f"    {change}")
        for note in table.notes:
            typer.echo(f"  note: {note}")
        if table.message:
            typer.echo(f"  {table.message}", err=True)
    refused = [table for table in made if table.message]
    raise typer.Exit(0 if not refused else 3 if len(refused) == len(made) else 1)


@app.command()
def add(
    dataset: Annotated[str, typer.Argument(help="Dataset, such as af_suppliers; `werket status` lists them.")],
    file: Annotated[Path, typer.Argument(help="The file as the agency published it.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When the agency published it [default: as the file says, or today]"),
    ] = None,
    data: DataDir = None,
) -> None:
    """Take an agency's file in as an edition, with its sidecar; refuses what it does not recognise."""
    from werket_lib.months import parse_date
    from werket_lib.run.add import add_file

    added = add_file(dataset, file, _data_dir(data) / "raw", published=parse_date(published) if published else None)
    typer.echo(added.message)


@app.command()
def status(
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", help="Also say what a report for it lacks.")] = None,
    data: DataDir = None,
    as_of: AsOf = None,
) -> None:
    """List the datasets: newest edition, whether it is a sample, and what is late for a month."""
    from werket_lib.months import parse_date, parse_month
    from werket_lib.run.status import list_datasets

    period = parse_month(month) if month else None
    cut = _cut_off(period, as_of) if period is not None else parse_date(as_of) if as_of else None
    for line in list_datasets(_data_dir(data) / "raw", period, cut):
        typer.echo(line)


seasonal = typer.Typer(help="Seasonal adjustment: the yearly review of the frozen specs.", no_args_is_help=True)
app.add_typer(seasonal, name="seasonal")


@seasonal.command()
def identify(
    month: Month,
    data: DataDir = None,
    *,
    write: Annotated[bool, typer.Option("--write", help="Freeze the new specs; commit them after a look.")] = False,
) -> None:
    """Identify the specs of the report's series anew and show what differs; --write freezes them."""
    from werket_lib.months import parse_month
    from werket_lib.run.review import review_specs

    review = review_specs(parse_month(month), _data_dir(data) / "processed")
    typer.echo("\n".join(review.differences) or "nothing that matters differs from the frozen specs")
    for name, error in review.failures.items():
        typer.echo(f"{name}: {error}; its frozen spec stays", err=True)
    if write:
        typer.echo(f"written: {review.write()}")
    elif review.differences:
        typer.echo("nothing was written; --write freezes these specs")


def _cut_off(month: "pd.Period", as_of: str | None) -> "dt.date":
    """Return the date that decides what a report may rest on: the user's, the editor's or the usual one."""
    from werket_lib.issue.editorial import PLAN, read_plan
    from werket_lib.months import cut_off, parse_date
    from werket_lib.paths import from_root

    if as_of:
        return parse_date(as_of)
    folder = from_root("editorial") / str(month)
    planned = read_plan(folder).as_of if (folder / PLAN).is_file() else None
    return planned or cut_off(month)


def _data_dir(data: Path | None) -> Path:
    from werket_lib.paths import from_root

    folder = data.absolute() if data else from_root("data")
    if not folder.is_dir():
        raise InputError(f"no folder {folder}; --data names one that holds raw/ and processed/")
    return folder


def _report_unchanged(inputs: "Inputs", record: "dict[str, Any]", sections: list[str]) -> None:
    from werket_lib.run.lines import describe_section
    from werket_lib.run.unchanged import mark_unchanged

    for section in mark_unchanged(inputs, record)["sections"]:
        if not sections or section["name"] in sections:
            typer.echo(describe_section(section["name"], section["status"], section["seconds"], section["why"]))
    typer.echo(f"{inputs.reports_dir / inputs.month / 'index.html'}")


def _report_run(sections: "list[SectionRecord]", folder: Path, *, published: bool) -> None:
    for section in sections:
        if section.message:
            where = f", cell {section.cell}" if section.cell else ""
            typer.echo(f"{section.name}{where}: {section.status}: {section.message}", err=True)
        if section.kept_from:
            typer.echo(f"{section.name}: the result of {section.kept_from} is kept, and marked so", err=True)
    typer.echo(f"{folder / 'index.html'}" if published else f"nothing came out; {folder} is as it was")


def main() -> Any:
    """Run the command line; a `WerketError` becomes its message and its exit code."""
    # A command makes much that it keeps and ends soon: to look for garbage as often as usual, and in all that it has
    # imported when it ends, takes longer than its planning.
    gc.set_threshold(*COLLECT)
    atexit.register(gc.freeze)
    try:
        app()
    except WerketError as error:
        typer.echo(f"werket: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        typer.echo(f"werket: cannot read or write{where}: {error.strerror}; earlier results are as they were", err=True)
        sys.exit(InputError.exit_code)


if __name__ == "__main__":
    main()
