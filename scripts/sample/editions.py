"""The sample editions: which files there are, when they were published, and their sidecars."""

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from scripts.sample import anchors, bas, results, typed, workbooks
from scripts.sample.onward.events import LATE, WITHDRAWN, is_replacement
from scripts.sample.series import LAST_MONTH, generator, month_range, shift, weekday

AF, KI = "Arbetsförmedlingen", "Konjunkturinstitutet"
SKR, SCB = "Sveriges Kommuner och Regioner (SKR)", "Statistiska centralbyrån"
WERKET, ACADEMY = "Werket", "Medieakademin"
PUBLISHED = {
    (AF, "2024-12"): datetime.date(2025, 1, 15),
    (AF, "2025-01"): datetime.date(2025, 2, 13),
    (KI, "2024-12"): datetime.date(2024, 12, 19),
    (KI, "2025-01"): datetime.date(2025, 1, 30),
    # Results come every odd month, around the 28th.
    ("af_rom_results", "2024-11"): datetime.date(2024, 11, 28),
    ("af_rom_results", "2025-01"): datetime.date(2025, 1, 30),
    (SKR, "2023-01"): datetime.date(2023, 1, 1),  # the day that it holds from
    (SCB, "2024-10"): datetime.date(2025, 1, 8),
    (SCB, "2024-11"): datetime.date(2025, 2, 5),
    ("af_forecast", "2024-10"): datetime.date(2024, 10, 25),
    ("af_forecast", "2025-02"): datetime.date(2025, 2, 10),
    (WERKET, "2024-10"): datetime.date(2024, 11, 14),
    (WERKET, "2025-01"): datetime.date(2025, 2, 17),
    (ACADEMY, "2024-01"): datetime.date(2024, 3, 12),
    (ACADEMY, "2025-01"): datetime.date(2025, 2, 18),
}
# After the published ones: how many months after its own, from which day of it, within how many days a file comes.
COMES = {
    AF: (1, 11, 4), KI: (0, 27, 3), SCB: (3, 4, 4), WERKET: (0, 20, 8), ACADEMY: (1, 15, 6),
    "af_rom_results": (0, 27, 3),
}  # fmt: skip
BEFORE_CHRISTMAS = 19
SERIES_PAGE = "https://arbetsformedlingen.se/statistik/sok-statistik/tidigare-statistik-tidsserier"
KI_TABLE = "https://statistik.konj.se/PxWeb/api/v1/sv/KonjBar/indikatorer/Indikatorm.px"
BAS_TABLE = "https://statistikdatabasen.scb.se/api/v2/tables/TAB6260/data"
LICENCE = "Exempeldata, framställd för detta repositorium"
TRANSCRIBED = "Avskrift av producentens offentliga indelning, gjord för detta repositorium; ingen licens angiven"

Writer = Callable[[Path, str], None]
Schedule = Callable[[str], list[str]]


def _monthly(through: str) -> list[str]:
    return month_range(anchors.BEFORE, through)


def _two_months_late(through: str) -> list[str]:
    return month_range(shift(anchors.BEFORE, -2), shift(through, -2))


def _every_odd_month(through: str) -> list[str]:
    return [month for month in month_range("2024-11", through) if int(month[5:]) % 2]


def _forecasts(through: str) -> list[str]:
    """Name the months in which forecasts came out by the month after `through`, in which its report is made."""
    return ["2024-10", "2025-02", *(day[:7] for day in typed.later_days(shift(through, 1)))]


def _rounds(through: str) -> list[str]:
    return ["2024-10", *(month for month in month_range("2025-01", through) if month[5:] in ("01", "06", "10"))]


def _every_january(through: str) -> list[str]:
    return [month for month in month_range("2024-01", through) if month[5:] == "01"]


def _classified(_: str) -> list[str]:
    return ["2023-01"]  # a classification has the edition of the month that it holds from


