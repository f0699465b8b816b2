"""The classifier at run time is the network that was trained."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from cleaning_articles import TITLE, dump
from safetensors.numpy import save_file

from summarise.cleaning.blocks.classifier import HALF_SAID, WEIGHTS, Classifier, said
from summarise.cleaning.blocks.features import COLUMNS, Features, Topics, features
from summarise.cleaning.blocks.segment import segment
from summarise.cleaning.blocks.texts import BlockTexts
from summarise.training.cleaner.examples import Example, lexicon_rows
from summarise.training.cleaner.model import Network

LEXICON = ["harbour", "lighthouse", "newsletter"]


@pytest.fixture
def document() -> Features:
    texts = [block.text for block in segment(dump(TITLE, "Menu", below=("Comments", "12 of them")))]
    return features(BlockTexts(texts), {0: "title"})


def test_numpy_gives_what_the_trained_network_gives(
    document: Features,
) -> None:
    torch.manual_seed(1)
    mean, deviation = torch.randn(len(COLUMNS)), torch.rand(len(COLUMNS)) + 0.5
    network = Network(len(LEXICON), mean, deviation).eval()
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    example = Example(
        torch.from_numpy(document.numbers),
        lexicon_rows(document, {word: row for row, word in enumerate(LEXICON, 1)}),
        torch.from_numpy(document.topics.terms),
        torch.from_numpy(document.topics.blocks),
        size=torch.ones(len(document.words)),
        true=torch.ones(len(document.words)),
        body=1.0,
        headlines=None,
    )
    with torch.no_grad():
        logits, _ = network([example])
    ours = Classifier(weights, LEXICON).probabilities(document)
    article = torch.sigmoid(logits[0, :, 0]).numpy()
    headline = torch.cat([logits[0, :, 1], torch.zeros(1)]).softmax(0)[:-1].numpy()
    np.testing.assert_allclose(ours.article, article, atol=1e-5)
    np.testing.assert_allclose(ours.headline, headline, atol=1e-5)


def test_a_block_says_what_other_blocks_of_a_kind_say_and_never_its_own_words() -> None:
    topics = Topics(np.array([0, 0, 1, 2, 2]), np.array([0, 1, 1, 0, 2]))  # 0: a c, 1: a b, 2: c
    kinds = np.array([[1.0, 0.0], [0.5, 0.0], [0.0, 1.0], [1.0, 1.0]])
    half = HALF_SAID
    by_word = {"a of 0": 0.5 / (0.5 + half), "a of 1": 1 / (1 + half), "c of 0": 1 / (1 + half)}
    expected = [
        [by_word["a of 0"] / 2, by_word["c of 0"] / 2],
        [by_word["a of 1"] / 2, 0.0],
        [1 / (1 + half), 0.0],
        [0.0, 0.0],  # it has no word
    ]
    np.testing.assert_allclose(said(kinds, topics), expected, atol=1e-5)


def test_the_weights_that_ship_are_small_and_of_these_features() -> None:
    assert WEIGHTS.stat().st_size < 2_000_000
    Classifier.load()


def test_the_same_document_gives_the_same_chances(document: Features) -> None:
    once, again = (Classifier.load().probabilities(document) for _ in range(2))
    np.testing.assert_array_equal(once, again)
    assert ((np.array(once) >= 0) & (np.array(once) <= 1)).all()
    assert once.headline.sum() <= 1 + 1e-6


def test_weights_of_other_features_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"
    save_file({"bias": np.zeros(1, np.float32)}, path, {"columns": "other", "lexicon": "[]"})
    with pytest.raises(ValueError, match="train it again"):
        Classifier.load(path)


def test_the_chances_of_a_document_are_the_same_to_the_last_bit_whatever_others_there_are() -> None:
    texts = [[block.text for block in segment(dump(TITLE, *["Menu"] * n))] for n in (0, 3, 90)]
    classifier = Classifier.load()
    together = classifier.probabilities(features(BlockTexts(*texts), {}))
    alone = [classifier.probabilities(features(BlockTexts(t), {})) for t in texts]
    np.testing.assert_array_equal(together, np.concatenate(alone, axis=1))
