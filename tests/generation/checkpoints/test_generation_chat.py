"""System prompts: they stand before the article, where the chat template has a place for them."""

from __future__ import annotations

from pathlib import Path

import pytest
import transformers
from tiny_checkpoint import article, settings
from tiny_decoder_only import TEMPLATE, build

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.chat import find_chat
from summarise.generation.checkpoints.loading import load_checkpoint

WITHOUT = TEMPLATE.replace("for m in messages", "for m in messages if m.role != 'system'")
REFUSES = (
    "{% if messages[0].role == 'system' %}{{ raise_exception('no system') }}{% endif %}" + TEMPLATE
)


def test_a_system_prompt_stands_before_the_article(tmp_path: Path) -> None:
    folder = build(tmp_path, transformers.LlamaConfig)
    checkpoint = load_checkpoint(str(folder), "cpu", system="Be brief.")
    assert checkpoint.chat is not None
    assert checkpoint.tokenizer.decode(checkpoint.chat.opening) == (
        "<|start|>system\nBe brief.<|end|>\n<|start|>user\n"
    )


def test_without_a_template_it_is_text_before_the_article(tmp_path: Path) -> None:
    folder = build(tmp_path, transformers.LlamaConfig, None)
    tokenizer = load_checkpoint(str(folder), "cpu").tokenizer
    assert tokenizer.decode(find_chat(tokenizer, "Be brief.").opening) == "Be brief.\n\n"


def test_lengths_may_have_different_ones(tmp_path: Path) -> None:
    config = settings(build(tmp_path, transformers.LlamaConfig), source_words="free")
    plain = {"whole_sentences": False, "words": (2, 40)}
    terse = config.headline.model_copy(update={"system": "Be brief."})
    paragraph = config.paragraph.model_copy(update=plain)
    both = config.model_copy(update={"headline": terse, "paragraph": paragraph})
    alone = both.model_copy(
        update={"paragraph": paragraph.model_copy(update={"system": "Be brief."})}
    )

    def written(config: object, length: str) -> str | None:
        (result,) = SummaryGenerator(config, [length]).summarise([article()])  # type: ignore[arg-type]
        assert isinstance(result, Summary)
        text: str | None = getattr(result, length)
        return text

    (result,) = SummaryGenerator(both).summarise([article()])
    assert isinstance(result, Summary)
    assert result.headline == written(both, "headline")
    assert result.paragraph == written(both, "paragraph")
    assert result.paragraph != written(alone, "paragraph")


@pytest.mark.parametrize(
    ("template", "why"),
    [
        (WITHOUT, "its chat template has no system prompt: say it in `prompt`"),
        (REFUSES, "its chat template refuses what it is given: no system"),
    ],
)
def test_a_template_without_a_place_for_it_is_one_line(
    template: str, why: str, tmp_path: Path
) -> None:
    folder = build(tmp_path, transformers.LlamaConfig, template)
    with pytest.raises(SummariseError, match=why):
        load_checkpoint(str(folder), "cpu", system="Be brief.")
