"""The five indicators and their seasonal adjustment, which several rooms build on."""
