"""Raw files, their sidecars and editions, and tables that travel with the files they rest on."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, Self

import yaml

from werket_lib.errors import InputError, RawFileError
from werket_lib.files import find_unfit, read_at_most
from werket_lib.yaml_text import SafeLoader

if TYPE_CHECKING:
    import pandas as pd

SIDECAR_SUFFIX = ".meta.yml"
EDITION_PATTERN = re.compile(r"(?P<month>(19|20)[0-9]{2}-(0[1-9]|1[0-2]))(\.(?P<replacement>[2-9]|[1-9][0-9]+))?")
DATASET_PATTERN = re.compile(r"[a-z][a-z0-9_]*")
ANY_MONTH = "", "9999-12"

# The agencies' largest workbooks are hundreds of megabytes; a sidecar is a dozen lines.
MAX_RAW_BYTES = 1024**3
MAX_SIDECAR_BYTES = 64 * 1024
LAST_YEAR = 2100  # a later one is a slip of the pen


class _Dumper(yaml.SafeDumper):
    """YAML without references: two fields with one day are written out twice."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's signature
        """Say that nothing is referred to."""
        return True


class _Loader(SafeLoader):
    """YAML whose keys stand once: of two, the last would win in silence."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        """Refuse a mapping with a key that stands twice."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            raise yaml.YAMLError(f"the key(s) {twice} stand more than once")
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Any:
    """Read a YAML file of ours.

    Raises
    ------
    RawFileError
        If it is no YAML, or a key in it stands twice.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise RawFileError(f"{name_raw(path)}: not readable as YAML: {' '.join(str(error).split())}") from None


@dataclass(frozen=True)
class Sidecar:
    """What is known of a raw file: the fields of its ``.meta.yml``.

    ``accepted`` is why somebody took in numbers that the gate refused; ``withdrawn`` why nobody uses the edition any
    longer.
    """

    producer: str
    title: str
    url_page: str
    url_download: str
    reference_month: str
    date_published: dt.date
    date_accessed: dt.date
    licence: str
    sha256: str
    sample: bool = False
    preliminary: bool = False  # holds a part of a month, which is not a month
    coverage: Literal["series", "periods", "month"] = "series"
    accepted: str = ""
    withdrawn: str = ""

    @classmethod
    def from_file(cls, path: Path) -> Self:
        """Read and check a sidecar.

        Raises
        ------
        RawFileError
            If it is missing, no YAML mapping, or has a field missing, unknown or of the wrong type.
        """
        _check_fit(path, MAX_SIDECAR_BYTES)
        try:
            content = read_yaml(path)
        except FileNotFoundError:
            raise RawFileError(
                f"{name_raw(path)}: no such sidecar; restore it, or delete the edition and `werket add` the file again"
            ) from None
        if not isinstance(content, dict):
            raise RawFileError(f"{name_raw(path)}: expected fields, found {type(content).__name__}")
        known = {field.name: field for field in fields(cls)}
        required = [name for name, field in known.items() if field.default is MISSING]
        missing = [name for name in required if name not in content]
        unknown = sorted(set(content) - set(known))
        if missing or unknown:
            raise RawFileError(f"{name_raw(path)}: missing fields {missing}, unknown fields {unknown}")
        for name, value in content.items():
            expected = known[name].type
            wanted = expected if isinstance(expected, type) else str
            # A datetime is a date to Python, but cannot be compared with one.
            if not isinstance(value, wanted) or isinstance(value, dt.datetime):
                raise RawFileError(f"{name_raw(path)}: {name} is {value!r}; expected {wanted.__name__}")
        if content.get("coverage", "series") not in ("series", "periods", "month"):
            raise RawFileError(
                f"{name_raw(path)}: coverage is {content['coverage']!r}; expected 'series', 'periods' or 'month'"
            )
        if (published := content["date_published"]).year > LAST_YEAR:
            raise RawFileError(f"{name_raw(path)}: date_published is {published}; expected the day of publication")
        month = EDITION_PATTERN.fullmatch(content["reference_month"])
        if month is None or month["replacement"]:
            raise RawFileError(f"{name_raw(path)}: reference_month is {content['reference_month']!r}; expected 2025-01")
        return cls(**content)

    def to_yaml(self) -> str:
        """Write the fields in order, leaving out those that stand at their default."""
        kept = {one.name: value for one in fields(self) if (value := getattr(self, one.name)) != one.default}
        return yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


@dataclass(frozen=True)
class RawFile:
    """A raw file as it was when it was checked against its sidecar."""

    path: Path
    content: bytes = field(repr=False)
    meta: Sidecar

    @property
    def dataset(self) -> str:
        """The folder above the edition's."""
        return self.path.parent.parent.name

    @property
    def edition(self) -> str:
        """The folder the file lies in."""
        return self.path.parent.name

    def source(self, columns: Mapping[str, str]) -> "Source":
        """Say which cells of this file the columns of a table rest on.

        Parameters
        ----------
        columns
            Column (or indicator) of the table -> sheet and column of the file.
        """
        return Source(
            file=f"{self.dataset}/{self.edition}/{self.path.name}",
            sha256=self.meta.sha256,
            producer=self.meta.producer,
            title=self.meta.title,
            url_page=self.meta.url_page,
            date_published=self.meta.date_published.isoformat(),
            sample=self.meta.sample,
            columns=dict(columns),
        )


