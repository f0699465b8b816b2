"""What a judge is asked about each text: verdicts, scores or ranks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

FormName = Literal["verdicts", "scores", "ranks"]


class Question(NamedTuple):
    """A question: its key in records, its heading, and what it asks."""

    name: str
    heading: str
    meaning: str


class Form(NamedTuple):
    """What is asked of each text, and how it is answered.

    Attributes:
        name: of the form.
        questions: of each text.
        choices: of each question; empty where there are as many as an article has texts.
        task: what the page tells the judge to do; `{length}` is what the texts are.
    """

    name: FormName
    questions: tuple[Question, ...]
    choices: tuple[str, ...]
    task: str

    def choices_of(self, texts: int) -> tuple[str, ...]:
        """Return the choices of each question about one of `texts` texts of an article."""
        return self.choices or tuple(str(place) for place in range(1, texts + 1))

    def accepts(self, answer: object, texts: int) -> bool:
        """Tell whether an answer is one: true or false of verdicts, else a whole number."""
        if self.name == "verdicts" or isinstance(answer, bool):
            return self.name == "verdicts" and isinstance(answer, bool)
        return isinstance(answer, int) and 1 <= answer <= len(self.choices_of(texts))

    def merit(self, answers: Mapping[str, float]) -> float:
        """Return how good a text is by its answers; more is better.

        Of verdicts 100 where it would pass, of scores their mean, of ranks the rank below 0.
        """
        if self.name == "verdicts":
            return 100.0 * answers[PASSES]
        mean = sum(answers.values()) / len(answers)
        return -mean if self.name == "ranks" else mean


PASSES = "passes"
QUESTIONS = (
    Question("grammatical", "grammatical", "it is correct language, in one piece"),
    Question("main_point", "main point", "it says what the article is mainly about"),
    Question("true", "true", "it says nothing that the article does not say"),
    Question(PASSES, "would pass", "an editor would print it as it stands"),
)
FORMS: dict[FormName, Form] = {
    "verdicts": Form(
        "verdicts",
        QUESTIONS,
        ("yes", "no"),
        "Read the article, then answer four questions about each {length} beside it, by what it says "
        "and not by whose it may be. Each is judged by itself: all of an article may pass, or none.",
    ),
    # The four of Fabbri et al. 2021, "SummEval", https://aclanthology.org/2021.tacl-1.24
    "scores": Form(
        "scores",
        (
            Question("relevance", "relevance", "it has what matters of the article, and only that"),
            Question("consistency", "consistency", "the article says all that it says"),
            Question("fluency", "fluency", "each of its sentences is well formed"),
            Question("coherence", "coherence", "its sentences hang together"),
        ),
        ("1", "2", "3", "4", "5"),
        "Read the article, then give each {length} beside it 1 (bad) to 5 (good) for each of four "
        "things, by what it says and not by whose it may be.",
    ),
    "ranks": Form(
        "ranks",
        (Question("rank", "rank", "1 is the best of the article; equals share a rank"),),
        (),
        "Read the article, then rank each {length} beside it: 1 is the best, and those that are as "
        "good as each other have the same rank.",
    ),
}
