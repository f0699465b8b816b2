"""The checker of a tiny prefix LM: what it changes, what it reads, and what it gives."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from tiny_prefix_lm import build_packed

from summarise.common.errors import SummariseError
from summarise.generation.checking.adapters import Adapters, linear_shapes
from summarise.generation.checking.article_checker import ArticleChecker, has_checker
from summarise.generation.checking.checker import Checker, CheckerShape
from summarise.generation.checking.claim_checker import ClaimChecker, load_checker
from summarise.generation.checking.claims import encode_claim
from summarise.generation.checking.passages import passages
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.training.checker.loop import write_checker

pytestmark = pytest.mark.usefixtures("one_thread")

SHAPE = CheckerShape(layers=2, first=0, rank=2)
ARTICLE = "The mayor opened the bridge on Tuesday. It was closed to boats in the river for long."
CLAIMS = [
    "The mayor opened the bridge",
    "The mayor closed the bridge on Tuesday",
    "Boats were closed",
]


def changed(network: Checker) -> Checker:
    """Draw the changes at random, as training would have moved them away from none."""
    torch.manual_seed(1)
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    return network


def built(tmp_path: Path) -> Checkpoint:
    folder = build_packed(tmp_path / "tiny")
    model = load_checkpoint(str(folder)).model
    write_checker(changed(Checker(model.decoder.config, SHAPE)), folder)
    return load_checkpoint(str(folder))


def loaded(tmp_path: Path) -> ClaimChecker:
    checker = load_checker(built(tmp_path))
    assert checker
    return checker


def test_adapters_change_nothing_before_they_learn_and_nothing_outside_their_context(
    tmp_path: Path,
) -> None:
    model = load_checkpoint(str(build_packed(tmp_path / "tiny"))).model
    ids = torch.tensor([[3, 4, 5, 6]])
    adapters = Adapters(linear_shapes(model.decoder.config, 0, 3), 2).to(model.dtype)
    before = model.decoder(ids).last_hidden_state
    with adapters.applied(model.decoder):
        assert torch.equal(model.decoder(ids).last_hidden_state, before)
        torch.nn.init.ones_(adapters.up["layers-1-mlp-up_proj"])
        assert not torch.equal(model.decoder(ids).last_hidden_state, before)
    assert torch.equal(model.decoder(ids).last_hidden_state, before)


def test_the_shapes_are_those_of_the_decoders_own_layers(tmp_path: Path) -> None:
    model = load_checkpoint(str(build_packed(tmp_path / "tiny")), precision="float32").model
    shapes = linear_shapes(model.decoder.config, 0, 3)
    own = {
        name: (module.out_features, module.in_features)
        for name, module in model.decoder.named_modules()
        if isinstance(module, torch.nn.Linear)
    }
    assert shapes == own


def test_a_claim_is_judged_alike_alone_beside_others_and_beside_other_articles(
    tmp_path: Path,
) -> None:
    checker = loaded(tmp_path)
    source = checker.checkpoint.tokenizer(ARTICLE).input_ids
    (together,) = checker.judge(checker.read([source]), [CLAIMS])
    for claim, verdict in zip(CLAIMS, together, strict=True):
        ((alone,),) = checker.judge(checker.read([source]), [[claim]])
        assert alone.false == pytest.approx(verdict.false, abs=0.05)
    both = checker.judge(checker.read([source[:9], source]), [CLAIMS[:1], CLAIMS])
    assert [len(of) for of in both] == [1, 3]
    assert both[1][2].false == pytest.approx(together[2].false, abs=0.05)


def test_what_is_doubtful_is_pieces_of_the_claim(tmp_path: Path) -> None:
    checker = loaded(tmp_path)
    torch.nn.init.constant_(checker.network.token.bias, 100.0)
    source = checker.checkpoint.tokenizer(ARTICLE).input_ids
    ((verdict,),) = checker.judge(checker.read([source]), [[CLAIMS[0]]])
    assert [CLAIMS[0][a:b] for a, b in verdict.doubtful] == [CLAIMS[0]]


def test_tokens_of_a_claim_know_where_in_it_they_stand(tmp_path: Path) -> None:
    tokenizer = built(tmp_path).tokenizer
    ids, spans = encode_claim(tokenizer, [1, 2], "The mayor opened")
    assert ids[:2] == [1, 2]
    assert ids[-1] == tokenizer.eos_token_id
    assert len(ids) == len(spans)
    inside = [span for span in spans if span]
    assert (inside[0].start, inside[-1].end) == (0, len("The mayor opened"))
    assert spans[0] is spans[-1] is None


def test_passages_are_whole_sentences_and_have_every_sentence(tmp_path: Path) -> None:
    tokenizer = built(tmp_path).tokenizer
    article = " ".join(f"The mayor opened bridge {i} on Tuesday in the town." for i in range(40))
    found = passages(tokenizer, article)
    assert len(found) > 1
    assert max(map(len, found)) <= 230
    said = " ".join(tokenizer.decode(ids) for ids in found)
    assert all(f"bridge {i} on" in said for i in range(40))
    assert all(tokenizer.decode(ids).strip().endswith(".") for ids in found)
    assert len(passages(tokenizer, "")) == 1


def test_an_articles_best_passage_counts(tmp_path: Path) -> None:
    built(tmp_path)
    judge = ArticleChecker(str(tmp_path / "tiny"))
    other = "Nobody was hurt in the town. " * 30
    alone, longer = judge(ARTICLE, CLAIMS[0]), judge(f"{ARTICLE}\n\n{other}", CLAIMS[0])
    assert 0 < alone < 1
    assert longer >= judge(other, CLAIMS[0]) - 0.02


def test_a_checkpoint_without_a_checker_says_so(tmp_path: Path) -> None:
    folder = build_packed(tmp_path / "plain")
    assert load_checker(load_checkpoint(str(folder))) is None
    with pytest.raises(SummariseError, match="has no checker"):
        ArticleChecker(str(folder))


def test_weights_that_do_not_fit_are_named(tmp_path: Path) -> None:
    checkpoint = built(tmp_path)
    (tmp_path / "tiny" / "checker.safetensors").write_bytes(b"no")
    with pytest.raises(SummariseError, match=r"checker\.safetensors: cannot be loaded"):
        load_checker(checkpoint)


def test_a_folder_tells_whether_it_has_a_checker(tmp_path: Path) -> None:
    built(tmp_path)
    assert has_checker(str(tmp_path / "tiny"))
    assert not has_checker(str(build_packed(tmp_path / "plain")))
    assert not has_checker("somebody/nli-model")


def test_a_checker_reads_and_judges_where_its_checkpoint_is_computed(tmp_path: Path) -> None:
    checkpoint = built(tmp_path)
    checkpoint.model.to("meta")  # which refuses tensors of the CPU, as a GPU does
    checker = load_checker(checkpoint)
    assert checker
    assert {weight.device.type for weight in checker.network.parameters()} == {"meta"}
    prefix = checker.read([[3, 4, 5], [6]])
    assert prefix.keys[0].device.type == prefix.mask.device.type == "meta"
    with pytest.raises(NotImplementedError, match="no data"):  # computed, and only then read
        checker.judge(prefix, [CLAIMS, CLAIMS[:1]])
