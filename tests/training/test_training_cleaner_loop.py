"""A training from pages to weights that the package reads, the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from cleaner_pages import ARTICLE, site

from summarise.cleaning.blocks.classifier import Classifier
from summarise.common.errors import SummariseError
from summarise.training.cleaner.cross_validation import label_document
from summarise.training.cleaner.documents import TrainingDocument
from summarise.training.cleaner.loop import train, write_weights

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture(scope="module")
def pages() -> list[TrainingDocument]:
    return [site(k) for k in range(170)]


def test_the_same_seed_gives_the_same_weights(pages: list[TrainingDocument]) -> None:
    (one, lexicon), (again, _) = (train(pages, seed=1, epochs=2) for _ in range(2))
    assert {"harbour", "home", "comments"} <= set(lexicon)
    for name, weights in one.state_dict().items():
        assert torch.equal(weights, again.state_dict()[name]), name


def test_too_few_documents_are_an_error_that_says_how_many(pages: list[TrainingDocument]) -> None:
    with pytest.raises(SummariseError, match="90 documents are too few: give 160 or more"):
        train(pages[:90], seed=0)


def test_a_network_learns_which_blocks_are_the_body(pages: list[TrainingDocument]) -> None:
    network, lexicon = train(pages, seed=0, epochs=20)
    blocks = label_document(network, lexicon, site(171))
    assert [block.text for block in blocks if block.kept and block.text in ARTICLE] == ARTICLE
    assert not any(block.kept for block in blocks if block.text.startswith("I have never"))


def test_the_package_reads_the_weights_that_are_written(
    pages: list[TrainingDocument], tmp_path: Path
) -> None:
    network, lexicon = train(pages, seed=0, epochs=2)
    write_weights(network, lexicon, "figures", tmp_path / "w.safetensors")
    found = Classifier.load(tmp_path / "w.safetensors").probabilities(pages[0].seen)
    assert found.article.shape == (len(pages[0].segments),)
