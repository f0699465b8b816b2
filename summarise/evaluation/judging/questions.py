"""What a judge is asked about each text."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """A question that is answered by yes or no: its key in records, its heading, and what yes means."""

    name: str
    heading: str
    meaning: str


PASSES = "passes"
QUESTIONS = (
    Question("grammatical", "grammatical", "it is correct language, in one piece"),
    Question("main_point", "main point", "it says what the article is mainly about"),
    Question("true", "true", "it says nothing that the article does not say"),
    Question(PASSES, "would pass", "an editor would print it as it stands"),
)
