"""A month's run: raw to processed tables, the plan, the execution, and the record of all of it."""