@dataclass(frozen=True)
class Dataset:
    """One raw dataset: its file's stem before the month, what the agency calls it, who writes it, when it comes."""

    name: str
    file: str
    title: str
    page: str
    write: Writer
    producer: str = AF
    months: Schedule = _monthly
    licence: str = LICENCE
    coverage: str = "series"

    def editions(self, through: str = LAST_MONTH) -> list[str]:
        """List the editions by a report month, the oldest first; a withdrawn one before what replaced it."""
        months = self.months(through)
        replaced = [f"{month}.2" for month in months if (self.name, month) in WITHDRAWN]
        return sorted([*months, *replaced])

    def path(self, raw_dir: Path, edition: str) -> Path:
        """Return where an edition's file stands."""
        return raw_dir / self.name / edition / self.file.format(edition[:7])


def published_on(dataset: Dataset, edition: str) -> datetime.date:
    """Return the day that an edition came out."""
    month = edition[:7]
    known = PUBLISHED.get((dataset.name, month)) or PUBLISHED.get((dataset.producer, month))
    if known:
        return known
    if dataset.name == "af_forecast":
        (day,) = [day for day in typed.later_days(month) if day[:7] == month]
        return datetime.date.fromisoformat(day)
    months_after, day_of_month, spread = COMES.get(dataset.name, COMES[dataset.producer])
    first = pd.Period(month, freq="M") + months_after
    if (dataset.producer, month[5:]) == (KI, "12"):
        day_of_month = BEFORE_CHRISTMAS
    late = int(generator(f"published {dataset.name} {month}").integers(0, spread))
    late += LATE.get((dataset.name, month[5:]), 0)
    if is_replacement(edition):
        late += WITHDRAWN[dataset.name, month]
    return weekday(first.start_time.date() + datetime.timedelta(days=day_of_month - 1 + late))


def _write_barometer(path: Path, edition: str) -> None:
    workbooks.write_barometer(path, edition, published_on(_named("ki_barometer"), edition))


def _write_bas(path: Path, edition: str) -> None:
    bas.write_bas(path, edition, published_on(_named("scb_bas"), edition))


def _named(name: str) -> Dataset:
    return next(dataset for dataset in DATASETS if dataset.name == name)


DATASETS = (
    Dataset(
        "af_suppliers",
        "leverantorer-{}.xlsx",
        "Leverantörsstatistik, deltagare per leverantör, månad och tjänst",
        "https://arbetsformedlingen.se/rest/analysportalen/lev/sitevision",
        workbooks.write_suppliers,
    ),
    Dataset(
        "af_training",
        "utbildning-{}.xlsx",
        "Utbildningstjänster, deltagare per leverantör, inriktning och månad",
        "https://arbetsformedlingen.se/rest/analysportalen/lev/sitevision",
        workbooks.write_training,
    ),
    Dataset(
        "af_varsel",
        "web-varsel-bransch-199201-{}.xlsx",
        "Varsel, berörda personer efter näringsgren och månad",
        SERIES_PAGE,
        workbooks.write_varsel,
    ),
    Dataset(
        "af_unemployment",
        "web-inskrivna-arbetslosa-andel-av-bas-{}.xlsx",
        "Inskrivna arbetslösa som andel av befolkningens arbetsmarknadsstatus (BAS), kommuner",
        SERIES_PAGE,
        workbooks.write_unemployment,
    ),
    Dataset(
        "af_time_without_work",
        "web-tid-riket-{}.xlsx",
        "Inskrivna arbetslösa efter tid utan arbete, riket",
        SERIES_PAGE,
        workbooks.write_time_without_work,
    ),
    Dataset(
        "af_vacancies",
        "web-platser-{}.xlsx",
        "Nyanmälda och kvarstående lediga platser efter kommun",
        SERIES_PAGE,
        workbooks.write_vacancies,
    ),
    Dataset(
        "ki_barometer",
        "Indikatorm-{}.json",
        "Barometerindikatorn och andra indikatorer efter Indikator och Period",
        KI_TABLE,
        _write_barometer,
        KI,
    ),
    Dataset(
        "skr_groups",
        "kommungruppsindelning-{}.xlsx",
        "Kommungruppsindelning 2023",
        "https://skr.se/kommunerochregioner/kommungruppsindelning.8281.html",
        workbooks.write_groups,
        SKR,
        months=_classified,
        licence=TRANSCRIBED,
    ),
    Dataset(
        "scb_bas",
        "TAB6260-{}.json",
        "Befolkningens arbetsmarknadsstatus (BAS), preliminär statistik efter region och månad",
        BAS_TABLE,
        _write_bas,
        SCB,
        _two_months_late,
    ),
    Dataset(
        "af_forecast",
        "prognoser-{}.csv",
        "Prognoser för utbetalning, volymer och arbetslöshet",
        "https://arbetsformedlingen.se/om-oss/var-verksamhet/styrning-och-resultat/ekonomiska-prognoser-och-utfall",
        typed.write_forecasts,
        months=_forecasts,
    ),
    Dataset(
        "survey_answers",
        "enkat-avvikelserapportering-{}.csv",
        "Enkät bland leverantörer om avvikelserapportering",
        "https://werket.se",
        typed.write_survey,
        WERKET,
        months=_rounds,
    ),
    Dataset(
        "trust",
        "fortroendebarometern-{}.csv",
        "Förtroendebarometern, andel med mycket eller ganska stort förtroende",
        "https://medieakademin.se/fortroendebarometern",
        typed.write_trust,
        ACADEMY,
        months=_every_january,
    ),
    Dataset(
        "af_rom_results",
        "resultatuppfoljning-{}.xlsx",
        "Resultatuppföljning Rusta och matcha",
        "https://arbetsformedlingen.se/for-leverantorer/arbetsmarknadstjanster/rusta-och-matcha",
        workbooks.write_results,
        months=_every_odd_month,
        coverage="month",
    ),
)


