"""``werket …``: the commands, their messages and exit codes."""

import atexit
import gc
import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from threading import Timer, main_thread
from typing import TYPE_CHECKING, Annotated, Any, Literal, TextIO

import typer

from werket_lib.errors import InputError, PublicationError, WerketError, worst
from werket_lib.months import check_month, parse_date, parse_month
from werket_lib.paths import project_root
from werket_lib.settings import make_home, read_settings

if TYPE_CHECKING:
    from werket_lib.month import MonthMade

COLLECT = (100_000, 50, 50)
# The month's work, in its order; `werket --help` groups the commands so.
FILES, MAKE, LOOK, PUBLISH, YEARLY = "1. Files in", "2. Run", "3. Look and mend", "4. Issue out", "Once a year"
LATEST = "latest"


class LastingStream:
    """A standard stream whose reader may go, as when a pager is left: from then on what is written is lost."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, or lose it."""
        with self._lasting():
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Write what waits, or lose it."""
        with self._lasting():
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    @contextmanager
    def _lasting(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            with suppress(OSError), open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device
                os.dup2(nowhere.fileno(), self._stream.fileno())


app = typer.Typer(
    help="Werkets månadsrapport: from the agencies' files to a report whose numbers can be trusted.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

Month = Annotated[str, typer.Argument(metavar="MONTH", help="Report month, YYYY-MM, or latest.", show_default=False)]
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


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"werket {version('werket-lib')}")
        raise typer.Exit


@app.callback()
def werket(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Werkets månadsrapport: from the agencies' files to a report whose numbers can be trusted."""


@app.command(rich_help_panel=MAKE)
def run(
    month: Month,
    section: Annotated[
        list[str] | None, typer.Option("--section", metavar="NAME", help="Only this section; may be given again.")
    ] = None,
    data: DataDir = None,
    out: OutDir = None,
    as_of: AsOf = None,
    assign: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="SECTION.PARAMETER=VALUE", help="Give a section's parameter; may be given again."
        ),
    ] = None,
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
    timings: Annotated[bool, typer.Option("--timings", help="Say which sections and cells took longest.")] = False,
    force: Force = False,
) -> None:
    """Run the sections of a month and render them to reports/MONTH/."""
    from werket_lib.cache.inputs import Inputs
    from werket_lib.month import Execution, make_month
    from werket_lib.run.parameters import read_assignments

    root, data_dir = project_root(), _data_dir(data)
    month = _month(month, data_dir)
    inputs = Inputs(
        root, month, as_of, data_dir, _reports_dir(out), read_settings().editorial, read_assignments(assign or [])
    )
    execution = Execution(kernel, cell_seconds, section_seconds, memory_mb, jobs)
    try:
        made = make_month(inputs, section or [], execution, force=force, explain=explain)
    except KeyboardInterrupt:
        typer.echo("werket: interrupted; earlier results are as they were", err=True)
        os._exit(130)  # without waiting for threads whose kernels have been stopped
    _report_run(made, inputs.reports_dir / month)
    _tell_registers(data_dir)
    if timings:
        from werket_lib.run.timings import list_timings

        typer.echo("\n".join(list_timings(made.asked)))
    raise typer.Exit(made.exit_code)


@app.command(rich_help_panel=MAKE)
def editions(
    month: Month,
    region: Annotated[
        list[str] | None,
        typer.Option("--region", metavar="CODE", help="Only this county or municipality; may be given again."),
    ] = None,
    only_news: Annotated[
        int | None, typer.Option("--only-news", min=1, metavar="N", help="Only the N where most has happened.")
    ] = None,
    executor: Annotated[
        str,
        typer.Option(metavar="local|dask|ADDRESS", help="This machine, a Dask cluster of its own, or one at tcp://…"),
    ] = "local",
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Editions at once [default: from cores and memory]")
    ] = None,
    data: DataDir = None,
    out: OutDir = None,
    as_of: AsOf = None,
    *,
    force: Force = False,
) -> None:
    """Make the month's edition of each county and municipality: reports/MONTH/editions/."""
    from werket_lib.cache.inputs import Inputs
    from werket_lib.editions.month import make_editions
    from werket_lib.editions.progress import show_editions
    from werket_lib.month import cut_off_of

    root, data_dir = project_root(), _data_dir(data)
    month = _month(month, data_dir)
    inputs = Inputs(root, month, as_of, data_dir, _reports_dir(out), read_settings().editorial)
    cut = cut_off_of(parse_month(month), inputs.editorial_dir, as_of)
    try:
        made = make_editions(
            inputs, cut, region or [], only_news=only_news, executor=executor, workers=workers, force=force,
            tell=show_editions,
        )  # fmt: skip
    except KeyboardInterrupt:
        typer.echo("werket: interrupted; editions that were finished are in place, the others as they were", err=True)
        os._exit(130)  # without waiting for threads whose kernels have been stopped
    for line in made.refused:
        typer.echo(line, err=True)
    for one in made.editions:
        if one.message:
            typer.echo(f"{one.code}: {one.status}: {one.message}", err=True)
        for doubt in one.doubts:
            typer.echo(f"{one.code}: {doubt}", err=True)
    typer.echo(f"{made.summary}; {made.index}")
    raise typer.Exit(made.exit_code)


