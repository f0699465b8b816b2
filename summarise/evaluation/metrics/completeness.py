"""Whether a summary was cut off."""

from __future__ import annotations

import re

from summarise.common.text.sentence_ends import ends_sentence
from summarise.evaluation.metrics.base import Column, Measurement, SummaryMetric
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText

# No summary ends in one of these unless something was cut off, and in the others no headline.
_DANGLING = re.compile(r"\b(?:a|an|the|and|or|but|whose)\W*$", re.IGNORECASE)
_HANGING = re.compile(r"\b(?:of|with|from|than|that)\W*$", re.IGNORECASE)


class Completeness(SummaryMetric):
    """Share of summaries that end as nothing ends, or a paragraph not as a sentence does."""

    columns = (
        Column(
            "incomplete",
            "cut off",
            hint="does not end as a sentence, or in a word that nothing ends in",
            unit="%",
        ),
    )

    def measure(self, summary: SummaryText, article: ArticleText | None) -> Measurement:
        """Look at how a summary ends."""
        ended = ends_sentence(summary.text)
        unfinished = summary.length == "paragraph" and not ended
        dangles = _DANGLING.search(summary.text) or (not ended and _HANGING.search(summary.text))
        incomplete = unfinished or bool(dangles)
        return Measurement({"incomplete": 100.0 * incomplete}, {"incomplete": incomplete})
