"""Pages to learn from how to weigh the voices on a page's blocks: with true bodies, or with snippets.

Each is heard in several ways, since no page is to hang on one voice: without the extractor, with it,
with one that is wrong, and with markup that says nothing or the contrary.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.blocks.classifier import Classifier
from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.decide import with_headline
from summarise.cleaning.html.hints import HINTS
from summarise.cleaning.html.markup import COLUMNS, Markup
from summarise.cleaning.html.page import Page, parse_page
from summarise.cleaning.label import look
from summarise.cleaning.opinions.fusion import Fusion
from summarise.cleaning.opinions.page import choose
from summarise.cleaning.opinions.voices import Heard, hear
from summarise.cleaning.rules.document import SURE, Mark, MarkedDocument
from summarise.cleaning.rules.taggers import mark_all
from summarise.common.documents import DROPPED_LABELS, KEPT_LABELS, Failure
from summarise.common.text.repair import decode_unseen, repair
from summarise.readers import read
from summarise.training.cleaner.documents import align, fold_of
from summarise.training.cleaner.scores import Snippets, fold_space, open_text
from summarise.training.pairs import read_records

WRONG = 3  # ways in which the extractor is wrong
_HINTED = [i for i, name in enumerate(COLUMNS) if name.startswith(("near_", "in_"))]
_MISLEADING = [
    i
    for i, name in enumerate(COLUMNS)
    if name.partition("_")[2] in HINTS.keys() - {"article", "lead", "image"}
]
_PUBLIC = frozenset("ac co com edu gov net org".split())  # below a country: not yet a domain


@dataclass
class HeardPage:
    """A page of n blocks, with what is known of them.

    `true` (n,) says which are the body's, `weight` (n,) how much each counts, 0 where it is not known.
    """

    set: str
    id: str
    site: str
    dump: MarkedDocument
    marks: dict[int, Mark]
    chances: NDArray[np.float64]
    page: Page
    true: NDArray[np.bool_]
    weight: NDArray[np.float64]
    body: str = ""  # where all blocks are known
    snippets: Snippets | None = None  # where only theirs are

    @property
    def whole(self) -> bool:
        """Whether it is known of all blocks which are the body's."""
        return bool(self.body)

    @property
    def domain(self) -> str:
        """The domain of its site, which several hosts may have."""
        labels = self.site.split(".")
        public = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _PUBLIC
        return ".".join(labels[-3 if public else -2 :]) or self.id

    def kept_text(self, fusion: Fusion, ask: bool = True) -> tuple[str, bool]:
        """Return the text that networks keep of it, and whether the extractor was asked, if it may be."""
        page = self.page
        if not ask:
            page = replace(page)
            vars(page)["extracted"] = None
        sure = {i: mark for i, mark in self.marks.items() if mark.score >= SURE}
        likely = self.chances.copy()
        likely[[i for i, mark in sure.items() if mark.label in KEPT_LABELS]] = 1
        dropped = [i for i, mark in sure.items() if mark.label in DROPPED_LABELS]
        choice = choose(self.dump, self.marks, likely, page, dropped, fusion)
        kept = zip(self.dump.texts, choice.keep, strict=True)
        return "\n\n".join(text for text, its in kept if its), choice.asked and ask

    def ways(self) -> list[Heard]:
        """Return what is heard in each way: the first is without the extractor, then with it."""
        chance = random.Random(zlib.crc32(self.id.encode()))
        found, markup = self.page.extracted, self.page.markup
        wrong = [self._wrong(chance) for _ in range(WRONG)]
        heard = [(each, markup) for each in (None, found, *wrong)]
        heard += [(each, self._misleading(chance)) for each in (None, found, wrong[0])]
        return [hear(self.dump, self.marks, self.chances, its, each) for each, its in heard]

    def _wrong(self, chance: random.Random) -> list[bool]:
        """Return what an extractor says that takes something else for the article, or only half of it."""
        n, markup = len(self.true), self.page.markup
        words = np.minimum(np.array(self.dump.words), 300)
        kind = chance.choice(("group", "group", "nothing", "all", "half", "others"))
        if kind == "group":
            groups = [
                g
                for g in np.unique(markup.outers).tolist()
                if words[markup.outers == g].sum() >= 20
                and self.chances[markup.outers == g].mean() < 0.3
            ]
            group = chance.choice(groups) if groups else -1
            return [its == group for its in markup.outers.tolist()]
        if kind == "half":
            places = [i for i, its in enumerate(self.page.extracted or ()) if its]
            cut = chance.randint(0, len(places))
            half = set(places[:cut] if chance.random() < 0.5 else places[cut:])
            return [i in half for i in range(n)]
        if kind == "others":
            others = np.array(self.dump.prose) & (self.chances < 0.3)
            return [bool(each) for each in others]
        return [kind == "all"] * n

    def _misleading(self, chance: random.Random) -> Markup:
        """Return markup whose names say nothing, or that the article is something else."""
        numbers = self.page.markup.numbers.copy()
        numbers[:, _HINTED] = 0
        if chance.random() < 0.67:
            likely = self.true if self.whole else self.chances > 0.6
            numbers[likely, chance.choice(_MISLEADING)] = 1
            if chance.random() < 0.5:
                numbers[:, COLUMNS.index("in_article")] = ~likely
        return self.page.markup._replace(numbers=numbers)