@app.command(rich_help_panel=PUBLISH)
def issue(
    month: Month,
    out: OutDir = None,
    editorial: EditorialDir = None,
    *,
    final: Annotated[
        bool,
        typer.Option("--final", help="To be sent out: refuses gaps, sample data, claims wrong or unread."),
    ] = False,
    force: Force = False,
) -> None:
    """Make a month's issue of its finished run: web pages, PDF and Excel in reports/MONTH/issue/."""
    from werket_lib.issue.kept import PROOF
    from werket_lib.month import make_issue

    reports_dir, editorial_dir, month = _reports_dir(out), _editorial_dir(editorial), _finished_month(month)
    folder = reports_dir / month
    made, anew = make_issue(project_root(), month, reports_dir, editorial_dir, final=final, force=force)
    if not anew:
        typer.echo("nothing that the issue is made of has changed")
    for path in made.shown:
        typer.echo(f"{folder / path}")
    for note in made.notes:
        typer.echo(f"note: {note}", err=True)
    typer.echo(f"of its claims, {made.summary}; see {folder / PROOF}")


@app.command(rich_help_panel=PUBLISH)
def check(
    month: Month,
    out: OutDir = None,
    editorial: EditorialDir = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="print every claim as JSON, as korrektur.json has it")
    ] = False,
) -> None:
    """Hold every claim in a month's finished issue against its facts, and write the marked proof."""
    from werket_lib.issue.checked import check_published
    from werket_lib.issue.content import read_issue
    from werket_lib.issue.kept import CLAIMS, PROOF

    content = read_issue(parse_month(_finished_month(month)), _reports_dir(out), _editorial_dir(editorial))
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


@app.command(rich_help_panel=PUBLISH)
def approve(
    month: Month,
    section: Annotated[list[str], typer.Argument(metavar="SECTION…", help="Sections, such as 33_rom2_suppliers.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who has looked at them.")],
    note: Annotated[str, typer.Option(metavar="TEXT", help="What others should know; the pages show it.")] = "",
    out: OutDir = None,
    editorial: EditorialDir = None,
) -> None:
    """Approve sections as they are: once a fact, text or figure of one is another, it waits for approval again."""
    from werket_lib.month import approve_sections

    month = _finished_month(month)
    waiting = approve_sections(month, section, _reports_dir(out), _editorial_dir(editorial), by=by, note=note)
    for name in section:
        typer.echo(f"{name}: approved")
    typer.echo(f"waiting: {', '.join(waiting)}" if waiting else f"every section of {month} is approved")


@app.command(rich_help_panel=LOOK)
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
    *,
    diagnostics: Annotated[
        bool, typer.Option("--diagnostics", help="Also changes, ranks, intervals, tests, and facts that came or went.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print what differs as JSON; the page is written too.")
    ] = False,
) -> None:
    """Show a reviewer what differs between two months, or two runs of one: reports/MONTH/diff-….html."""
    from werket_lib.model import read_run
    from werket_lib.pages.diff import (
        TOLERANCE_PCT,
        TOLERANCE_POINTS,
        Tolerance,
        describe_diff,
        diff_name,
        write_diff,
    )

    reports_dir, month = _reports_dir(out), _finished_month(month)
    elsewhere = against.absolute() if against else reports_dir
    if (other or month, elsewhere) == (month, reports_dir):
        raise InputError(f"nothing to hold {month} against; name another month, or another run with --against DIR")
    after, before = read_run(parse_month(month), reports_dir), read_run(parse_month(other or month), elsewhere)
    path = after.folder / diff_name(before, after)
    tolerance = Tolerance(percent or TOLERANCE_PCT, points or TOLERANCE_POINTS)
    write_diff(before, after, path, tolerance, diagnostics=diagnostics)
    if as_json:
        _print_json(describe_diff(before, after, tolerance) | {"page": str(path)})
    else:
        typer.echo(f"{path}")