@dataclass(frozen=True)
class Source:
    """One raw file that a table rests on, and where in it the columns stand."""

    file: str
    sha256: str
    producer: str
    title: str
    url_page: str
    date_published: str
    sample: bool
    columns: Mapping[str, str]

    @property
    def dataset(self) -> str:
        """The dataset's name."""
        return self.file.split("/")[0]

    @property
    def edition(self) -> str:
        """The edition's name."""
        return self.file.split("/")[1]

    @property
    def citation(self) -> str:
        """The source line under a figure, in Swedish."""
        sample = " Exempeldata." if self.sample else ""
        return f"Källa: {self.producer}, {self.title}, publicerad {self.date_published}.{sample}"


class Sourced(Protocol):
    """Anything that knows the raw files it rests on, and what there is to look at in them."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Things to look at that do not make a number wrong."""


@dataclass(frozen=True)
class Break:
    """A month from which an agency's measure is another than before, as ``data/registers/breaks.yml`` tells it.

    Attributes
    ----------
    measures
        Columns, indicators or services that it holds for.
    since
        The first month as it is now, YYYY-MM.
    told
        How the report says it, after ``från januari 2026``.
    """

    dataset: str
    measures: tuple[str, ...]
    since: str
    told: str
    reason: str


@dataclass(frozen=True)
class SourcedTable:
    """A table and the raw files it rests on. Nothing is hidden in the DataFrame.

    ``notes`` are things to look at that do not make a number wrong, such as a break between a stock
    and its flows; ``breaks`` are those of the measures in it; ``findings`` what is doubtful in it, each with the
    fields of `werket_lib.processed.findings.Finding`.
    """

    table: "pd.DataFrame"
    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    findings: tuple[Mapping[str, str], ...] = ()

    def citing(self, *columns: str) -> Self:
        """Keep the sources that these columns (or indicators) rest on, for a section that uses no other."""
        kept = tuple(source for source in self.sources if set(columns) & set(source.columns))
        return replace(self, sources=kept)


@dataclass(frozen=True)
class Edition:
    """One edition of a dataset: what an agency had published at a certain time."""

    name: str
    file: Path
    meta: Sidecar

    @property
    def order(self) -> tuple[str, int]:
        """Month, then replacement: 2025-01 before 2025-01.2 before 2025-01.10."""
        match = EDITION_PATTERN.fullmatch(self.name)
        assert match
        return match["month"], int(match["replacement"] or 1)

    def is_usable(self, as_of: dt.date) -> bool:
        """Tell whether it had been published by then, is no half month, and has not been withdrawn."""
        return self.meta.date_published <= as_of and not self.meta.preliminary and not self.meta.withdrawn


