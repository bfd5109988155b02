"""A number with its noun."""


def count(number: int, noun: str) -> str:
    """`1 finding`, `1,200 findings`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
