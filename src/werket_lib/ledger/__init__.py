"""The number ledger: every number, date and direction of an issue, matched with the fact behind it."""
