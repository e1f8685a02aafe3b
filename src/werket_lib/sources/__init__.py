"""The raw datasets: what each is called, who makes it, and what loads it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

import pandas as pd

from werket_lib.provenance import RawFile, SourcedTable

Load = Callable[[RawFile], SourcedTable]


@dataclass(frozen=True)
class Dataset:
    """One raw dataset.

    Every loader's table has a column ``month``: what a row describes or, where the dataset is not
    ``monthly``, when it became known. ``lag_months`` is the usual lag behind the report's month, None
    for what is never late, such as a classification. A monthly table is cut at the report's month;
    others are used as they had been published by its cut-off date. ``looks_for`` is one line, for
    people, on what the loader looks for in a file. ``sheets`` load further tables of the same file, by
    name: one that is refused hinders only what is made from it. A recipe names it ``<dataset>.<sheet>``.
    ``revised_by`` is for a dataset whose editions hold some months each and revise earlier ones: the
    columns that tell the rows of a month apart.
    """

    name: str
    producer: str
    title: str
    url_page: str
    licence: str
    lag_months: int | None
    load: Load
    looks_for: str
    monthly: bool = True
    revised_by: tuple[str, ...] = ()
    sheets: Mapping[str, Load] = field(default_factory=dict)

    def loader(self, sheet: str) -> Load:
        """Return what loads a further sheet, or the dataset's own table where `sheet` is empty."""
        return self.sheets[sheet] if sheet else self.load

    def is_late(self, newest: pd.Period, month: pd.Period) -> bool:
        """Tell whether data that end with `newest` are too old for the report of `month`."""
        return self.lag_months is not None and newest < month - self.lag_months


def module_of(name: str) -> str:
    """Return the module that loads a dataset (``af_suppliers``) or a further sheet of it (``af_suppliers.areas``)."""
    return f"{__name__}.{name.replace('.', '_')}"


def _loader(name: str) -> Load:
    """Return the loader of a dataset or a sheet; its module is imported when it is first used."""

    def load(raw: RawFile) -> SourcedTable:
        module = module_of(name)
        loader: Load = getattr(import_module(module), f"load_{module.rpartition('.')[2]}")
        return loader(raw)

    return load


_AF = "Arbetsförmedlingen"
_AF_SERIES = "https://arbetsformedlingen.se/statistik/sok-statistik/tidigare-statistik-tidsserier"
_NO_LICENCE = "Ingen licens angiven av producenten; ange källan"

