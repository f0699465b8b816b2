"""The beginning of a file, as readers are shown it."""

import io

import pytest

from summarise.readers.head import Head


def head(data: bytes) -> Head:
    return Head(data, io.BytesIO(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_head_is_decoded_by_its_mark(encoding: str) -> None:
    assert head("Länge: 5".encode(encoding)).text == "Länge: 5"


def test_bytes_that_are_no_utf8_are_left_out_of_a_head() -> None:
    assert head("LÄNGE: 5".encode("cp1252")).text == "LNGE: 5"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<feed/>", "feed"),
        ('\ufeff<?xml version="1.0"?>\n<!-- <no> --><n:feed a="b">', "n:feed"),
        ('<!DOCTYPE nitf SYSTEM "nitf.dtd">\n<nitf>', "nitf"),
        ("<!DOCTYPE a [<!ENTITY b '<c>'>]><d>", "d"),
        ("Words < words", ""),
        ("<?xml", ""),
        ("", ""),
    ],
)
def test_a_head_knows_its_first_element(text: str, root: str) -> None:
    assert head(text.encode()).root == root
