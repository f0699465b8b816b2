"""What WikiExtractor writes."""

from __future__ import annotations

import gzip
from pathlib import Path

from readers_files import dump, read_all

from summarise.common.documents import RawDocument

FIRST = "The night ferry goes from Holm to Ostrey, three times a week."
SECOND = "It was built in Hesk, in 1911."


def page(number: int, title: str) -> str:
    address = f"https://wiki.example/wiki?curid={number}"
    return f'<doc id="{number}" url="{address}" title="{title}">\n{title}\n\n{FIRST}\n\nHistory.\n{SECOND}\n\n</doc>\n'


def read(folder: Path, content: str | bytes, name: str = "wiki_00") -> list[RawDocument]:
    documents, failures = read_all(dump(folder, {name: content}))
    assert not failures
    return documents


def test_each_page_is_a_document_without_its_title_in_its_text(tmp_path: Path) -> None:
    first, second = read(tmp_path, page(12, "Night ferry") + page(13, "Quay &amp; pier"))
    assert first.text == f"{FIRST}\nHistory.\n{SECOND}"
    assert (first.title, first.archive_id) == ("Night ferry", "12")
    assert first.url == "https://wiki.example/wiki?curid=12"
    assert second.title == "Quay & pier"
    assert not second.warnings


def test_what_is_compressed_is_read_as_well(tmp_path: Path) -> None:
    content = gzip.compress((page(12, "Ferry") + page(13, "Quay")).encode())
    assert len(read(tmp_path, content, "wiki_00.gz")) == 2


def test_a_file_that_is_cut_off_is_said(tmp_path: Path) -> None:
    *_, last = read(tmp_path, (page(12, "Ferry") + page(13, "Quay"))[:-20])
    assert "what ends an article is not behind article 2" in last.warnings[-1]


def test_a_page_that_is_only_a_title_is_left_out_and_counted(tmp_path: Path) -> None:
    content = (
        page(12, "Ferry")
        + '<doc id="13" url="https://wiki.example/13" title="Pier">\nPier\n\n</doc>\n'
    )
    (document,) = read(tmp_path, content)
    assert document.warnings[-1].endswith("what is left out: 1 pages without text")
