"""Werkets månadsrapport: from the agencies' files to a report whose numbers can be trusted."""
