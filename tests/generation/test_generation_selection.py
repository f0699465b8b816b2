"""Choosing sentences: what is scored, and what of it may be taken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from tiny_checkpoint import TEXT, article, build, settings

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError
from summarise.common.text.words import count_words
from summarise.config import Config
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.location import BUNDLED
from summarise.generation.extractive.sentence_scorer import WEIGHTS, SentenceScorer
from summarise.generation.extractive.sentence_selector import choose_sentences, load_selector
from summarise.generation.extractive.sentence_vectors import encode_sentences, pad_sentences

SHAPE = {"width": 8, "layers": 1, "heads": 2}
FIVE = [
    "The bridge over the river opened on Tuesday.",
    "It cost the town a lot.",
    "The council had asked for it for years.",
    "A band played.",
    "Boats may pass under it again from May.",
]


def with_selector(folder: Path, positions: int = 192) -> Path:
    """A tiny checkpoint that brings a random selector."""
    build(folder, positions=positions)
    torch.manual_seed(1)
    save_file(SentenceScorer(16, **SHAPE).state_dict(), folder / WEIGHTS)
    config = json.loads((folder / "config.json").read_text())
    config |= {"summarise_selector": SHAPE, "summarise_whole_sentences": ["paragraph"]}
    (folder / "config.json").write_text(json.dumps(config))
    return folder


def asking(folder: Path, **paragraph: Any) -> Config:
    """A configuration that leaves it to the checkpoint how paragraphs are written."""
    config = settings(folder)
    given = {"whole_sentences": None} | paragraph
    return config.model_copy(update={"paragraph": config.paragraph.model_copy(update=given)})


def test_the_best_sentences_are_taken_and_set_in_the_articles_order() -> None:
    assert choose_sentences(FIVE, [1.0, 0.0, 2.0, -1.0, 3.0], (10, 40), (2, 0.1)) == [2, 4]


def test_no_sentence_is_added_once_there_is_enough() -> None:
    falling = [5.0, 4.0, 3.0, 2.0, 1.0]
    assert choose_sentences(FIVE, falling, (5, 40), (1, 0.0)) == [0]
    assert choose_sentences(FIVE, falling, (5, 40), (3, 0.0)) == [0, 1, 2]
    assert choose_sentences(FIVE, falling, (5, 40), (1, 0.3)) == [0, 1, 2]


def test_a_sentence_that_would_be_too_much_is_passed_over_for_a_shorter() -> None:
    assert choose_sentences(FIVE, [5.0, 1.0, 4.0, 0.0, 3.0], (9, 15), (9, 1.0)) == [0, 1]


def test_three_words_in_a_row_do_not_come_twice() -> None:
    texts = [*FIVE[:2], "On Monday the bridge over the river was shut.", FIVE[4]]
    assert choose_sentences(texts, [4.0, 1.0, 3.0, 2.0], (12, 20), (2, 0.5)) == [0, 3]


@pytest.mark.parametrize(
    "odd", ["The council said that", "He said “it is over.", "No, no.", "Opened at last (in May."]
)
def test_what_is_no_whole_sentence_is_not_taken(odd: str) -> None:
    assert choose_sentences([odd, *FIVE], [9.0, 0.0, 0.0, 0.0, 0.0, 0.0], (5, 40), (1, 0.0)) == [1]


def test_nothing_is_chosen_when_no_choice_keeps_to_the_words() -> None:
    assert choose_sentences(FIVE[:2], [1.0, 0.0], (30, 100)) == []


def test_a_sentence_is_the_mean_of_its_own_tokens(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path / "c")), "cpu")
    (vectors,) = encode_sentences(checkpoint, [FIVE[:2]])
    ids = checkpoint.tokenizer(" ".join(FIVE[:2]), return_tensors="pt").input_ids
    first = len(checkpoint.tokenizer(FIVE[0], add_special_tokens=False).input_ids)
    with torch.inference_mode():
        hidden = checkpoint.model.get_encoder()(input_ids=ids).last_hidden_state[0]
    torch.testing.assert_close(vectors[0], hidden[1 : 1 + first].mean(0))
    torch.testing.assert_close(vectors[1], hidden[1 + first : -1].mean(0))


def test_an_article_longer_than_the_encoder_reads_is_read_in_parts(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path / "c", positions=64)), "cpu")
    (vectors,) = encode_sentences(checkpoint, [FIVE * 3])
    assert len(vectors) == 15
    assert (vectors.abs().sum(1) > 0).all()


def test_a_sentence_longer_than_the_encoder_reads_is_read_by_its_start(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path / "c", positions=64)), "cpu")
    (vectors,) = encode_sentences(checkpoint, [["the town " * 200, FIVE[0]]])
    assert (vectors.abs().sum(1) > 0).all()


def test_padding_changes_no_score() -> None:
    torch.manual_seed(0)
    scorer = SentenceScorer(16, **SHAPE).eval()
    long, short = torch.randn(5, 16), torch.randn(2, 16)
    with torch.inference_mode():
        together = scorer(*pad_sentences([long, short], [FIVE, FIVE[:2]]))
        alone = scorer(*pad_sentences([short], [FIVE[:2]]))
    torch.testing.assert_close(together[1, :2], alone[0])


def test_a_checkpoint_without_a_selector_has_none(tiny: Path) -> None:
    assert load_selector(load_checkpoint(str(tiny), "cpu")) is None


def test_a_selector_whose_weights_are_gone_is_one_line_that_names_the_file(tmp_path: Path) -> None:
    folder = with_selector(tmp_path / "c")
    (folder / WEIGHTS).unlink()
    with pytest.raises(SummariseError, match=f"{WEIGHTS}: cannot be loaded as the selector: "):
        load_selector(load_checkpoint(str(folder), "cpu"))


def test_the_paragraph_of_a_checkpoint_with_a_selector_is_chosen_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    from summarise.generation.engines.torch_engine import TorchEngine

    real = TorchEngine.generate

    def spy(self: TorchEngine, *given: Any) -> list[list[list[int]]]:
        written.append(given[1])
        return real(self, *given)

    monkeypatch.setattr(TorchEngine, "generate", spy)
    summariser = SummaryGenerator(asking(with_selector(tmp_path / "c")))
    (result,) = summariser.summarise([article()])
    assert isinstance(result, Summary)
    assert written == ["headline"]
    assert result.strategy == "selected sentences, lead"
    assert 5 <= count_words(result.paragraph or "") <= 40


def test_a_configuration_may_ask_for_a_written_paragraph_all_the_same(tmp_path: Path) -> None:
    config = asking(with_selector(tmp_path / "c"), whole_sentences=False)
    (result,) = SummaryGenerator(config, ["paragraph"]).summarise([article()])
    assert isinstance(result, Summary)
    assert "selected" not in result.strategy


def test_a_point_of_a_list_stands_in_a_paragraph_without_its_bullet(tmp_path: Path) -> None:
    text = "\n\n".join(f"• {sentence}" for sentence in FIVE)
    summariser = SummaryGenerator(asking(with_selector(tmp_path / "c")), ["paragraph"])
    (result,) = summariser.summarise([article(text)])
    assert isinstance(result, Summary)
    assert result.paragraph
    assert "•" not in result.paragraph


def test_a_selector_reads_past_what_the_decoder_does(tmp_path: Path) -> None:
    folder = with_selector(tmp_path / "c", positions=64)
    (result,) = SummaryGenerator(asking(folder)).summarise([article(TEXT * 3)])
    assert isinstance(result, Summary)
    assert result.words_read == count_words(TEXT * 3)
    assert [w for w in result.warnings if w.startswith("headline: the model read the first ")]
    assert not [w for w in result.warnings if w.startswith("paragraph")]


def test_an_article_whose_sentences_cannot_keep_to_the_words_gives_its_opening(
    tmp_path: Path,
) -> None:
    config = asking(with_selector(tmp_path / "c"), words=(39, 40))
    (result,) = SummaryGenerator(config, ["paragraph"]).summarise([article()])
    assert isinstance(result, Summary)
    assert any("the article's opening is given" in w for w in result.warnings)


def test_a_batch_chooses_what_each_article_alone_would(tmp_path: Path) -> None:
    summariser = SummaryGenerator(asking(with_selector(tmp_path / "c")), ["paragraph"])
    articles = [article(f"{TEXT} {' '.join(FIVE[:n])}", id=str(n)) for n in range(4)]
    together = summariser.summarise(articles)
    alone = [result for a in articles for result in summariser.summarise([a])]
    assert [r.record() for r in together] == [r.record() for r in alone]


def test_a_checkpoints_context_is_not_bounded_by_what_its_decoder_should_see(tiny: Path) -> None:
    checkpoint: Checkpoint = load_checkpoint(str(tiny), "cpu")
    checkpoint.model.config.summarise_source_tokens = 64
    assert (checkpoint.context, checkpoint.max_source_tokens) == (192, 64)


def test_the_bundled_checkpoint_chooses_sentences_and_stays_small() -> None:
    assert load_selector(load_checkpoint("bundled", "cpu")) is not None
    assert sum(path.stat().st_size for path in BUNDLED.glob("*")) <= 64 * 2**20
