"""Each family's tiny checkpoint through the one loader, and the profile that it found."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers
import yaml
from benchmark_families import TOKENS, same, texts, write
from tiny_checkpoint import TEXT, article, settings
from tiny_families import FAMILIES, build
from tiny_later_families import byt5

from summarise.cli import main
from summarise.common.documents import Summary
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.seq2seq import set_up
from summarise.generation.engines.torch_engine import EncodedBatch, TorchEngine

ALL = len(TOKENS) * len(texts())


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of each family, by its name."""
    root = tmp_path_factory.mktemp("families")
    for family in FAMILIES:
        build(family, root / family)
    return root


def loaded(folders: Path, family: str, language: str = "en") -> Checkpoint:
    return load_checkpoint(str(folders / family), language=language)


def edit(folder: Path, name: str, **changes: object) -> None:
    """Change settings of a saved checkpoint."""
    path = folder / name
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_writes_both_lengths_through_the_command(
    family: str, folders: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lengths: dict[str, object] = {
        length: {"checkpoint": str(folders / family), "tokens": list(tokens), "beams": 2}
        for length, tokens in TOKENS.items()
    }
    config = tmp_path / "tiny.yaml"
    # by torch: what random weights write in 8 bits depends on the processor
    config.write_text(yaml.safe_dump({"engine": "torch", "source_words": "free"} | lengths))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main(["run", str(tmp_path / "a.txt"), "--config", str(config), "--verbose"])
    said = capsys.readouterr()
    assert end.value.code == 0, said.err
    record = json.loads(said.out)
    assert record["headline"]
    assert record["paragraph"]
    assert "lead" in record["strategy"].split(", ")  # at least one is the checkpoint's own
    others = {"mBART-50": "mBART", "FLAN-T5": "T5", "NLLB": "M2M100"}
    name = others.get(family, family)
    assert said.err.count(f"{folders / family}: {name}, engine ") == 1


@pytest.mark.parametrize("family", FAMILIES)
def test_a_batch_of_eight_writes_what_eight_batches_of_one_do(family: str, folders: Path) -> None:
    checkpoint = loaded(folders, family)
    engine = TorchEngine(checkpoint)
    together = write(engine, checkpoint, texts())
    alone = [write(engine, checkpoint, [text]) for text in texts()]
    apart = {length: [one[length][0] for one in alone] for length in TOKENS}
    assert len(set(map(tuple, together["paragraph"]))) > 1  # they do tell articles apart
    assert same(together, apart) >= ALL - 1  # rounding may decide a close call


def test_barts_own_lengths_give_way_and_its_forced_tokens_stay(folders: Path) -> None:
    checkpoint = loaded(folders, "BART")
    notes = " | ".join(checkpoint.notes)
    assert "its own min_length 56, max_length 142, num_beams 4, length_penalty 2.0" in notes
    assert "no_repeat_ngram_size 3, forced_eos_token_id 2 kept" in notes
    bos, eos = checkpoint.tokenizer.bos_token_id, checkpoint.tokenizer.eos_token_id
    assert checkpoint.prompt("headline") == [eos, bos]


def test_the_note_on_repeated_tokens_is_what_is_done(tmp_path: Path) -> None:
    for own, said in (
        (5, "its own no_repeat_ngram_size 5 is 3 here"),
        (2, "no_repeat_ngram_size 2, "),
    ):
        folder = build("BART", tmp_path / f"{own}")
        edit(folder, "generation_config.json", no_repeat_ngram_size=own)
        checkpoint = load_checkpoint(str(folder), "cpu")
        notes = " | ".join(checkpoint.notes)
        assert said in notes
        assert notes.count("no_repeat_ngram_size") == 1
        assert checkpoint.profile.no_repeat_ngram_size == min(own, 3)


def test_a_checkpoints_minimum_does_not_lengthen_a_headline(folders: Path) -> None:
    checkpoint = loaded(folders, "BART")
    beams = write(TorchEngine(checkpoint), checkpoint, texts(2))["headline"]
    assert all(len(beam) <= TOKENS["headline"][1] for beam in beams)


def test_t5s_maximum_does_not_shorten_a_paragraph(folders: Path) -> None:
    checkpoint = loaded(folders, "T5")
    assert checkpoint.model.generation_config.max_length == 20
    beams = write(TorchEngine(checkpoint), checkpoint, texts(2))["paragraph"]
    assert max(map(len, beams)) > 20


def read_by(folder: Path, monkeypatch: pytest.MonkeyPatch, prefix: str | None) -> str:
    """What the encoder is given of an article."""
    read: list[list[int]] = []
    real = TorchEngine.encode

    def spy(self: TorchEngine, sources: Sequence[Sequence[int]]) -> EncodedBatch:
        read.extend(map(list, sources))
        return real(self, sources)

    monkeypatch.setattr(TorchEngine, "encode", spy)
    config = settings(folder)
    headline = config.headline.model_copy(update={"prefix": prefix})
    summariser = SummaryGenerator(config.model_copy(update={"headline": headline}), ["headline"])
    assert isinstance(summariser.summarise([article()])[0], Summary)
    tokenizer = load_checkpoint(str(folder)).tokenizer
    return str(tokenizer.decode(read[0], skip_special_tokens=True))


@pytest.mark.parametrize(
    ("prefix", "start"),
    [(None, "summarize: The mayor"), ("", "The mayor"), ("the town: ", "the town: The mayor")],
)
def test_t5s_own_prefix_is_read_unless_the_configuration_has_one(
    prefix: str | None, start: str, folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_by(folders / "T5", monkeypatch, prefix).startswith(start)


def test_pegasus_line_ends_are_no_words(folders: Path) -> None:
    checkpoint = loaded(folders, "PEGASUS")
    ids = checkpoint.tokenizer.convert_tokens_to_ids(["▁town.", "<n>", "▁The", "▁bridge"])
    assert checkpoint.decode(ids) == "town. The bridge"


@pytest.mark.parametrize(
    ("family", "token"),
    [
        ("mBART", "de_DE"),
        ("mBART-50", "de_DE"),
        ("M2M100", "__de__"),
        ("NLLB", "deu_Latn"),
        ("NLLB-MoE", "deu_Latn"),
    ],
)
def test_a_multilingual_checkpoint_reads_and_writes_the_language_asked_for(
    family: str, token: str, folders: Path
) -> None:
    checkpoint = loaded(folders, family, "de")
    tokenizer = checkpoint.tokenizer
    read = tokenizer.convert_ids_to_tokens(tokenizer("the town").input_ids)
    assert token in (read[0], read[-1])
    assert tokenizer.convert_ids_to_tokens(checkpoint.prompt("headline"))[-1] == token
    assert len(checkpoint.prompt("headline")) == (1 if family == "mBART" else 2)
    assert f"reads and writes {token}" in checkpoint.notes


@pytest.mark.parametrize(
    ("language", "token"),
    [("en", "eng_Latn"), ("ar", "arb_Arab"), ("fa", "pes_Arab"), ("zh", "zho_Hans")],
)
def test_a_language_of_nllb_is_found_by_its_code_of_two_letters(
    language: str, token: str, folders: Path
) -> None:
    assert f"reads and writes {token}" in loaded(folders, "NLLB", language).notes


def test_plbart_writes_the_language_asked_for(folders: Path) -> None:
    checkpoint = loaded(folders, "PLBart")
    names = checkpoint.tokenizer.convert_ids_to_tokens(checkpoint.prompt("headline"))
    assert names == ["__en_XX__"]


def test_a_language_without_a_token_is_said_and_the_checkpoints_own_kept(folders: Path) -> None:
    checkpoint = loaded(folders, "mBART", "xx")
    assert "no token for the language 'xx': its own languages are kept" in checkpoint.notes
    first = checkpoint.prompt("headline")
    assert checkpoint.tokenizer.convert_ids_to_tokens(first) == ["ro_RO"]


def test_led_attends_to_its_first_token_from_everywhere(folders: Path) -> None:
    checkpoint = loaded(folders, "LED")
    encoder = checkpoint.model.get_encoder()
    ids = torch.tensor([checkpoint.tokenizer(TEXT).input_ids])
    seen = torch.zeros_like(ids)
    seen[:, 0] = 1
    with torch.inference_mode():
        ours = encoder(input_ids=ids).last_hidden_state
        right = encoder(input_ids=ids, global_attention_mask=seen).last_hidden_state
        without = encoder(input_ids=ids, global_attention_mask=0 * seen).last_hidden_state
    assert torch.equal(ours, right)
    assert not torch.allclose(ours, without)


def test_bigbird_goes_back_to_blocks_after_a_short_article(folders: Path) -> None:
    checkpoint = loaded(folders, "BigBird-Pegasus")
    engine, encoder = TorchEngine(checkpoint), checkpoint.model.get_encoder()
    engine.encode([checkpoint.tokenizer("The town.").input_ids])
    assert encoder.attention_type == "original_full"
    engine.encode([checkpoint.tokenizer(TEXT).input_ids])
    assert encoder.attention_type == "block_sparse"


@pytest.mark.parametrize(
    ("family", "context", "room"),
    [
        ("BART", 96, 96),
        ("T5", 96, 1024),  # relative positions: only the tokenizer has a limit
        ("mT5", 1024, 1024),  # neither has
        ("T5Gemma", 160, 160),  # stated by each part
        ("T5Gemma2", 160, 160),  # and of the part that reads by its own for texts
        ("LED", 256, 96),  # one for each side
        ("ProphetNet", 96, 96),  # of 97 positions, the padding has the first
        ("EncoderDecoder", 96, 96),  # those of its two parts
    ],
)
def test_what_can_be_read_and_written_at_most(
    family: str, context: int, room: int, folders: Path
) -> None:
    checkpoint = loaded(folders, family)
    assert (checkpoint.context, checkpoint.max_target_tokens) == (context, room)


def test_two_berts_are_given_tokens_to_start_and_end_with(folders: Path) -> None:
    checkpoint = loaded(folders, "EncoderDecoder")
    tokenizer = checkpoint.tokenizer
    assert tokenizer.eos_token == "[SEP]"
    assert checkpoint.prompt("paragraph") == [tokenizer.cls_token_id]
    assert checkpoint.model.generation_config.pad_token_id == tokenizer.pad_token_id


def test_settings_that_beam_search_cannot_keep_are_left_out_and_said(tmp_path: Path) -> None:
    folder = build("BART", tmp_path / "bart")
    edit(folder, "generation_config.json", encoder_no_repeat_ngram_size=3, num_beam_groups=2)
    checkpoint = load_checkpoint(str(folder))
    assert any(
        "encoder_no_repeat_ngram_size 3, num_beam_groups 2 are left out" in note
        for note in checkpoint.notes
    )
    assert write(TorchEngine(checkpoint), checkpoint, texts(1))["headline"]


def test_a_checkpoints_shorter_runs_stay_forbidden(tmp_path: Path) -> None:
    folder = build("BART", tmp_path / "bart")
    edit(folder, "generation_config.json", no_repeat_ngram_size=2)
    checkpoint = load_checkpoint(str(folder))
    beam = write(TorchEngine(checkpoint), checkpoint, texts(1))["paragraph"][0]
    pairs = list(pairwise(beam))
    assert len(set(pairs)) == len(pairs)


def test_an_unknown_family_is_used_by_the_general_rules_and_said(folders: Path) -> None:
    checkpoint = loaded(folders, "BART")
    checkpoint.model.config.model_type = "unheard-of"
    profile = set_up(checkpoint.model, checkpoint.tokenizer)
    assert profile.family == "unheard-of"
    assert profile.notes[0].startswith("'unheard-of' is no family known here")


def test_byt5_reads_bytes_as_many_as_it_was_trained_with(tmp_path: Path) -> None:
    byt5(tmp_path)
    checkpoint = load_checkpoint(str(tmp_path))
    assert (checkpoint.profile.family, checkpoint.context) == ("T5", 1024)


def test_what_an_unknown_family_reads_is_not_guessed_from_another(folders: Path) -> None:
    checkpoint = loaded(folders, "mT5")
    checkpoint.model.config.model_type = "unheard-of"
    profile = set_up(checkpoint.model, checkpoint.tokenizer)
    assert profile.context == 4096
    assert "reads 4096 tokens, as much as is usual, for it states no limit" in profile.notes


def test_words_are_turned_into_tokens_by_the_tokenizers_own_measure(folders: Path) -> None:
    words, letters = loaded(folders, "T5"), loaded(folders, "BART")
    assert words.tokens_a_word > 2  # most of the sample is spelled letter by letter
    assert words.tokens_a_word != letters.tokens_a_word
    assert load_checkpoint("bundled").tokens_a_word == pytest.approx(1.2, abs=0.2)


def test_umt5s_own_head_reads_states_that_are_not_scaled(tmp_path: Path) -> None:
    folder = build("UMT5", tmp_path / "umt5")
    kind: Any = transformers.UMT5ForConditionalGeneration
    own = kind.from_pretrained(folder)
    own.lm_head.weight = torch.nn.Parameter(torch.randn_like(own.lm_head.weight))
    own.save_pretrained(folder)
    edit(folder, "config.json", tie_word_embeddings=False)  # as google/umt5-small has it
    own.config.tie_word_embeddings = False
    checkpoint = load_checkpoint(str(folder), "cpu")
    ids = torch.arange(5, 25)[None]
    with torch.inference_mode():
        found, expected = (m(ids, decoder_input_ids=ids).logits for m in (checkpoint.model, own))
        own.config.tie_word_embeddings = True
        flattened = own(ids, decoder_input_ids=ids).logits
    assert torch.allclose(found, expected, atol=1e-3)
    assert not torch.allclose(flattened, expected, atol=1e-3)


def test_led_says_nothing_of_its_padding_and_its_logger_stays_as_it_was(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("transformers.models.led.modeling_led")
    level = logger.level
    checkpoint = load_checkpoint(str(build("LED", tmp_path / "led")))
    assert logger.level == level
    logger.addHandler(caplog.handler)
    try:
        checkpoint.model.get_encoder()(input_ids=torch.tensor([[3, 4, 5]]))
    finally:
        logger.removeHandler(caplog.handler)
    assert not caplog.records
    assert logger.level == level
