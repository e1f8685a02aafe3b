"""The largest suppliers of Rusta och matcha as a table."""

from werket_lib.months import name_month
from werket_lib.sections.rom2_suppliers import PREFIX, SERVICE, SupplierMarket
from werket_lib.tables.house import HouseTable
from werket_lib.tables.ranking import set_ranking
from werket_lib.text.labels import SERVICES
from werket_lib.text.rows import supplier_rows


def table_ranking(section: SupplierMarket) -> HouseTable:
    """Set the largest suppliers with rank, move, bar, change and share, and the total of all suppliers."""
    return set_ranking(
        supplier_rows(section.ranking, section.facts, PREFIX),
        of="supplier",
        share="market_share_pct",
        total=section.total,
        name="rom2_ranking",
        caption=(
            f"De största leverantörerna i {SERVICES[SERVICE]} i {name_month(section.month)}, med förändring sedan "
            f"{name_month(section.month - 1)}; totalen gäller alla leverantörer"
        ),
    )
