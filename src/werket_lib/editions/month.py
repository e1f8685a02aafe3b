"""The editions of a month: from the month's tables to a folder for each region, and the index that leads to them."""

import datetime as dt
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from werket_lib.cache.digests import is_steady, list_files
from werket_lib.cache.inputs import Inputs, digest_inputs
from werket_lib.codes import name_region
from werket_lib.editions.made import EditionMade
from werket_lib.editions.regions import choose_regions, notebooks_of
from werket_lib.errors import InputError
from werket_lib.files import link_or_copy
from werket_lib.kernels.limits import Limits, default_jobs
from werket_lib.kernels.start import start_kernels
from werket_lib.run.month_lock import LockedMonth, lock_month, lock_tables, swap_in
from werket_lib.store import write_json

if TYPE_CHECKING:
    import pandas as pd

    from werket_lib.editions.make import EditionPlan
    from werket_lib.editions.slices import Slices
    from werket_lib.run.executors import Executor
    from werket_lib.run.plan import SectionPlan
    from werket_lib.sections.regions.news import News

FOLDER, FAILED = "editions", "failed"
KEPT = "keys.json"  # what the editions were made of
RECORD = "run.json"
LOCAL, DASK = "local", "dask"


class Tell(Protocol):
    """What shows how far the editions have come; it gives what to call with each."""

    def __call__(self, month: str, total: int) -> AbstractContextManager[Callable[[EditionMade], None]]:
        """Begin to show so many editions of a month."""


@dataclass(frozen=True)
class EditionsMade:
    """What became of a month's editions: those asked for, in order, and the page that leads to all."""

    editions: list[EditionMade]
    index: Path
    refused: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """Count what became of them, and what the ledger says of their claims."""
        counts = Counter(made.status for made in self.editions)
        told = ", ".join(f"{counts[status]} {status}" for status in ("ran", "unchanged", "failed") if counts[status])
        claims, doubts = (
            sum(sizes) for sizes in ([m.claims for m in self.editions], [len(m.doubts) for m in self.editions])
        )
        return f"{len(self.editions)} editions: {told or 'none'}; {claims} claims are facts, {doubts} wrong or unread"

    @property
    def exit_code(self) -> int:
        """0 where all came out, otherwise 1."""
        return int(any(made.status == "failed" for made in self.editions))


def make_editions(
    inputs: Inputs,
    as_of: dt.date,
    regions: Sequence[str],
    *,
    only_news: int | None = None,
    executor: str = LOCAL,
    workers: int | None = None,
    force: bool = False,
    tell: Tell,
) -> EditionsMade:
    """Bring the editions of regions up to date, each swapped in whole; the others stay as they are.

    Parameters
    ----------
    regions
        Codes of counties and municipalities; none for all.
    only_news
        Only so many of them, those where most has happened.
    executor
        ``local``, ``dask`` for a cluster of this machine's own, or the address of a Dask scheduler.
    workers
        Editions at once, or workers of the cluster; None for as many as there are cores.

    Raises
    ------
    InputError
        If there is no such region, or no worker that may take part.
    DataError
        If the tables that every edition rests on were refused.
    RunBusyError
        If another run holds the month.
    """
    asked = choose_regions(regions)
    with lock_month(inputs.reports_dir, inputs.month) as place, lock_tables(inputs.processed_dir, inputs.month):
        folder = place.folder / FOLDER
        digests = digest_inputs(inputs, as_of)
        if not force and only_news is None and (unchanged := _find_unchanged(folder, digests, asked)):
            return EditionsMade(unchanged, folder / "index.html")
        with _start(executor, workers, place, inputs) as (running, refused):
            slices, news = _read(inputs, as_of)
            if only_news is not None:
                asked = [one.code for one in news if one.code in asked][:only_news]
            plans, made = _plan(
                inputs, asked, slices, {one.code: one for one in news}, folder, place.aside, force=force
            )
            with tell(inputs.month, len(asked)) as told:
                for one in made:
                    told(one)
                for one in running.map(plans):
                    taken = _take_in(one, folder)
                    made.append(taken)
                    told(taken)
        made.sort(key=lambda one: asked.index(one.code))
        _write_record(folder, slices, news, made)
        if is_steady() and digest_inputs(inputs, as_of) == digests:
            _keep_digests(folder, digests, made)
    return EditionsMade(made, folder / "index.html", refused)