def hash_bytes(content: bytes) -> str:
    """Return the SHA-256 of `content` as hexadecimal text."""
    return hashlib.sha256(content).hexdigest()


def open_raw(path: Path) -> RawFile:
    """Read a raw file and check it against its sidecar; there is no way round this.

    Raises
    ------
    RawFileError
        If the file or its sidecar is missing, no file, too large or a link out of the raw folder, or the file has
        changed since it was taken in.
    """
    meta = Sidecar.from_file(sidecar_path(path))
    _check_fit(path, MAX_RAW_BYTES)
    try:
        content = read_at_most(path, MAX_RAW_BYTES)
    except FileNotFoundError:
        raise RawFileError(f"{name_raw(path)}: the sidecar is there, the file is not") from None
    found = hash_bytes(content)
    if found != meta.sha256:
        raise RawFileError(
            f"{name_raw(path)}: changed since it was taken in (sha256 {found[:12]}…, sidecar {meta.sha256[:12]}…); "
            "raw files are never edited: restore it, or add the agency's new file with `werket add`"
        )
    return RawFile(path, content, meta)


def list_touched(sources: Iterable[Source], raw_dir: Path) -> dict[str, str]:
    """Say which raw files are no longer what was read: what rests on them holds what they were.

    Returns
    -------
    dict
        File, as in `Source.file` -> the message.
    """
    told = {}
    for source in {source.file: source for source in sources}.values():
        path = raw_dir / source.file
        try:
            found = hash_bytes(read_at_most(path, MAX_RAW_BYTES)) if path.is_file() else "missing"
        except OSError:
            found = "not readable"
        if found != source.sha256:
            told[source.file] = (
                f"{source.file}: changed while it was in use (sha256 {source.sha256[:12]}…, now {found[:12]}); what "
                "was made rests on the file as it was. Restore it, or add the new file with `werket add`, and run again"
            )
    return told


def _check_fit(path: Path, most_bytes: int) -> None:
    """Raise `RawFileError` for what is no file to read: a folder, a pipe, a device, a link out of the raw folder."""
    if unfit := find_unfit(path, most_bytes=most_bytes, within=path.parent.parent.parent):
        raise RawFileError(
            f"{name_raw(path)}: {unfit}; a raw file lies beside its sidecar in the raw folder: take this out, and "
            "`werket add` the agency's file"
        )


def sidecar_path(path: Path) -> Path:
    """Return where the sidecar of a raw file lies."""
    return path.with_name(path.name + SIDECAR_SUFFIX)


