"""The kernels that notebooks are executed in: warm and stock, their limits, and a record of what each reads."""
