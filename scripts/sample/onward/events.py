"""What happens at the agencies after the published month: names, services, columns, late and withdrawn files."""

from scripts.sample.series import shift

# A supplier of Rusta och matcha that is called something else from a month on: its old name, its new one.
RENAMED = {"2025-04": ("Guldjobbet AB", "Guldjobbet Karriär AB")}
# A service that nobody has told the library of, with its suppliers' participants once it has got going.
NEW_SERVICE, NEW_SERVICE_SINCE = "Introduktion till yrke", "2025-09"
NEW_SERVICE_SIZES = {"Lernia Utbildning AB": 210, "Astar AB": 140, "Iris Hadar AB": 95, "Merit Utbildning Malmö AB": 40}
# From these editions on a sheet has its columns in another order; readers find them by their labels.
MOVED_COLUMNS_SINCE = {"af_suppliers": "2025-06", "af_varsel": "2025-10"}
# Files that come after the cut-off day of their month's report, by how many days later than usual. Every year.
LATE = {("af_training", "06"): 26, ("af_vacancies", "11"): 23}
# Files that the agency takes back, and puts others in their place under the same month some days later.
WITHDRAWN = {("af_varsel", "2025-08"): 5}
# SCB goes through the whole history of BAS once a year; the edition of this calendar month is the first with it.
BAS_REVISED_IN = "03"


def renamed_suppliers(month: str) -> dict[str, str]:
    """Return what suppliers had been renamed to by a month, by their old name."""
    return dict(names for since, names in RENAMED.items() if since <= month)


def bas_revisions(edition: str) -> list[str]:
    """List the editions, after the published ones, that brought a revision of BAS by `edition`."""
    years = range(2025, int(edition[:4]) + 1)
    return [first for year in years if (first := f"{year}-{BAS_REVISED_IN}") <= edition]


def is_replacement(edition: str) -> bool:
    """Tell whether an edition replaces an earlier one of the same month (``2025-08.2``)."""
    return "." in edition


def has_moved(dataset: str, edition: str) -> bool:
    """Tell whether an edition's columns stand in the newer order."""
    return edition >= MOVED_COLUMNS_SINCE[dataset]


def new_service_months(through: str) -> list[str]:
    """List the months that the new service has been in the file."""
    months, month = [], NEW_SERVICE_SINCE
    while month <= through:
        months.append(month)
        month = shift(month, 1)
    return months
