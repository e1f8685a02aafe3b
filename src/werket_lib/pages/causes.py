"""Why two runs differ: what their records and the keys of their sections tell of data, factors and code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from werket_lib.cache.keys import read_key
from werket_lib.facts import are_alike
from werket_lib.model import Run
from werket_lib.months import name_month, parse_month
from werket_lib.pages.findings import tell_remark

SPECS = "library file sections/specs.json"
LIBRARY, NOTEBOOK, PARAMETER, TABLE = "library file ", "notebook ", "parameter ", "table "
ENVIRONMENT = ("locked dependencies", "installed packages", "Python", "execution")
OF_THE_RUN = ("parameter month",)  # told as a new month
SHOWN = 4  # names in a line


@dataclass(frozen=True)
class Cause:
    """One reason why runs differ: its kind in a word or two, what it is, and the sections that it reaches."""

    kind: str
    text: str
    sections: tuple[str, ...] = ()


def find_causes(before: Run, after: Run) -> list[Cause]:
    """Name every cause that the two runs' records tell: a new month, new or revised data, factors, models, code."""
    return [*_of_month(before, after), *_of_data(before, after), *_of_keys(before, after)]


def _of_month(before: Run, after: Run) -> Iterator[Cause]:
    if before.month != after.month:
        yield Cause("Ny månad", f"{name_month(after.month)} i stället för {name_month(before.month)}")


def _of_data(before: Run, after: Run) -> Iterator[Cause]:
    """Compare the files: a month that was not there is new, one that is there with other bytes is revised."""
    old, new = _files_by_month(before), _files_by_month(after)
    titles = {source["dataset"]: source["title"] for run in (before, after) for source in run.record["datasets"]}
    for dataset, title in sorted(titles.items(), key=lambda pair: pair[1]):
        of_old, of_new = old.get(dataset, {}), new.get(dataset, {})
        if of_old and of_new and not are_alike(of_old.values(), of_new.values()):
            kinds = [
                "exempeldata" if any(one["sample"] for one in of.values()) else "egna siffror"
                for of in (of_new, of_old)
            ]
            yield Cause("Annat slag av data", f"{title}: {kinds[0]} i stället för {kinds[1]}; jämförs inte")
            continue
        added = sorted(set(of_new) - set(of_old))
        if added:
            yield Cause("Nya data", f"{title}: {_shorten([name_month(parse_month(month)) for month in added])}")
        for month in sorted(set(of_new) & set(of_old)):
            if of_new[month]["sha256"] != of_old[month]["sha256"]:
                editions = f"utgåva {of_new[month]['edition']} i stället för {of_old[month]['edition']}"
                yield Cause("Reviderade data", f"{title}, {name_month(parse_month(month))}: {editions}")
    for line in after.record["revisions"]:
        if line not in before.record["revisions"]:
            yield Cause("Reviderade data", tell_remark(line, titles).text)


def _files_by_month(run: Run) -> dict[str, dict[str, Mapping[str, Any]]]:
    """Return the newest edition of each month of each dataset that a run used."""
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    for source in sorted(run.record["datasets"], key=lambda source: str(source["edition"])):
        found.setdefault(source["dataset"], {})[source["edition"][:7]] = source
    return found


def _of_keys(before: Run, after: Run) -> Iterator[Cause]:
    """Compare what sections rest on, by their keys; a section without a key in one of the runs tells nothing."""
    changed = {
        name: names
        for name in after.sections
        if (names := _changed_ingredients(before.folder, after.folder, name)) is not None
    }
    adjusted = [
        name for name, names in changed.items() if _is_adjusted(after.folder, name) and _has(names, TABLE, ", column ")
    ]
    if adjusted:
        yield Cause(
            "Omskattade säsongsfaktorer", "samma modeller, skattade på de nya uppgifterna", _titles(after, adjusted)
        )
    if models := [name for name, names in changed.items() if SPECS in names]:
        yield Cause("Andra säsongsmodeller", "de frysta modellerna har bytts", _titles(after, models))
    code: dict[str, list[str]] = {}
    for name, names in changed.items():
        for one in names:
            if one.startswith((LIBRARY, NOTEBOOK, *ENVIRONMENT)) and one != SPECS:
                code.setdefault(one.removeprefix(LIBRARY).removeprefix(NOTEBOOK), []).append(name)
    if code:
        touched = [name for name in changed if any(name in reached for reached in code.values())]
        yield Cause("Ändrad programkod", _shorten(list(code)), _titles(after, touched))
    given = {
        name: [one.removeprefix(PARAMETER) for one in names if one.startswith(PARAMETER) and one not in OF_THE_RUN]
        for name, names in changed.items()
    }
    for name, parameters in given.items():
        if parameters:
            yield Cause("Andra parametrar", _shorten(parameters), _titles(after, [name]))


def _changed_ingredients(before: Path, after: Path, name: str) -> set[str] | None:
    old, new = read_key(before, name), read_key(after, name)
    if old is None or new is None:
        return None
    names = {*old.ingredients, *new.ingredients}
    return {one for one in names if old.ingredients.get(one) != new.ingredients.get(one)}


def _is_adjusted(folder: Path, name: str) -> bool:
    """Tell whether a section adjusts seasonally: the frozen models are among what it rests on."""
    known = read_key(folder, name)
    return known is not None and SPECS in known.ingredients


def _has(names: set[str], begins: str, holds: str) -> bool:
    return any(one.startswith(begins) and holds in one for one in names)


def _titles(run: Run, names: Sequence[str]) -> tuple[str, ...]:
    return ("alla avsnitt",) if len(names) == len(run.sections) else tuple(run.sections[name].title for name in names)


def _shorten(names: Sequence[str]) -> str:
    more = f" och {len(names) - SHOWN} till" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
