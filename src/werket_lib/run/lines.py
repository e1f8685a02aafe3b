"""The line that a user sees of a section."""


def describe_section(name: str, status: str, seconds: float, why: str) -> str:
    """Say in one line what became of a section."""
    took = f"{seconds:5.1f} s" if seconds else ""
    return f"{name:24} {status:10} {took:>8}  {why}"