def keep_editions(earlier: Path, made: Path) -> None:
    """Take a month's editions along into its new folder."""
    if (earlier / FOLDER).is_dir():
        shutil.copytree(earlier / FOLDER, made / FOLDER, copy_function=link_or_copy)


@contextmanager
def _start(
    kind: str, workers: int | None, place: LockedMonth, inputs: Inputs
) -> "Iterator[tuple[Executor[EditionPlan, EditionMade], tuple[str, ...]]]":
    """Start what carries out the plans; yields it, and whom it has refused."""
    limits = Limits()
    if kind != LOCAL:
        from werket_lib.editions.make import EditionPlan
        from werket_lib.run.executors.cluster import DaskExecutor

        address, work = None if kind == DASK else kind, "werket_lib.editions.make:make_edition"
        with DaskExecutor[EditionPlan, EditionMade](work, inputs.root, limits, address, workers) as cluster:
            yield cluster, cluster.refused
        return
    from werket_lib.run.executors.local import LocalExecutor

    with start_kernels(place.aside) as kernels:
        from werket_lib.editions.make import EditionPlan, make_edition
        from werket_lib.run.settings import ExecutionSettings

        settings = ExecutionSettings(kernels, limits, workers or default_jobs(limits))
        local = LocalExecutor[EditionPlan, EditionMade](lambda plan: make_edition(plan, settings), settings.jobs)
        with local:
            yield local, ()


def _read(inputs: Inputs, as_of: dt.date) -> "tuple[Slices, list[News]]":
    """Make the tables, cut them by region, and find what is news."""
    from werket_lib.editions.slices import TABLES
    from werket_lib.facts import source_cells
    from werket_lib.months import parse_month
    from werket_lib.processed.make import make_tables, note_touched
    from werket_lib.sections.regions.news import Counts, find_news

    month = parse_month(inputs.month)
    tables = make_tables(month, raw_dir=inputs.raw_dir, processed_dir=inputs.processed_dir, as_of=as_of, tables=TABLES)
    note_touched(tables, inputs.raw_dir)
    slices = find_slices(month, inputs.processed_dir)
    grounds = source_cells(slices.labour.sources, "unemployed")
    return slices, find_news(Counts(slices.counts["unemployed"], slices.rates), slices.ranks, grounds)


def find_slices(month: "pd.Period", processed_dir: Path) -> "Slices":
    """Read what a month's editions are cut from."""
    from werket_lib.editions.slices import Slices

    return Slices(month, processed_dir)


def _plan(
    inputs: Inputs,
    asked: Sequence[str],
    slices: "Slices",
    news: "Mapping[str, News]",
    folder: Path,
    aside: Path,
    *,
    force: bool,
) -> "tuple[list[EditionPlan], list[EditionMade]]":
    """Plan the editions that have to be made; of the others, tell that nothing of them has changed."""
    from werket_lib.cache.digests import digest_json
    from werket_lib.cache.import_closure import own_library
    from werket_lib.editions.make import EditionPlan
    from werket_lib.run.plan import plan_notebooks

    staging = aside / "staged"
    staging.mkdir()
    names = dict.fromkeys(name for code in asked for name in notebooks_of(code))
    given = {"month": inputs.month, "processed_dir": str(inputs.processed_dir), "region": ""}
    notebooks = plan_notebooks(inputs.root / "notebooks" / FOLDER, list(names), inputs.root, given)
    for name, notebook in notebooks.items():
        if notebook.problem:
            raise InputError(f"{name}: {notebook.problem}")
    page_code = own_library().closure_of_modules(["werket_lib.editions.make"]).digests
    plans, unchanged = [], []
    for code in asked:
        sections = tuple(_for_region(notebooks[name], code) for name in notebooks_of(code))
        cut = {section.name: {table: slices.cut(table, code) for table in section.tables} for section in sections}
        there = {name: {table: one for table, one in of_one.items() if one} for name, of_one in cut.items()}
        keys = {
            section.name: digest_json(
                [
                    sorted({**section.ingredients, **section.closure.digests}.items()),
                    [[table, one.digest if one else "absent"] for table, one in cut[section.name].items()],
                ]
            )
            for section in sections
        }
        told = news.get(code)
        sentence = told.sentence if told else ""
        key = digest_json([sorted(keys.items()), sentence, page_code])
        earlier = _read_earlier(folder / code)
        if not force and earlier and earlier["key"] == key:
            unchanged.append(EditionMade(code, "unchanged", claims=earlier["claims"], doubts=tuple(earlier["doubts"])))
            continue
        kept = {} if force or not earlier else _kept(earlier, keys)
        plan = EditionPlan(
            code=code,
            name=name_region(code),
            month=inputs.month,
            key=key,
            staging=str(staging.resolve()),
            earlier=str(folder.resolve() / code),
            sections=sections,
            keys=keys,
            why=dict.fromkeys(keys, "what it rests on has changed" if earlier else "no earlier result"),
            kept=kept,
            tables={
                name: {table: one.table for table, one in of_one.items()}
                for name, of_one in there.items()
                if name not in kept and len(of_one) == len(cut[name])
            },
            news=sentence,
            news_facts=tuple(fact.to_json() for fact in told.facts) if told else (),
        )
        plans.append(plan)
    return plans, unchanged