def read_pages(path: Path, pages: Path, networks: Sequence[Classifier]) -> Iterator[HeardPage]:
    """Yield the pages of a file with true bodies, each labelled by the network of its site's fold.

    Args:
        path: JSONL, see `scripts/train_cleaner.py`.
        pages: the folder of the pages that its rows name.
        networks: of each fold, which have seen nothing of its sites.
    """
    for row in read_records(path):
        file = pages / Path(row["html_file"]).name
        site = (urlsplit(row.get("url") or "").hostname or "").removeprefix("www.")
        if not file.exists():
            continue
        with open_text(file, errors="replace") as lines:
            heard = _heard(path.name.split(".")[0], row["id"], site, lines.read(), networks)
        if heard:
            words, inside = (np.array(each) for each in align(heard.dump.texts, row["body"]))
            heard.true, heard.body = 2 * inside >= np.maximum(words, 1), row["body"]
            heard.weight = np.sqrt(words) + 0.3
            yield heard


def read_snippets(
    folder: Path, networks: Sequence[Classifier], name: str = "snippets"
) -> Iterator[HeardPage]:
    """Yield the pages of a folder whose `snippets.jsonl` says what must be in each text, and what must not."""
    for row in read_records(folder / "snippets.jsonl"):
        site = (urlsplit(row["url"]).hostname or "").removeprefix("www.")
        [document] = read([folder / row["id"]])
        if isinstance(document, Failure) or document.html is None:
            continue
        heard = _heard(name, row["id"], site, document.html, networks)
        if not heard:
            continue
        heard.snippets = Snippets(row["with"], row["without"])
        texts = [fold_space(text) for text in heard.dump.texts]
        for said in row["without"]:
            heard.weight += [fold_space(said) in text for text in texts]
        for said in row["with"]:
            its = [i for i, text in enumerate(texts) if fold_space(said) in text]
            best = max(its, key=lambda i: (heard.chances[i], len(texts[i])), default=None)
            if best is not None and (heard.true[best] or not heard.weight[best]):
                heard.true[best] = True
                heard.weight[best] += 1
        yield heard


def _heard(
    name: str, id: str, site: str, html: str, networks: Sequence[Classifier]
) -> HeardPage | None:
    network = networks[fold_of(site, len(networks))]
    page = parse_page(repair(decode_unseen(html))[0])
    if not page.segments:
        return None
    batch = mark_all([SegmentedDocument(page.segments, page.metadata.title)])
    [dump] = batch.documents
    article, headline = network.probabilities(look(batch))
    n = len(page.segments)
    return HeardPage(
        *(name, id, site, dump, dict(with_headline(dump, headline)), article.astype(np.float64)),
        *(page, np.zeros(n, np.bool_), np.zeros(n)),
    )
