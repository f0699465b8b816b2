"""How the voices on a page's blocks are weighed is learnt from pages with bodies and from snippets."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from cleaner_pages import ARTICLE

from summarise.cleaning.blocks.classifier import Classifier, bundled
from summarise.cleaning.opinions.fusion import Fusion
from summarise.cleaning.opinions.voices import COLUMNS
from summarise.training.cleaner import fusion
from summarise.training.cleaner.voices import WRONG, HeardPage, read_pages, read_snippets

pytestmark = pytest.mark.usefixtures("one_thread")

ASIDE = "I have never liked the harbour of that town, it must be said."


def html(k: int) -> str:
    paragraphs = "".join(f"<p>{each}</p>" for each in ARTICLE)
    article = f"<article><h1>Harbour plan {k} passed</h1>{paragraphs}</article>"
    return f"<html><body><nav>Home</nav>{article}<div class='comment'><p>{ASIDE}</p></div></body></html>"


@pytest.fixture(scope="module")
def networks() -> list[Classifier]:
    return [bundled()] * 2


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, networks: list[Classifier]) -> list[HeardPage]:
    folder = tmp_path_factory.mktemp("pages")
    rows = []
    for k in range(34):
        (folder / f"{k}.html").write_text(html(k))
        url = f"https://{k}.example/a"
        rows.append(
            {"id": str(k), "url": url, "html_file": f"{k}.html", "body": "\n".join(ARTICLE)}
        )
    path = folder / "dumps.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    return list(read_pages(path, folder, networks))


def test_a_page_with_a_body_says_of_each_block_whether_it_is_the_bodys(
    pages: list[HeardPage],
) -> None:
    texts = np.array(pages[0].dump.texts)
    assert texts[pages[0].true].tolist() == ARTICLE
    assert pages[0].whole
    assert (pages[0].weight > 0).all()


def test_a_page_with_snippets_is_known_only_where_they_stand(
    tmp_path: Path, networks: list[Classifier]
) -> None:
    (tmp_path / "a.html").write_text(html(1))
    row = {
        "id": "a.html",
        "url": "https://a.example",
        "with": [ARTICLE[2]],
        "without": ["never liked"],
    }
    (tmp_path / "snippets.jsonl").write_text(json.dumps(row))
    [page] = read_snippets(tmp_path, networks)
    known = np.flatnonzero(page.weight).tolist()
    assert [(page.dump.texts[i], bool(page.true[i])) for i in known] == [
        (ARTICLE[2], True),
        (ASIDE, False),
    ]
    assert not page.whole


def test_a_page_is_heard_without_the_extractor_with_it_and_where_voices_are_wrong(
    pages: list[HeardPage],
) -> None:
    ways = pages[0].ways()
    asked = COLUMNS.index("asked")
    assert [bool(way[:, asked].all()) for way in ways] == [
        False,
        *[True] * (1 + WRONG),
        False,
        True,
        True,
    ]
    assert {way.shape for way in ways} == {(len(pages[0].dump.texts), len(COLUMNS))}
    for one, again in zip(ways, pages[0].ways(), strict=True):
        assert np.array_equal(one, again)


def test_the_package_weighs_as_the_networks_that_were_trained(
    pages: list[HeardPage], tmp_path: Path
) -> None:
    ways = [page.ways() for page in pages]
    networks = [fusion.train(pages, ways, seed) for seed in range(2)]
    fusion.write_fusion(networks, tmp_path / "w.safetensors")
    heard = ways[0][1]
    with torch.no_grad():
        logits = torch.stack([network(torch.from_numpy(heard)) for network in networks]).mean(0)
    chances = Fusion.load(tmp_path / "w.safetensors").weigh(heard.astype(np.float64))
    assert np.allclose(chances, torch.sigmoid(logits).numpy(), atol=0.02)
    assert chances[pages[0].true].min() > chances[~pages[0].true].max()
