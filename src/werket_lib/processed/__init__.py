"""From raw editions to the report's tables: what is put together, compared and judged on the way."""
