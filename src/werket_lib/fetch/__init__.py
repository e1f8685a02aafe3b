"""Polite clients of the agencies. Only here, and in `werket_lib.schedule` for messages, is a connection opened."""
