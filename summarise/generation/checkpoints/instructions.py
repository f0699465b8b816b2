"""What a model that is asked is asked for, where the configuration does not say. It loads nothing."""

from __future__ import annotations

from summarise.common.documents import Length

BEHIND = "\n\n"  # between the article and what is asked of it
INSTRUCTIONS: dict[Length, str] = {
    "headline": "Write a short headline for this news article. Reply with the headline alone.",
    "paragraph": (
        "Summarize this news article in two or three sentences. Reply with the summary alone."
    ),
}
