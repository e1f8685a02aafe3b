"""Unemployment and vacancies of municipality groups as shares of the labour force, which rooms build on."""