def _for_region(notebook: "SectionPlan", code: str) -> "SectionPlan":
    ingredients = {**notebook.ingredients, "parameter region": code}
    return replace(notebook, parameters={**notebook.parameters, "region": code}, ingredients=ingredients)


def _read_earlier(folder: Path) -> dict[str, Any] | None:
    """Read the record of an edition, if all its files are what it says."""
    from werket_lib.provenance import hash_bytes

    try:
        record = dict(json.loads((folder / RECORD).read_text(encoding="utf-8")))
        whole = all(hash_bytes((folder / path).read_bytes()) == digest for path, digest in record["files"].items())
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return record if whole else None


def _kept(earlier: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    from werket_lib.run.section_record import SectionRecord

    records = [SectionRecord(**section) for section in earlier["sections"]]
    return {one.name: one for one in records if one.good and one.key and one.key == keys.get(one.name)}


def _take_in(made: EditionMade, folder: Path) -> EditionMade:
    """Verify what a worker left, and swap it in whole; of one that failed, keep the half-executed notebook."""
    from werket_lib.run.record import hash_files

    left = Path(made.folder) if made.folder else None
    if made.status == "failed":
        if left and left.is_dir():
            _put(left, folder / FAILED / made.code)
        return made
    assert left
    if not left.is_dir() or hash_files(left) != dict(made.files):
        message = f"{left} does not hold what its worker says; do workers and this process share the reports folder?"
        return replace(made, status="failed", message=message)
    _put(left, folder / made.code)
    shutil.rmtree(folder / FAILED / made.code, ignore_errors=True)
    return made


def _put(whole: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    swap_in(whole, place)


def _write_record(folder: Path, slices: "Slices", news: "Sequence[News]", made: Sequence[EditionMade]) -> None:
    """Write the index of all that there is, and the record of the run with the ledger over all."""
    from werket_lib.editions.index import write_index

    folder.mkdir(parents=True, exist_ok=True)
    checked = write_index(folder, slices, news)
    records = [{name: value for name, value in asdict(one).items() if name not in ("files", "folder")} for one in made]
    write_json(folder / RECORD, {"month": str(slices.month), "index": checked, "editions": records})


def _keep_digests(folder: Path, digests: Mapping[str, str], made: Sequence[EditionMade]) -> None:
    """Keep what the editions were made of; those that an earlier run made of the same stay known."""
    good = {one.code for one in made if one.status != "failed"}
    known = _read_kept(folder)
    if known and known["inputs"] == dict(digests):
        good |= set(known["regions"])
    files = {path: digest for path, digest in list_files(folder) if path not in (RECORD, KEPT)}
    write_json(folder / KEPT, {"inputs": dict(digests), "regions": sorted(good), "files": files})


def _read_kept(folder: Path) -> dict[str, Any] | None:
    try:
        return dict(json.loads((folder / KEPT).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _find_unchanged(folder: Path, digests: Mapping[str, str], asked: Sequence[str]) -> list[EditionMade] | None:
    """Return the editions asked for, if all that they are made of is what it was, and so is every file of them."""
    known = _read_kept(folder)
    if known is None or known.get("inputs") != dict(digests) or not set(asked) <= set(known.get("regions", ())):
        return None
    if known["files"] != {path: digest for path, digest in list_files(folder) if path not in (RECORD, KEPT)}:
        return None
    return [EditionMade(code, "unchanged") for code in asked]
