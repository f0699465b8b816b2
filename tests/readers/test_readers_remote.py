"""Files named by a URI."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.readers import read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file in each of several formats, one of them hidden."""
    (tmp_path / "site").mkdir()
    (tmp_path / "b.jsonl").write_text('{"text": "First."}\n{"id": "x", "text": "Second."}\n')
    (tmp_path / "site/a.txt").write_text("Third.")
    (tmp_path / "site.txt").write_text("Fourth.")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b'{"id": "z", "text": "Fifth."}'))
    (tmp_path / ".hidden.txt").write_text("No.")
    return tmp_path


def test_a_folder_by_its_uri_gives_the_documents_of_its_path(folder: Path) -> None:
    by_uri, by_path = list(read(folder.as_uri())), list(read(folder))
    assert len(by_path) == 5
    for one, other in zip(by_uri, by_path, strict=True):
        assert isinstance(one, RawDocument)
        assert (one.id, one.text, one.folder) == (other.id, other.text, other.folder)  # type: ignore[union-attr]
        assert one.source == other.source.replace(str(folder), folder.as_uri())


def test_a_file_by_its_uri_has_its_name_for_id(folder: Path) -> None:
    uri = (folder / "site/a.txt").as_uri()
    (document,) = read(uri)
    assert (document.id, document.source) == ("a.txt", uri)


def test_of_a_store_what_only_begins_as_a_readme_or_failures_is_read(tmp_path: Path) -> None:
    names = ["LICENSE FEES RISE.txt", "bank.failures.txt", "README.txt", "o.failures.jsonl"]
    for name in names:
        (tmp_path / name).write_text("words")
    assert [each.id for each in read(tmp_path.as_uri())] == names[:2]
    (readme,) = read((tmp_path / "README.txt").as_uri())
    assert isinstance(readme, RawDocument)
    (output,) = read((tmp_path / "o.failures.jsonl").as_uri())
    assert isinstance(output, Failure)
    assert output.error.startswith("an output of `summarise`")


@pytest.mark.parametrize(
    ("uri", "said"), [("file:///no/such", "no such file"), ("nowhere://x", "cannot be listed")]
)
def test_what_is_not_there_is_told_at_once(uri: str, said: str) -> None:
    with pytest.raises(SummariseError, match=said):
        read(uri)
