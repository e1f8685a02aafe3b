"""The tables that the library promises; the data dictionary is built from it.

Units are suffixes: ``_pct`` is 0-100, ``_pp`` percentage points; counts say their unit in the
metadata. ``*_status`` tells why a count is missing: suppressed and missing are different things.
"""

from typing import Any

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from werket_lib.codes import (
    FORECAST_VARIABLES,
    INDICATORS,
    MOST_PERSONS,
    MUNICIPALITY_GROUPS,
    PARTS,
    QUESTIONS,
    SCALE,
    SERVICES,
    STATUSES,
    WHOLE,
)
from werket_lib.errors import SHOWN_ROWS, SchemaError


def _month() -> Any:
    return pa.Field(dtype_kwargs={"freq": "M"}, description="Reference month")


def _persons(description: str, *, nullable: bool = False) -> Any:
    return pa.Field(ge=0, le=MOST_PERSONS, nullable=nullable, description=description, metadata={"unit": "persons"})


def _status(of: str) -> Any:
    return pa.Field(isin=STATUSES, description=f"Why {of} holds a value or not")


class _Table(pa.DataFrameModel):
    class Config:
        """One row per key, no undeclared columns."""

        strict = True
        ordered = True


# The columns that the tables of services share. pandera puts those of the last base first.
class _ServiceMonth(_Table):
    month: pd.PeriodDtype = _month()
    service: str = pa.Field(isin=SERVICES, description="Service")


class _Supplier(_Table):
    supplier: str = pa.Field(str_length={"min_value": 1}, description="Name as published")


class _Part(_Table):
    part: str = pa.Field(isin=[*PARTS, WHOLE], description="Part of the service, as the agency letters it")


class _Area(_Table):
    delivery_area: str = pa.Field(str_length={"min_value": 1}, description="Delivery area as published")


class _Placement(_Table):
    municipality_code: str = pa.Field(
        str_matches=r"^\d{4}$", description="Municipality of placement; 0000 where the agency could not tell"
    )


class _Track(_Table):
    track: str = pa.Field(str_length={"min_value": 1}, description="Track of training, as published")


class _Flows(_Table):
    remaining: pd.Int64Dtype = _persons("In the service at month end", nullable=True)
    new: pd.Int64Dtype = _persons("Started during the month", nullable=True)
    left: pd.Int64Dtype = _persons("Ended during the month", nullable=True)


class _FlowStatuses(_Table):
    remaining_status: str = _status("remaining")
    new_status: str = _status("new")
    left_status: str = _status("left")


class ServiceFlows(_Flows, _ServiceMonth):
    """Participants per service: the sum of its unmasked rows; missing where every row is masked."""

    class Config:
        """The key."""

        unique = ["month", "service"]


class SupplierFlows(_FlowStatuses, _Flows, _Supplier, _ServiceMonth):
    """Participants per service and supplier, one row for each row that the agency lists."""

    class Config:
        """The key."""

        unique = ["month", "service", "supplier"]


class SupplierParts(_FlowStatuses, _Flows, _Part, _Supplier, _ServiceMonth):
    """Participants per supplier of the services that the agency lists in parts, one row a part."""

    class Config:
        """The key."""

        unique = ["month", "service", "supplier", "part"]


class AreaFlows(_FlowStatuses, _Flows, _Area, _ServiceMonth):
    """Participants per service and delivery area, one row for each row that the agency lists."""

    class Config:
        """The key."""

        unique = ["month", "service", "delivery_area"]


class Rom2Results(_Table):
    """Results of Rusta och matcha, one row for each period and contract that the agency lists.

    Participants are those who started 11-22 months before the period; RR1 and RR2 are those of them for
    whom a first and a second result has been approved.
    """

    period: pd.PeriodDtype = pa.Field(
        dtype_kwargs={"freq": "M"}, description="Month that the results are of; every odd one"
    )
    ka_number: str = pa.Field(str_matches=r"^\d+$", description="Contract, the agency's number")
    supplier: str = pa.Field(str_length={"min_value": 1}, description="Name as published that period")
    delivery_area: str = pa.Field(str_length={"min_value": 1}, description="Delivery area as published")
    contract_start: pa.DateTime = pa.Field(description="Day from which the contract holds")
    active_22_months: bool = pa.Field(description="Whether the contract has been active for 22 months")
    rating: pd.Int64Dtype = pa.Field(
        isin=[1, 2, 3, 4], nullable=True, description="The agency's rating, 4 is best; missing where there is none"
    )
    weighted_score: float = pa.Field(
        ge=0, description="The agency's weighted measure, as printed: half the weighted results per participant"
    )
    at_risk: pd.BooleanDtype = pa.Field(
        nullable=True,
        description="The agency's own word on whether the contract is at risk; missing where it gives none",
    )
    participants: pd.Int64Dtype = _persons("Started 11-22 months before the period")
    participants_a: pd.Int64Dtype = _persons("Of them, in level A")
    participants_b: pd.Int64Dtype = _persons("Of them, in level B")
    participants_c: pd.Int64Dtype = _persons("Of them, in level C")
    rr1_a: pd.Int64Dtype = _persons("With a first approved result, level A")
    rr2_a: pd.Int64Dtype = _persons("With a second approved result, level A")
    rr1_b: pd.Int64Dtype = _persons("With a first approved result, level B")
    rr2_b: pd.Int64Dtype = _persons("With a second approved result, level B")
    rr1_c: pd.Int64Dtype = _persons("With a first approved result, level C")
    rr2_c: pd.Int64Dtype = _persons("With a second approved result, level C")

    class Config:
        """The key."""

        unique = ["period", "ka_number"]


