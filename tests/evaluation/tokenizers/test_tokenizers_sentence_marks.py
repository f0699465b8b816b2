"""Sentence marks of published outputs, read as line ends."""

from __future__ import annotations

import pytest

from summarise.evaluation.metrics.rouge import Rouge
from summarise.evaluation.tokenizers.sentence_marks import has_marks, marks_to_lines

LINES = "the dam held .\nroads were shut ."


@pytest.mark.parametrize(
    "text",
    [
        "the dam held .<n>roads were shut .",
        "the dam held .<q>roads were shut .",
        "<t> the dam held . </t> <t> roads were shut . </t>",
        "<S> the dam held . </S> <S> roads were shut . </S>",
        "<s>the dam held .</s><s>roads were shut .</s>",
        "the dam held . < q > roads were shut .",
        "the dam held . [X_SEP] roads were shut .",
        "the dam held . ##SENT## roads were shut .",
        "<pad> the dam held . <sep> roads were shut . <eos>",
        "the dam held . <SENT> roads were shut .",
        "the dam held .<br/>roads were shut .",
        "the dam held . <SENT_END> roads were shut . </Sentence>",
        "the dam held . &lt;q&gt; roads were shut .",
        "[CLS] the dam held . [SEP] roads were shut . [PAD]",
        "the dam held . <S_SEP> roads were shut . <nl>",
    ],
)
def test_a_mark_is_a_line_end_and_no_word(text: str) -> None:
    assert has_marks(text)
    assert marks_to_lines(text) == LINES
    assert Rouge().lines(text) == Rouge().lines(LINES)


@pytest.mark.parametrize(
    "text", ["5 < 7 and 9 > 2", "<b>bold</b>", "a\n\nb ", "[sic] he said", "# 3", "<nobody>"]
)
def test_what_is_no_mark_stays_as_it_is(text: str) -> None:
    assert not has_marks(text)
    assert marks_to_lines(text) == text
