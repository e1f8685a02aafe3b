"""Editions: the month told for each county and municipality, from the same tables, rooms and kernels."""