@app.command("open", rich_help_panel=LOOK)
def open_section(
    section: Annotated[str, typer.Argument(metavar="SECTION", help="Section, such as 33_rom2_suppliers.")],
    month: Annotated[
        str | None, typer.Argument(metavar="[MONTH]", help="Report month [default: the newest that has it]")
    ] = None,
    data: DataDir = None,
    out: OutDir = None,
    *,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser, or only say where.")] = True,
) -> None:
    """Open a section in JupyterLab as it was run: at the cell that failed, with the month's data."""
    from werket_lib.run.section_copy import copy_section, lab_command

    copy = copy_section(project_root(), section, month, data_dir=_data_dir(data), reports_dir=_reports_dir(out))
    typer.echo(copy.message)
    command, environment = lab_command(project_root(), copy, browser=browser)
    os.execve(command[0], command, environment)  # noqa: S606 - JupyterLab takes this process's place


@app.command(rich_help_panel=MAKE)
def data(
    month: Month,
    data: DataDir = None,
    as_of: AsOf = None,
    *,
    explain: Annotated[bool, typer.Option("--explain", help="Say of each table all that made it anew.")] = False,
    force: Force = False,
) -> None:
    """Make a month's tables from the raw files: data/raw to data/processed/MONTH/."""
    from werket_lib.month import cut_off_of, make_data

    data_dir = _data_dir(data)
    period = parse_month(_month(month, data_dir))
    made = make_data(period, data_dir, cut_off_of(period, _editorial_dir(None), as_of), force=force)
    for table in made:
        editions = ", ".join(f"{source.dataset} {source.edition}" for source in table.sources)
        typer.echo(f"{table.table:22} {table.status:10} {editions}")
        for change in table.changes if explain else ():
            typer.echo(f"    {change}")
        for note in table.notes:
            typer.echo(f"  note: {note}")
    # One late or refused file hinders many tables, and is told once.
    for line in dict.fromkeys(line for table in made for line in (table.message or "").splitlines()):
        typer.echo(line, err=True)
    for line in dict.fromkeys(finding.line for table in made for finding in table.findings):
        typer.echo(line)
    _tell_registers(data_dir)
    refused = [table for table in made if table.message]
    raise typer.Exit(0 if not refused else 3 if len(refused) == len(made) else 1)


@app.command(rich_help_panel=FILES)
def add(
    dataset: Annotated[str, typer.Argument(help="Dataset, such as af_suppliers; `werket status` lists them.")],
    file: Annotated[Path, typer.Argument(help="The file as the agency published it.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When the agency published it [default: as the file says, or today]"),
    ] = None,
    accept: Annotated[
        str, typer.Option(metavar="REASON", help="Take it in though its numbers cannot be true; the sidecar keeps why.")
    ] = "",
    data: DataDir = None,
) -> None:
    """Take an agency's file in as an edition, with its sidecar; refuses what it does not know, or cannot be true."""
    from werket_lib.intake import add_file

    day = parse_date(published) if published else None
    typer.echo(add_file(dataset, file, _data_dir(data) / "raw", published=day, accept=accept).message)


@app.command(rich_help_panel=FILES)
def edition(
    dataset: Annotated[str, typer.Argument(help="Dataset, such as af_suppliers.")],
    name: Annotated[str, typer.Argument(metavar="EDITION", help="Edition, such as 2025-01 or 2025-01.2.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day on which the agency published it, mended.")
    ] = None,
    withdraw: Annotated[
        str | None, typer.Option(metavar="REASON", help="Take it out of use; it is kept, and its sidecar says why.")
    ] = None,
    data: DataDir = None,
) -> None:
    """Mend an edition's day of publication, or withdraw it."""
    from werket_lib import intake

    raw_dir = _data_dir(data) / "raw"
    if published is not None and withdraw is None:
        typer.echo(intake.mend_published(dataset, name, raw_dir, parse_date(published)))
    elif withdraw is not None and published is None:
        typer.echo(intake.withdraw(dataset, name, raw_dir, withdraw))
    else:
        raise InputError('give one of --published DATE and --withdraw "reason"')


