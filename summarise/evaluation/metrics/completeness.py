"""Whether a summary was cut off."""

from __future__ import annotations

import re

from summarise.common.text.sentences import ends_sentence
from summarise.evaluation.metrics.base import Column, Measurement, SummaryMetric
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText

# No summary ends in one of these unless something was cut off.
_DANGLING = re.compile(r"\b(?:a|an|the|of|and|or|but|with|from|than|that|whose)\W*$", re.IGNORECASE)


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
        unfinished = summary.length == "paragraph" and not ends_sentence(summary.text)
        incomplete = unfinished or bool(_DANGLING.search(summary.text))
        return Measurement({"incomplete": 100.0 * incomplete}, {"incomplete": incomplete})
