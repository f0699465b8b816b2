"""XML in general: safe, and read as far as it goes."""

from __future__ import annotations

from pathlib import Path

from readers_files import dump, read_all

ITEM = "<item><title>{0}</title><description>The ferry of day {0} is late.</description></item>"


def feed(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Holm</title>{"".join(items)}</channel></rss>'


def test_entities_of_the_file_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret")
    body = feed(ITEM.format("&own; &file; &eacute; &amp;"))
    doctype = f'<!DOCTYPE rss [<!ENTITY own "expanded"><!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    dump(tmp_path / "in", {"a.xml": doctype + body})
    (document,), _ = read_all(tmp_path / "in")
    assert document.title is not None
    assert "expanded" not in document.title
    assert "secret" not in document.title
    assert document.title.endswith("é &")


def test_a_damaged_file_gives_what_stands_before_and_a_failure(tmp_path: Path) -> None:
    content = feed(*map(ITEM.format, range(3)))
    dump(tmp_path, {"a.xml": content[: content.index("of day 2")]})
    documents, (failure,) = read_all(tmp_path)
    assert [each.title for each in documents] == ["0", "1", "2"]
    assert failure.id == "a.xml"
    assert failure.error.startswith("damaged XML (line 1: ")
    assert failure.error.endswith("articles there may be cut or missing; get it again")


def test_what_stands_behind_a_bare_ampersand_is_read(tmp_path: Path) -> None:
    documents, (failure,) = read_all(
        dump(tmp_path, {"a.xml": feed(ITEM.format("a & b"), ITEM.format("c"))})
    )
    assert [each.title for each in documents] == ["a b", "c"]
    assert failure.error.startswith("damaged XML")


def test_many_articles_take_the_memory_of_one(tmp_path: Path) -> None:
    documents, failures = read_all(dump(tmp_path, {"a.xml": feed(*map(ITEM.format, range(3000)))}))
    assert len(documents) == 3000
    assert documents[-1].outlet == "Holm"
    assert not failures


def test_xml_of_another_kind_is_a_failure_that_names_its_root(tmp_path: Path) -> None:
    dump(tmp_path, {"a.xml": "<?xml version='1.0'?><ns:ledger xmlns:ns='x'><row/></ns:ledger>"})
    _, (failure,) = read_all(tmp_path)
    assert failure.error.startswith("XML that is in no format that is read (its root is ns:ledger)")


def test_a_feed_without_an_item_is_a_failure(tmp_path: Path) -> None:
    _, (failure,) = read_all(dump(tmp_path, {"a.xml": feed()}))
    assert failure.error == "no articles in it: get it again"