@app.command(rich_help_panel=FILES)
def fetch(
    dataset: Annotated[
        list[str] | None, typer.Argument(metavar="[DATASET]…", help="Only these [default: all that is due]")
    ] = None,
    month: Annotated[str | None, typer.Option(metavar="MONTH", help="What the report for this month rests on.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="MONTH", help="What every report since this month rests on.")
    ] = None,
    data: DataDir = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be asked, and where.")] = False,
) -> None:
    """Get from the agencies what is due, and take it in; one that does not answer never delays another."""
    from werket_lib import clock
    from werket_lib.fetch.agencies import place_for
    from werket_lib.fetch.http import Client
    from werket_lib.schedule.announced import known_calendar
    from werket_lib.schedule.fetching import fetch_all, months_wanted

    if month and since:
        raise InputError("give one of --month and --since")
    settings, raw_dir, now = read_settings(), _data_dir(data) / "raw", clock.now()
    calendar, client = known_calendar(settings), Client(settings.fetch, settings.addresses)
    wanted = months_wanted(
        dataset or [],
        month=check_month(month) if month else None,
        since=check_month(since) if since else None,
        calendar=calendar,
        raw_dir=raw_dir,
        now=now,
        dry_run=dry_run,
    )
    if dry_run:
        for name, months in wanted.items():
            asked = max(months, default=f"{now:%Y-%m}")
            typer.echo(f"{name:22} {', '.join(months) or '-'}: {place_for(name, asked).describe(client, asked)}")
        raise typer.Exit
    outcomes = []
    for outcome in fetch_all(wanted, client, raw_dir):
        outcomes.append(outcome)
        typer.echo(outcome.message, err=outcome.exit_code != 0)
    if not any(wanted.values()):
        typer.echo("nothing is due")
    raise typer.Exit(worst(outcome.exit_code for outcome in outcomes))


@app.command(rich_help_panel=FILES)
def tick() -> None:
    """Do all that is due: fetch, run, draft, tell. A timer calls it every quarter of an hour; it never publishes."""
    from werket_lib.schedule.tick import tick as do_what_is_due

    settings = read_settings()
    make_home(settings)
    done = do_what_is_due(project_root(), settings)
    for word in ("fetched", "refused", "late", "drafts", "told", "problems"):
        for line in getattr(done, word):
            typer.echo(f"{word}: {line}")
    raise typer.Exit(done.exit_code)


@app.command(rich_help_panel=FILES)
def tell(
    *, test: Annotated[bool, typer.Option("--test", help="Send a message that says it is a test.")] = False
) -> None:
    """Try the addresses that messages go to."""
    from werket_lib.schedule.messages import send_test

    if not test:
        raise InputError("give --test; messages of the month are sent by `werket tick`")
    typer.echo(send_test(read_settings().messages))


@app.command("new-issue", rich_help_panel=PUBLISH)
def new_issue(month: Month, editorial: EditorialDir = None) -> None:
    """Begin a month's editorial folder: plan with its dates, last month's articles marked, a checklist."""
    from werket_lib.issue.next_issue import write_next_issue

    for path in write_next_issue(check_month(month), _editorial_dir(editorial), project_root(), _reports_dir(None)):
        typer.echo(f"{path}")


@app.command(rich_help_panel=FILES)
def status(
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", help="Also say what a report for it lacks.")] = None,
    data: DataDir = None,
    out: OutDir = None,
    as_of: AsOf = None,
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Say of each dataset how it stands for the month, as JSON.")
    ] = False,
) -> None:
    """List the datasets: newest edition, whether it is a sample; what is late, doubtful or withdrawn for a month."""
    from werket_lib import clock
    from werket_lib.month import cut_off_of
    from werket_lib.run.dataset_states import describe_datasets
    from werket_lib.run.status import list_datasets
    from werket_lib.schedule.announced import known_calendar

    settings, data_dir = read_settings(), _data_dir(data)
    month = _month(month, data_dir) if month or as_json else None
    if month is None:
        for line in list_datasets(data_dir, _reports_dir(out), None, parse_date(as_of) if as_of else None):
            typer.echo(line)
        return
    period = parse_month(month)
    cut, now = cut_off_of(period, settings.editorial, as_of), clock.now()
    if as_json:
        states = describe_datasets(data_dir, period, cut, known_calendar(settings), now)
        told = {"month": month, "as_of": cut.isoformat(), "now": now.isoformat(), "datasets": list(map(asdict, states))}
        _print_json(told)
        return
    for line in list_datasets(data_dir, _reports_dir(out), period, cut, known_calendar(settings), now):
        typer.echo(line)