_ALL = (
    Dataset(
        name="af_suppliers",
        producer=_AF,
        title="Leverantörsstatistik, deltagare per leverantör, månad och tjänst",
        url_page="https://arbetsformedlingen.se/rest/analysportalen/lev/sitevision",
        licence=_NO_LICENCE,
        lag_months=0,
        load=_loader("af_suppliers"),
        looks_for="a workbook with the sheet '1) LEVERANTÖR' and the columns leverantor, period, tjanst, "
        "tjanstdelt_*; the delivery areas stand in the sheet '2) LEVERANSOMRÅDE'",
        sheets={
            "areas": _loader("af_suppliers.areas"),
            "placements": _loader("af_suppliers.placements"),
        },
    ),
    Dataset(
        name="af_training",
        producer=_AF,
        title="Utbildningstjänster, deltagare per leverantör, inriktning och månad",
        url_page="https://arbetsformedlingen.se/rest/analysportalen/lev/sitevision",
        licence=_NO_LICENCE,
        lag_months=0,
        load=_loader("af_training"),
        looks_for="a workbook with the sheet '1) LEVERANTÖR_INRIKTNING' and the columns leverantor, period, tjanst, "
        "inriktning, tjanstdelt_*",
    ),
    Dataset(
        name="af_varsel",
        producer=_AF,
        title="Varsel, berörda personer efter näringsgren och månad",
        url_page=_AF_SERIES,
        licence=_NO_LICENCE,
        lag_months=0,
        load=_loader("af_varsel"),
        looks_for="a workbook with the sheet 'Varsel' (the series) or 'Manad' (one month) and the columns "
        "SNI-kod, Näringsgren, Varsel, Berörda personer",
    ),
    Dataset(
        name="af_unemployment",
        producer=_AF,
        title="Inskrivna arbetslösa som andel av befolkningens arbetsmarknadsstatus (BAS), kommuner",
        url_page=_AF_SERIES,
        licence=_NO_LICENCE,
        lag_months=0,
        load=_loader("af_unemployment"),
        looks_for="a workbook with a pivot cache that has the fields PERIOD, LAN, KOM, TOTSOK, TOTAK",
    ),
    Dataset(
        name="af_time_without_work",
        producer=_AF,
        title="Inskrivna arbetslösa efter tid utan arbete, riket",
        url_page=_AF_SERIES,
        licence=_NO_LICENCE,
        lag_months=0,
        load=_loader("af_time_without_work"),
        looks_for="a workbook with a pivot cache that has the fields PERIOD, INSAL, UA06, UA12, UA24",
    ),
    Dataset(
        name="af_vacancies",
        producer=_AF,
        title="Nyanmälda och kvarstående lediga platser efter kommun",
        url_page=_AF_SERIES,
        licence=_NO_LICENCE,
        lag_months=0,
        load=_loader("af_vacancies"),
        looks_for="a workbook with a pivot cache that has the fields PERIOD, LAN, KOM, NYANM, KVAR",
    ),
    Dataset(
        name="ki_barometer",
        producer="Konjunkturinstitutet",
        title="Barometerindikatorn och andra indikatorer efter Indikator och Period",
        url_page="https://statistik.konj.se/PxWeb/api/v1/sv/KonjBar/indikatorer/Indikatorm.px",
        licence=_NO_LICENCE,
        lag_months=0,
        load=_loader("ki_barometer"),
        looks_for="PxWeb's answer in the format 'json', with the indicator KIFI by month",
    ),
    Dataset(
        name="skr_groups",
        producer="Sveriges Kommuner och Regioner (SKR)",
        title="Kommungruppsindelning 2023",
        url_page="https://skr.se/kommunerochregioner/kommungruppsindelning.8281.html",
        licence=_NO_LICENCE,
        lag_months=None,
        load=_loader("skr_groups"),
        looks_for="a workbook with the sheet 'Bilaga1 Lista alla kommuner' and the columns Gruppkod, Kommunkod, "
        "Kommungrupp 2023",
        monthly=False,
    ),
    Dataset(
        name="scb_bas",
        producer="Statistiska centralbyrån",
        title="Befolkningens arbetsmarknadsstatus (BAS), preliminär statistik efter region och månad",
        url_page="https://statistikdatabasen.scb.se/api/v2/tables/TAB6260",
        licence="CC0",
        lag_months=2,
        load=_loader("scb_bas"),
        looks_for="PxWeb's answer in the format 'json-stat2' from the table TAB6260, with the contents 000004YH and "
        "000006IU for both sexes, 16-65 years (16-66 from 2026), by region and month",
    ),
    Dataset(
        name="af_delivery_areas",
        producer=_AF,
        title="Leveransområden, kommuner",
        url_page="https://arbetsformedlingen.se/for-leverantorer/arbetsmarknadstjanster/rusta-och-matcha",
        licence=_NO_LICENCE,
        lag_months=None,
        load=_loader("af_delivery_areas"),
        looks_for="a CSV typed with the columns municipality_code, delivery_area (or kommun or kommunkod, "
        "leveransområde); maps draw circles without it",
        monthly=False,
    ),
    Dataset(
        name="af_forecast",
        producer=_AF,
        title="Prognoser för utbetalning, volymer och arbetslöshet",
        url_page="https://arbetsformedlingen.se/om-oss/var-verksamhet/styrning-och-resultat/"
        "ekonomiska-prognoser-och-utfall",
        licence=_NO_LICENCE,
        # Four a year, never five months apart: what is older than half a year has a successor that nobody typed.
        lag_months=6,
        load=_loader("af_forecast"),
        looks_for="a CSV typed with the columns published, variable, year, value, unit "
        "(or publicerad, variabel, år, värde, enhet)",
        monthly=False,
    ),
    Dataset(
        name="survey_answers",
        producer="Werket",
        title="Enkät bland leverantörer",
        url_page="https://werket.se",
        licence="Werkets egen",
        lag_months=None,  # made when there is something to ask
        load=_loader("survey_answers"),
        looks_for="a CSV typed with the columns survey, respondent, question, answer "
        "(or enkät, svarande, fråga, svar), the survey as 'deviation_reports 2025-01'",
        monthly=False,
    ),
    Dataset(
        name="trust",
        producer="Medieakademin",
        title="Förtroendebarometern, andel med mycket eller ganska stort förtroende",
        url_page="https://medieakademin.se/fortroendebarometern",
        licence=_NO_LICENCE,
        lag_months=None,  # once a year, and the latest holds until the next
        load=_loader("trust"),
        looks_for="a CSV typed with the columns year, actor, trust_pct and, where known, interviews "
        "(or år, myndighet, förtroende, intervjuer)",
        monthly=False,
    ),
    Dataset(
        name="af_rom_results",
        producer=_AF,
        title="Resultatuppföljning Rusta och matcha",
        url_page="https://arbetsformedlingen.se/for-leverantorer/arbetsmarknadstjanster/rusta-och-matcha",
        licence=_NO_LICENCE,
        lag_months=1,  # every odd month
        load=_loader("af_rom_results"),
        looks_for="a workbook with the sheets 'Resultat YYYY-MM' and 'Beräkningssnurra YYYY-MM' for each of its "
        "periods, and the columns LEVERANSOMRÅDE, KA-NUMMER, BETYG, ANTAL DELTAGARE, ANTAL RR1 NIVÅ A and so on",
        revised_by=("ka_number",),
    ),
)
DATASETS: dict[str, Dataset] = {dataset.name: dataset for dataset in _ALL}
