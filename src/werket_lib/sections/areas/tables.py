"""The largest delivery areas of Rusta och matcha as a table."""

from werket_lib.months import name_month
from werket_lib.sections.areas.numbers import PREFIX, SERVICE, Areas
from werket_lib.sections.services.rows import supplier_rows
from werket_lib.sections.services.tables import set_ranking
from werket_lib.style.names import SERVICES
from werket_lib.style.table import HouseTable


def table_areas(section: Areas) -> HouseTable:
    """Set the largest areas with rank, move, bar, change and share, and the total of all areas."""
    return set_ranking(
        supplier_rows(section.largest, section.facts, PREFIX, by="delivery_area"),
        of="delivery_area",
        share="share_pct",
        total=section.total,
        name="rom2_areas",
        caption=(
            f"De största leveransområdena i {SERVICES[SERVICE]} i {name_month(section.month)}, med förändring sedan "
            f"{name_month(section.month - 1)}; totalen gäller alla områden"
        ),
    )