class TrackFlows(_Flows, _Track, _ServiceMonth):
    """Participants in training per service and track: the sum of its unmasked rows; missing where all are masked."""

    class Config:
        """The key."""

        unique = ["month", "service", "track"]


class SupplierTracks(_Track, _Supplier, _ServiceMonth):
    """Participants in training per supplier and track, one row for each row that the agency lists."""

    remaining: pd.Int64Dtype = _persons("In the service at month end", nullable=True)
    remaining_status: str = _status("remaining")

    class Config:
        """The key."""

        unique = ["month", "service", "supplier", "track"]


class MunicipalityLabour(_Table):
    """Unemployment, labour force and vacancies by municipality."""

    month: pd.PeriodDtype = _month()
    municipality_code: str = pa.Field(
        str_matches=r"^\d{4}$", description="Municipality; 0000 where the agency could not tell"
    )
    unemployed: pd.Int64Dtype = _persons("Registered as unemployed at month end (AF)", nullable=True)
    labour_force: pd.Float64Dtype = _persons("Labour force, mean of twelve months (SCB's BAS, from AF)", nullable=True)
    vacancies: pd.Int64Dtype = pa.Field(
        ge=0, nullable=True, description="Unfilled at month end", metadata={"unit": "vacancies"}
    )

    class Config:
        """The key."""

        unique = ["month", "municipality_code"]


class Municipalities(_Table):
    """The 290 municipalities and the groups that SKR puts them in."""

    municipality_code: str = pa.Field(str_matches=r"^\d{4}$", description="Municipality (SCB's code)")
    name: str = pa.Field(str_length={"min_value": 1}, description="Name, without the word kommun")
    county_code: str = pa.Field(str_matches=r"^\d{2}$", description="County (SCB's code)")
    group_code: str = pa.Field(isin=list(MUNICIPALITY_GROUPS), description="SKR's group, from A1 to C9")
    group: str = pa.Field(isin=list(MUNICIPALITY_GROUPS.values()), description="Name of SKR's group")

    class Config:
        """The key."""

        unique = ["municipality_code"]


class BasLabour(_Table):
    """Unemployed and labour force by region as SCB counts them, to compare with the agency's own."""

    month: pd.PeriodDtype = _month()
    region_code: str = pa.Field(
        str_matches=r"^\d{2}(\d{2})?$", description="00 the country, two digits a county, four a municipality"
    )
    ages: str = pa.Field(str_matches=r"^\d{2}-\d{2}$", description="Ages that are counted, in years")
    unemployed: pd.Int64Dtype = _persons("Unemployed (SCB's BAS)", nullable=True)
    labour_force: pd.Int64Dtype = _persons("Employed and unemployed (SCB's BAS)", nullable=True)
    is_preliminary: bool = pa.Field(description="Whether the agency will still revise it")

    class Config:
        """The key."""

        unique = ["month", "region_code"]


class PlacementFlows(_FlowStatuses, _Flows, _Placement, _Supplier, _ServiceMonth):
    """Participants per supplier and municipality of placement, one row for each row that the agency lists."""

    class Config:
        """The key."""

        unique = ["month", "service", "supplier", "municipality_code"]


class AfDeliveryAreas(_Table):
    """Which municipalities make up AF's delivery areas, where somebody has typed it; the report can do without."""

    municipality_code: str = pa.Field(str_matches=r"^\d{4}$", description="Municipality (SCB's code)")
    delivery_area: str = pa.Field(str_length={"min_value": 1}, description="Delivery area, as published")

    class Config:
        """The key."""

        unique = ["municipality_code"]


class Indicators(_Table):
    """National indicators of the labour market, in long form."""

    month: pd.PeriodDtype = _month()
    indicator: str = pa.Field(isin=INDICATORS, description="Indicator")
    value: pd.Float64Dtype = pa.Field(ge=0, le=MOST_PERSONS, description="Value, in `unit`")
    unit: str = pa.Field(
        isin=["persons", "percent", "vacancies", "index"], description="Unit of `value`; percent is 0-100"
    )
    adjustment: str = pa.Field(isin=["raw", "seasonally_adjusted"], description="As published by the agency")

    class Config:
        """The key."""

        unique = ["month", "indicator"]