def list_editions(raw_dir: Path, dataset: str) -> list[Edition]:
    """List a dataset's editions, oldest first.

    Raises
    ------
    InputError
        If `dataset` is no possible name.
    RawFileError
        If a folder under the dataset is no edition, or a sidecar cannot be read.
    """
    if not DATASET_PATTERN.fullmatch(dataset):
        raise InputError(f"not a dataset's name: {dataset!r}")
    folder = raw_dir / dataset
    if not folder.is_dir():
        return []
    editions = [_read_edition(path) for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
    return sorted(editions, key=lambda edition: edition.order)


def choose_editions(raw_dir: Path, dataset: str, as_of: dt.date, *, span: tuple[str, str] = ANY_MONTH) -> list[Edition]:
    """Choose what a report with the cut-off date `as_of` rests on.

    The newest edition published by then. Where the newest holds a single month or some periods, the
    newest whole series before it comes along, and every later edition: what one lacks is kept from those before it.
    Editions of the agency's own are never mixed with samples, so that no change is one between the two.

    Parameters
    ----------
    span
        The oldest and newest month that serve the report, YYYY-MM: where no edition of the agency's own is as new, or
        all hold later months only, a sample that serves is used.

    Returns
    -------
    list of Edition
        In the order in which they were published; later ones overrule earlier ones, month by month. Of
        several that hold one and the same month, only the last. Empty where nothing was published by then.
    """
    own, samples = choosable_editions(raw_dir, dataset, as_of)
    serving = [chosen for chosen in (own, samples) if any(_serves(edition, *span) for edition in chosen)]
    return next(iter(serving), own or samples)


def _serves(edition: Edition, oldest: str, newest: str) -> bool:
    """Tell whether an edition holds a month of a span: a whole series holds those before its newest, too."""
    return edition.order[0] >= oldest and (edition.meta.coverage == "series" or edition.order[0] <= newest)


def choosable_editions(raw_dir: Path, dataset: str, as_of: dt.date) -> tuple[list[Edition], list[Edition]]:
    """Return what `choose_editions` may choose: of the agency's own editions, and of samples of other months."""
    editions = [edition for edition in list_editions(raw_dir, dataset) if not edition.meta.withdrawn]
    own = [edition for edition in editions if not edition.meta.sample]
    months = {edition.order[0] for edition in own}
    samples = [edition for edition in editions if edition.meta.sample and edition.order[0] not in months]
    return newest_of(own, as_of), newest_of(samples, as_of)


def newest_of(editions: Sequence[Edition], as_of: dt.date) -> list[Edition]:
    """Return the newest whole series among editions, and every edition of some months after it."""
    usable = [edition for edition in editions if edition.is_usable(as_of)]
    whole = [edition for edition in usable if edition.meta.coverage == "series"][-1:]
    after = whole[0].order if whole else ("", 0)
    parts = sorted(
        (edition for edition in usable if edition.meta.coverage != "series" and edition.order[0] > after[0]),
        key=lambda edition: (edition.meta.date_published, edition.order),
    )
    last = {edition.order[0]: edition for edition in parts if edition.meta.coverage == "month"}
    return [
        *whole,
        *(edition for edition in parts if edition.meta.coverage == "periods" or edition is last[edition.order[0]]),
    ]


def merge_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Bring sources of the same file together, keeping their order."""
    merged: dict[str, Source] = {}
    for source in sources:
        earlier = merged.get(source.file)
        columns = {**(earlier.columns if earlier else {}), **source.columns}
        merged[source.file] = Source(**{**source.__dict__, "columns": columns})
    return tuple(merged.values())


def _read_edition(folder: Path) -> Edition:
    place = f"{folder.parent.name}/{folder.name}"
    if not EDITION_PATTERN.fullmatch(folder.name):
        raise RawFileError(f"{place}: not an edition; expected a month such as 2025-01, or 2025-01.2 for a replacement")
    files = sorted(path for path in folder.iterdir() if not path.name.endswith(SIDECAR_SUFFIX) and not _is_trace(path))
    if len(files) != 1:
        found = [path.name for path in files]
        raise RawFileError(
            f"{place}: an edition is one file beside its sidecar, found {found}; "
            "take out what is not the agency's, or delete the folder and `werket add` the file again"
        )
    meta = Sidecar.from_file(sidecar_path(files[0]))
    if meta.reference_month != folder.name[: len(meta.reference_month)]:
        raise RawFileError(
            f"{name_raw(sidecar_path(files[0]))}: reference_month is {meta.reference_month}, but the folder is "
            f"{folder.name}; rename the folder or mend the sidecar, whichever is wrong"
        )
    return Edition(folder.name, files[0], meta)


def _is_trace(path: Path) -> bool:
    """Tell what an office program or a file manager leaves behind when someone has looked at a file."""
    return path.name.startswith((".", "~$"))


def name_raw(path: Path) -> str:
    """Name a raw file as ``af_suppliers/2025-01/leverantorer.xlsx``: messages are read on other machines too."""
    return "/".join(path.parts[-3:])
