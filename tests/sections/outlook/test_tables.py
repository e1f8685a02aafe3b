"""The forecasts as tables: what one forecast alone cannot tell is left out."""

from tests.sections.typed_frames import PRINTED, forecast_section
from werket_lib.sections.outlook.tables import table_errors


def test_of_one_earlier_forecast_there_is_no_mean():
    two = [("2024-02-12", "unemployment_rate", 2024, 6.5), ("2023-02-12", "unemployment_rate", 2023, 7.2)]
    alone = ("2024-02-12", "long_term_unemployed", 2024, 150000)
    section = forecast_section(*two, alone, *PRINTED)
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in table_errors(section).rows}
    assert rows["Långtidsarbetslösa 2025"] == ["1", "–", "–"]
    assert rows["Arbetslöshet 2025"] == ["2", "+0,2", "0,4"]
