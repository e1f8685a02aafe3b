"""The raw datasets, gathered from the modules that load them."""

from importlib import import_module

from werket_lib.sources.dataset import Dataset

# In the order in which `werket status` lists them.
_MODULES = (
    "af_suppliers",
    "af_training",
    "af_varsel",
    "af_unemployment",
    "af_time_without_work",
    "af_vacancies",
    "ki_barometer",
    "skr_groups",
    "scb_bas",
    "af_delivery_areas",
    "af_forecast",
    "survey_answers",
    "trust",
    "af_rom_results",
)


def module_of(name: str) -> str:
    """Return the module that loads a dataset (``af_suppliers``) and its further sheets (``af_suppliers.areas``)."""
    return f"{__name__}.{name.partition('.')[0]}"


DATASETS: dict[str, Dataset] = {name: import_module(module_of(name)).DATASET for name in _MODULES}
