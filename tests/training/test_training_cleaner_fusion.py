"""How the voices on a page's blocks are weighed is learnt from pages with bodies and from snippets."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from cleaner_pages import ARTICLE
from torch import Tensor

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
    assert [bool(way.rows[:, asked].all()) for way in ways] == [
        False,
        *[True] * (1 + WRONG),
        False,
        True,
        True,
    ]
    assert {way.rows.shape for way in ways} == {(len(pages[0].dump.texts), len(COLUMNS))}
    for one, again in zip(ways, pages[0].ways(), strict=True):
        assert np.array_equal(one.rows, again.rows)


@pytest.fixture(scope="module")
def trained(pages: list[HeardPage]) -> list[fusion.Trained]:
    ways = [page.ways() for page in pages]
    return [fusion.train(pages, ways, seed) for seed in range(2)]


def as_tensors(page: HeardPage, trained: fusion.Trained) -> tuple[Tensor, Tensor, Tensor]:
    heard = page.ways()[1]
    parents, alike = (
        torch.from_numpy(np.unique(each, return_inverse=True)[1].reshape(-1))
        for each in (heard.parents, heard.alike)
    )
    return fusion.scaled(heard, trained.mean, trained.deviation), parents, alike


def test_the_package_weighs_as_the_networks_that_were_trained(
    pages: list[HeardPage], trained: list[fusion.Trained], tmp_path: Path
) -> None:
    fusion.write_fusion(trained, tmp_path / "w.safetensors")
    with torch.no_grad():
        logits = [its.network(fusion.make_batch([as_tensors(pages[0], its)])) for its in trained]
    chances = Fusion.load(tmp_path / "w.safetensors").weigh(pages[0].ways()[1])
    assert np.allclose(chances, torch.sigmoid(torch.stack(logits).mean(0)).numpy(), atol=0.01)
    assert chances[pages[0].true].min() > chances[~pages[0].true].max()


def test_pages_of_a_batch_do_not_see_each_other(
    pages: list[HeardPage], trained: list[fusion.Trained]
) -> None:
    alone = [as_tensors(page, trained[0]) for page in pages[:2]]
    with torch.no_grad():
        together = trained[0].network(fusion.make_batch(alone))
        apart = [trained[0].network(fusion.make_batch([each])) for each in alone]
    assert torch.allclose(together, torch.cat(apart), atol=1e-5)


def test_a_page_is_scored_by_what_is_kept_of_it(
    pages: list[HeardPage], trained: list[fusion.Trained]
) -> None:
    text, _ = pages[0].kept_text(fusion.as_fusion(trained))
    assert text == "\n\n".join(ARTICLE)
    assert not pages[0].kept_text(fusion.as_fusion(trained), ask=False)[1]


@pytest.mark.parametrize(
    ("site", "domain"),
    [
        ("edition.news.example", "news.example"),
        ("news.example", "news.example"),
        ("paper.co.uk", "paper.co.uk"),
        ("local.paper.co.uk", "paper.co.uk"),
        ("blog.paper.de", "paper.de"),
    ],
)
def test_hosts_of_a_domain_are_one(pages: list[HeardPage], site: str, domain: str) -> None:
    assert replace(pages[0], site=site).domain == domain
