"""What a job does of articles that repeat earlier ones."""

from enum import StrEnum


class Treatment(StrEnum):
    """They are kept as any other, marked with the id that they repeat, or dropped."""

    keep = "keep"
    mark = "mark"
    drop = "drop"
