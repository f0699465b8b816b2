"""Everything about ROUGE's counting that changes a figure."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from summarise.common.text.stemming import NormaliserName
from summarise.evaluation.tokenizers.automatic import TokeniserName


class RougeSettings(NamedTuple):
    """How ROUGE counts.

    Attributes:
        stemming: compare words of more than three letters by their stems.
        splitting: for Lsum, find the sentences of a text that has no line breaks. Without it such
            a text is one sentence, which is how Google's published values were made.
        normaliser: whose stems. `rouge-score`'s are NLTK's variant of Porter's; `perl-1.5.5` gives
            what the Perl program's `-m` gave in older papers, some tenths of a point higher.
        exceptions: irregular form and base form, for `perl-1.5.5` (see `load_exceptions`).
        tokeniser: `rouge-score` sees a-z and 0-9 only; `unicode` sees every script; `auto` takes
            `unicode` where the references are not in English (see `foreign_language`), and for a
            summary whose references are not in Latin script.
    """

    stemming: bool = True
    splitting: bool = True
    normaliser: NormaliserName = "rouge-score"
    exceptions: tuple[tuple[str, str], ...] = ()
    tokeniser: TokeniserName = "auto"

    def signature(self) -> dict[str, str]:
        """Return the settings by their names in a signature; those that play no part are empty."""
        perl = self.stemming and self.normaliser == "perl-1.5.5"
        stem = "porter-original" if perl else "porter"
        return {
            "case": "lower",
            "stem": stem if self.stemming else "none",
            "exceptions": _digest(self.exceptions) if perl else "",
            "split": "sentencex" if self.splitting else "newline",
        }


def _digest(exceptions: tuple[tuple[str, str], ...]) -> str:
    """Return how many there are, and 6 digits that change with them."""
    if not exceptions:
        return "none"
    return f"{len(exceptions)}-{hashlib.sha256(repr(sorted(exceptions)).encode()).hexdigest()[:6]}"