class Forecasts(_Table):
    """Arbetsförmedlingen's forecasts, every one as it was published."""

    published: pa.DateTime = pa.Field(description="Day of publication")
    variable: str = pa.Field(isin=FORECAST_VARIABLES, description="What is forecast")
    year: pd.Int64Dtype = pa.Field(ge=1990, le=2100, description="Year that the forecast is for")
    value: pd.Float64Dtype = pa.Field(ge=0, le=MOST_PERSONS, description="Value, in `unit`")
    unit: str = pa.Field(isin=["persons", "percent"], description="Unit of `value`; percent is 0-100")

    class Config:
        """The key."""

        unique = ["published", "variable", "year"]


class SurveyAnswers(_Table):
    """Answers to Werket's surveys, one row an answer."""

    survey: str = pa.Field(str_matches=r"^[a-z_]+ \d{4}-\d{2}$", description="Survey, and the month it was made in")
    respondent: str = pa.Field(str_length={"min_value": 1}, description="Respondent, as numbered or named in the file")
    question: str = pa.Field(isin=list(QUESTIONS), description="Question")
    answer: str = pa.Field(isin=[*SCALE, "yes", "no", "unsure"], description="1-5 on a scale, or yes, no or unsure")

    class Config:
        """The key."""

        unique = ["survey", "respondent", "question"]


class Trust(_Table):
    """Share of the public with great or fairly great trust in a public body, by year."""

    year: pd.Int64Dtype = pa.Field(ge=1997, le=2100, description="Year of the barometer")
    actor: str = pa.Field(str_length={"min_value": 1}, description="Public body, in Swedish")
    trust_pct: pd.Float64Dtype = pa.Field(
        ge=0, le=100, description="Great or fairly great trust", metadata={"unit": "percent"}
    )
    interviews: pd.Int64Dtype = pa.Field(
        ge=1, nullable=True, description="Web interviews that year", metadata={"unit": "interviews"}
    )
    fieldwork_from: pa.DateTime = pa.Field(nullable=True, description="First day of that year's interviews")
    fieldwork_to: pa.DateTime = pa.Field(nullable=True, description="Last day of that year's interviews")
    youngest: pd.Int64Dtype = pa.Field(
        ge=0, nullable=True, description="Age of the youngest who were asked that year", metadata={"unit": "years"}
    )
    oldest: pd.Int64Dtype = pa.Field(
        ge=0, nullable=True, description="Age of the oldest who were asked that year", metadata={"unit": "years"}
    )

    class Config:
        """The key."""

        unique = ["year", "actor"]


TABLES: dict[str, type[_Table]] = {
    "service_flows": ServiceFlows,
    "supplier_flows": SupplierFlows,
    "supplier_parts": SupplierParts,
    "area_flows": AreaFlows,
    "placement_flows": PlacementFlows,
    "rom2_results": Rom2Results,
    "track_flows": TrackFlows,
    "supplier_tracks": SupplierTracks,
    "municipality_labour": MunicipalityLabour,
    "municipalities": Municipalities,
    "af_delivery_areas": AfDeliveryAreas,
    "bas_labour": BasLabour,
    "indicators": Indicators,
    "forecasts": Forecasts,
    "survey_answers": SurveyAnswers,
    "trust": Trust,
}


def validate(table: pd.DataFrame, schema: type[_Table], *, source: str) -> pd.DataFrame:
    """Check a table against its schema and bring columns to their types.

    Raises
    ------
    SchemaError
        All failures at once, the first ten rows of them.
    """
    typed = table.reset_index(drop=True).astype({name: _dtype(schema, name) for name in schema.to_schema().columns})
    try:
        return schema.validate(typed, lazy=True)
    except pandera.errors.SchemaErrors as failures:
        raise SchemaError(f"{source}: {_describe(typed, failures.failure_cases)}") from None


def _dtype(schema: type[_Table], column: str) -> Any:
    return schema.to_schema().columns[column].dtype.type


def _describe(table: pd.DataFrame, cases: pd.DataFrame) -> str:
    lines = []
    for (column, check), failed in cases.groupby(["column", "check"], dropna=False, sort=False):
        where = failed["index"].dropna().astype(int).unique()[:SHOWN_ROWS]
        rows = table.loc[where].drop(columns=[c for c in table if c.endswith("_status")])
        shown = "; ".join(", ".join(f"{key}={value}" for key, value in row.items()) for row in rows.to_dict("records"))
        what = "the key occurs twice" if "unique" in str(check) else f"{column} breaks {check}"
        lines.append(f"{what} in {failed['index'].nunique()} row(s): {shown}")
    return " | ".join(lines)