def write_editions(raw_dir: Path, through: str = LAST_MONTH) -> list[Path]:
    """Write every sample edition with its sidecar and return the files, in the order they were written.

    Parameters
    ----------
    through
        The last month to report on: each dataset as far as its agency publishes by then.
    """
    return [write_edition(raw_dir, dataset, edition) for dataset in DATASETS for edition in dataset.editions(through)]


def write_edition(raw_dir: Path, dataset: Dataset, edition: str) -> Path:
    """Write one dataset's file of one edition, and its sidecar beside it.

    Raises
    ------
    FileExistsError
        If the edition's folder holds a file of the agency's own.
    """
    path = dataset.path(raw_dir, edition)
    path.parent.mkdir(parents=True, exist_ok=True)
    for sidecar in path.parent.glob("*.meta.yml"):
        if "sample: true" not in sidecar.read_text(encoding="utf-8").splitlines():
            raise FileExistsError(
                f"{dataset.name}/{edition}: {sidecar.name} describes a file that is no sample; "
                "nothing was written. Samples are never put beside an agency's own file."
            )
    dataset.write(path, edition)
    Path(f"{path}.meta.yml").write_text(_sidecar(dataset, edition, path), encoding="utf-8")
    return path


def _sidecar(dataset: Dataset, edition: str, path: Path) -> str:
    """Return the sidecar's text, its keys in the order that every sidecar has."""
    published = published_on(dataset, edition)
    many = dataset.name == "af_rom_results" and len(results.periods_of(edition)) > 1
    coverage = "periods" if many else dataset.coverage
    milliseconds = 1000 * int(datetime.datetime.combine(published, datetime.time(8), datetime.UTC).timestamp())
    download = f"https://arbetsformedlingen.se/download/18.exempel/{milliseconds}/{path.name}"
    return "\n".join(
        [
            f"producer: {dataset.producer}",
            f"title: {dataset.title}",
            f"url_page: {dataset.page}",
            f"url_download: {download if dataset.producer == AF else dataset.page}",
            f"reference_month: '{edition[:7]}'",
            f"date_published: {published}",
            f"date_accessed: {published}",
            f"licence: {dataset.licence}",
            f"sha256: {hashlib.sha256(path.read_bytes()).hexdigest()}",
            "sample: true",
            *([f"coverage: {coverage}"] if dataset.coverage != "series" else []),
            "",
        ]
    )
