"""Zip files: each member is a file by itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.common.documents import Failure
from summarise.common.limits import Limits
from summarise.readers import read


def zipped(members: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def errors(folder: Path) -> dict[str, str]:
    return {failure.id: failure.error for failure in read_all(folder)[1]}


def test_each_member_is_read_by_its_own_format(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "one.txt": "First words.",
        "in/two.jsonl": '{"text": "a"}\n{"text": "b"}\n',
        "page": "<!doctype html><html><p>words</html>",
    }
    documents, failures = read_all(dump(tmp_path, {"a.zip": zipped(members)}))
    assert not failures
    assert [(each.id, each.text) for each in documents] == [
        ("a.zip/one.txt", "First words."),
        ("a.zip/in/two.jsonl#1", "a"),
        ("a.zip/in/two.jsonl#2", "b"),
        ("a.zip/page", None),
    ]


def test_a_zip_file_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    documents, _ = read_all(dump(tmp_path, {"export.txt": zipped({"one.txt": "words"})}))
    assert [each.id for each in documents] == ["export.txt/one.txt"]


def test_what_a_folder_would_leave_out_is_left_out(tmp_path: Path) -> None:
    names = ["__MACOSX/._a.txt", ".hidden", "in/.hidden/a.txt", "README.md", "folder/"]
    members = dict.fromkeys([*names, "a.txt", "LICENSE FEES RISE.txt"], "words")
    documents, failures = read_all(dump(tmp_path, {"a.zip": zipped(members)}))
    assert [each.id for each in documents] == ["a.zip/a.txt", "a.zip/LICENSE FEES RISE.txt"]
    assert not failures


def test_zip_files_and_compressed_files_in_a_zip_file_are_read(tmp_path: Path) -> None:
    inner = zipped({"one.txt": "words"})
    documents, _ = read_all(dump(tmp_path, {"a.zip": zipped({"b.zip": inner})}))
    assert [each.id for each in documents] == ["a.zip/b.zip/one.txt"]


def test_more_than_three_zip_files_within_each_other_are_a_failure(tmp_path: Path) -> None:
    data = zipped({"one.txt": "words"})
    for _ in range(3):
        data = zipped({"in.zip": data, "beside.txt": "words"})
    dump(tmp_path, {"a.zip": data})
    assert errors(tmp_path) == {
        "a.zip/in.zip/in.zip/in.zip/one.txt": (
            "more than 3 archives within each other: unpack the outer ones"
        )
    }
    assert len(read_all(tmp_path)[0]) == 3


def test_a_damaged_member_is_one_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    members = {f"{name}.txt": f"{name} words of an article" for name in "abc"}
    data = zipped(members, zipfile.ZIP_STORED).replace(b"b words", b"b wards", 1)
    documents, (failure,) = read_all(dump(tmp_path, {"a.zip": data}))
    assert [each.id for each in documents] == ["a.zip/a.txt", "a.zip/c.txt"]
    assert (failure.id, failure.error) == (
        "a.zip/b.txt",
        "cut-off or damaged compressed file: get it again",
    )


def test_a_member_in_no_format_is_one_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    dump(tmp_path, {"a.zip": zipped({"a.exe": b"MZ\0", "b.txt": "words"})})
    documents, (failure,) = read_all(tmp_path)
    assert [each.id for each in documents] == ["a.zip/b.txt"]
    assert failure.id == "a.zip/a.exe"


@pytest.mark.parametrize("name", ["../a.txt", "in/../../a.txt", "/etc/a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_is_a_failure(tmp_path: Path, name: str) -> None:
    dump(tmp_path, {"a.zip": zipped({name: "words", "b.txt": "words"})})
    (error,) = errors(tmp_path).values()
    assert error.startswith("its name leads out of the zip file")
    assert len(read_all(tmp_path)[0]) == 1


def test_an_encrypted_member_is_a_failure(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": "words"}))
    listed = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[listed + 8] |= 1
    dump(tmp_path, {"a.zip": bytes(data)})
    assert errors(tmp_path)["a.zip/a.txt"].startswith("encrypted: unpack it")


def test_a_member_that_unpacks_beyond_measure_is_a_failure(tmp_path: Path) -> None:
    dump(tmp_path, {"a.zip": zipped({"a.txt": "words " * 50_000, "b.txt": "words"})})
    limits = Limits(largest_document=10_000, unpacking_ratio=20)
    results = list(read(tmp_path, limits=limits))
    assert [isinstance(each, Failure) for each in results] == [True, False]
    assert isinstance(results[0], Failure)
    assert "packed bytes unpack to 300,000" in results[0].error


@pytest.mark.parametrize("cut", [10, 60])
def test_a_cut_off_zip_file_is_a_failure(tmp_path: Path, cut: int) -> None:
    dump(tmp_path, {"a.zip": zipped({"a.txt": "words"})[:-cut]})
    assert errors(tmp_path) == {"a.zip": "cut-off or damaged zip file: get it again"}


def test_an_empty_zip_file_is_a_failure(tmp_path: Path) -> None:
    dump(tmp_path, {"a.zip": zipped({}), "b.zip": zipped({".hidden": "words"})})
    assert set(errors(tmp_path).values()) == {"zip file without an article: nothing to read"}


def test_the_file_of_an_office_program_is_a_failure(tmp_path: Path) -> None:
    dump(tmp_path, {"a.odt": zipped({"META-INF/manifest.xml": "", "content.xml": ""})})
    assert errors(tmp_path)["a.odt"].startswith("a document of an office program")


@pytest.mark.parametrize("name", ["\0.txt", "././."])
def test_a_member_whose_name_is_damaged_is_one_failure_and_the_rest_is_read(
    tmp_path: Path, name: str
) -> None:
    damaged = zipped({"a.txt": "The ferry is late.", "b.txt": "It left."})
    damaged = damaged.replace(b"b.txt", name.encode())
    documents, (failure,) = read_all(dump(tmp_path, {"a.zip": damaged}))
    assert [document.text for document in documents] == ["The ferry is late."]
    assert failure.error == "a member has no name, so its list is damaged: get it again"


def test_a_list_of_fewer_members_than_its_end_says_is_a_failure(tmp_path: Path) -> None:
    whole = zipped({"a.txt": "The ferry is late.", "b.txt": "It left."})
    at = whole.index(b"PK\x01\x02") + 32  # the length of the first member's comment
    damaged = whole[:at] + bytes([60]) + whole[at + 1 :]
    documents, (failure,) = read_all(dump(tmp_path, {"a.zip": damaged}))
    assert len(documents) == 1
    assert failure.error == "it says it holds 2 members, 1 are in its list: get it again"
