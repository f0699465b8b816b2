"""Drafts drawn at random follow from the seed and the article alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import torch
from tiny_checkpoint import TEXT, article, settings
from tiny_families import build

from summarise.common.documents import Article
from summarise.common.errors import SummariseError
from summarise.config import Config, LengthConfig, Sampling, parse
from summarise.generation import SummaryGenerator
from summarise.generation.decoding.sampling import SampledDecoding
from summarise.generation.decoding.seeds import derive_seed

TOKENS = (4, 12)


@pytest.fixture(scope="module")
def bart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("BART", tmp_path_factory.mktemp("bart") / "bart")


def sampled(folder: Path, sampling: Sampling | None) -> Config:
    length = LengthConfig(checkpoint=str(folder), tokens=TOKENS, beams=2, sampling=sampling)
    return settings(folder, headline=length, source_words="free")


def headlines(config: Config, articles: list[Article]) -> list[str]:
    return [
        str(r.record()["headline"])
        for r in SummaryGenerator(config, ["headline"]).summarise(articles)
    ]


def articles() -> list[Article]:
    return [article(f"{TEXT} {'Again. ' * n}", id=str(n)) for n in range(4)]


def test_the_same_seed_gives_the_same_texts_and_another_seed_others(bart: Path) -> None:
    once, again, other = (headlines(sampled(bart, Sampling(seed=s)), articles()) for s in (1, 1, 2))
    assert once == again
    assert once != other


def test_what_is_drawn_does_not_depend_on_the_batch(bart: Path) -> None:
    config = sampled(bart, Sampling(seed=1))
    alone = [headlines(config, [one])[0] for one in articles()]
    assert headlines(config, articles()) == alone


def test_articles_of_one_text_are_drawn_apart(bart: Path) -> None:
    config = sampled(bart, Sampling(seed=1))
    first, second = headlines(config, [article(id="a"), article(id="b")])
    assert first != second


def test_the_least_nucleus_is_the_likeliest_word(bart: Path) -> None:
    greedy = LengthConfig(checkpoint=str(bart), tokens=TOKENS, beams=1)
    config = settings(bart, headline=greedy, source_words="free")
    narrow = sampled(bart, Sampling(top_p=1e-6))
    assert headlines(narrow, articles()) == headlines(config, articles())


def test_words_are_drawn_as_often_as_they_are_likely() -> None:
    draws, likely = 4000, [0.5, 0.3, 0.15, 0.05]
    choose = SampledDecoding(Sampling(top_p=0.9), [derive_seed(0)], draws)
    scores = torch.tensor(likely).log().expand(draws, 4)
    drawn = Counter(choose(torch.zeros(draws, 0), scores).argmax(-1).tolist())
    shares = [drawn[word] / draws for word in range(4)]
    assert shares == pytest.approx([0.5 / 0.95, 0.3 / 0.95, 0.15 / 0.95, 0], abs=0.03)


def test_a_low_temperature_draws_the_likeliest() -> None:
    choose = SampledDecoding(Sampling(temperature=0.01), [derive_seed(0)], 50)
    scores = torch.tensor([0.5, 0.3, 0.2]).log().expand(50, 3)
    assert choose(torch.zeros(50, 0), scores).argmax(-1).tolist() == [0] * 50


def test_sampling_is_read_from_a_configuration() -> None:
    config = parse({"headline": {"sampling": {"temperature": 0.7, "seed": 5}}})
    assert config.headline.sampling == Sampling(temperature=0.7, top_p=0.95, seed=5)
    assert config.paragraph.sampling is None


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"top": 1}, "unknown key 'headline.sampling.top'; did you mean 'top_p'"),
        ({"top_p": 0}, "headline.sampling.top_p: .* not 0"),
        ({"temperature": 0}, "headline.sampling.temperature: .* not 0"),
    ],
)
def test_a_wrong_setting_is_named(wrong: dict[str, float], says: str) -> None:
    with pytest.raises(SummariseError, match=says):
        parse({"headline": {"sampling": wrong}})
