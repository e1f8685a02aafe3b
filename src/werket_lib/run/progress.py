"""One progress display for a whole month: a bar in a terminal, lines elsewhere."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import typer

from werket_lib.run.section_record import SectionRecord


@contextmanager
def show_progress(
    month: str, sections: Sequence[str], *, explain: bool = False
) -> Iterator[Callable[[SectionRecord], None]]:
    """Show how far a month has come; yields what to call with each section's record.

    Parameters
    ----------
    explain
        Also say, a line each, what has changed since a section's earlier result.
    """
    if not sys.stdout.isatty():
        yield lambda record: typer.echo(describe(record, explain=explain))
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(highlight=False, soft_wrap=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(month, total=len(sections))

        def tell(record: SectionRecord) -> None:
            progress.console.print(describe(record, explain=explain), markup=False)
            progress.advance(task)

        yield tell


def describe(record: SectionRecord, *, explain: bool = False) -> str:
    """Say in one line what became of a section; to explain it, also what has changed, a line each."""
    took = f"{record.seconds:5.1f} s" if record.seconds else ""
    line = f"{record.name:24} {record.status:10} {took:>8}  {record.why}"
    return "\n".join([line, *(f"    {change}" for change in record.changes)]) if explain else line
