"""The data dictionary says what the schemas promise. A failure: run `python -m scripts.data_dictionary`."""

from scripts.data_dictionary import TARGET, describe_tables


def test_the_page_is_what_the_schemas_say():
    assert TARGET.read_text(encoding="utf-8") == describe_tables()
    assert "| `remaining` | Int64, may be missing | persons | In the service at month end |" in describe_tables()