seasonal = typer.Typer(help="Seasonal adjustment: the yearly review of the frozen specs.", no_args_is_help=True)
app.add_typer(seasonal, name="seasonal", rich_help_panel=YEARLY)


@seasonal.command()
def identify(
    month: Month,
    data: DataDir = None,
    *,
    write: Annotated[bool, typer.Option("--write", help="Freeze the new specs; commit them after a look.")] = False,
) -> None:
    """Identify the specs of the report's series anew and show what differs; --write freezes them."""
    from werket_lib.run.review import review_specs

    data_dir = _data_dir(data)
    review = review_specs(parse_month(_month(month, data_dir)), data_dir / "processed")
    typer.echo("\n".join(review.differences) or "nothing that matters differs from the frozen specs")
    for name, error in review.failures.items():
        typer.echo(f"{name}: {error}; its frozen spec stays", err=True)
    if write:
        typer.echo(f"written: {review.write()}")
    elif review.differences:
        typer.echo("nothing was written; --write freezes these specs")


def _print_json(document: dict[str, Any]) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False, indent=1))


def _month(month: str | None, data_dir: Path) -> str:
    """Read a month; ``latest``, or none at all, is the newest that half of what comes with it has reached."""
    if month is not None and month != LATEST:
        return check_month(month)
    from werket_lib.run.dataset_states import latest_month

    found = latest_month(data_dir / "raw")
    if not found:
        raise InputError(f"no month is the latest: there is nothing in {data_dir / 'raw'}; `werket fetch` first")
    return found


def _finished_month(month: str) -> str:
    """Read a month of a command that needs no raw files; ``latest`` is told by them."""
    return _month(month, _data_dir(None)) if month == LATEST else check_month(month)


def _reports_dir(out: Path | None) -> Path:
    return out.absolute() if out else read_settings().reports_dir


def _editorial_dir(editorial: Path | None) -> Path:
    return editorial.absolute() if editorial else read_settings().editorial


def _data_dir(data: Path | None) -> Path:
    settings = read_settings()
    if data is None:
        make_home(settings)
    folder = data.absolute() if data else settings.data_dir
    if not folder.is_dir():
        raise InputError(f"no folder {folder}; --data names one that holds raw/ and processed/")
    return folder


def _tell_registers(folder: Path) -> None:
    """Say that no break is marked and no supplier's names are joined where the data come without registers."""
    if not (folder / "registers").is_dir():
        typer.echo(
            f"note: no folder {folder / 'registers'}: breaks in the series are not marked, suppliers' names not joined "
            "and known errors not mended; copy data/registers there",
            err=True,
        )


def _report_run(made: "MonthMade", folder: Path) -> None:
    """Say what is doubtful, once per dataset what is late or refused, and which sections failed."""
    stopped = [section for section in made.asked if section.status in ("late", "refused")]
    for line in dict.fromkeys(line for section in stopped for line in (section.message or "").splitlines()):
        typer.echo(line, err=True)
    for section in made.asked:
        if section.message and section not in stopped:
            where = f", cell {section.cell}" if section.cell else ""
            typer.echo(f"{section.name}{where}: {section.status}: {section.message}", err=True)
        if section.kept_from:
            typer.echo(f"{section.name}: the result of {section.kept_from} is kept, and marked so", err=True)
    for finding in made.record["findings"]:
        typer.echo(finding["line"])
    typer.echo(f"nothing came out; {folder} is as it was" if made.refused_whole else f"{folder / 'index.html'}")


app.registered_commands.sort(key=lambda command: str(command.rich_help_panel))  # so does their help


def interrupt_again(lost: Any) -> None:
    """Interrupt once more where Python has dropped an interrupt, as it does in a callback of its own (`__del__`)."""
    if lost.exc_type is KeyboardInterrupt:
        # When the callback has been left, in which it would be dropped again; as a signal, so that a wait ends too.
        Timer(0.05, signal.pthread_kill, (main_thread().ident, signal.SIGINT)).start()
    else:
        sys.__unraisablehook__(lost)


def main() -> Any:
    """Run the command line; a `WerketError` becomes its message and its exit code."""
    # A command makes much that it keeps and ends soon: to look for garbage as often as usual, and in all that it has
    # imported when it ends, takes longer than its planning.
    sys.stdout, sys.stderr = LastingStream(sys.stdout), LastingStream(sys.stderr)
    gc.set_threshold(*COLLECT)
    atexit.register(gc.freeze)
    sys.unraisablehook = interrupt_again
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
