"""Addresses that browsers write into the pages that they save."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers_files import dump, read_all

SINGLE_FILE = """<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile
 url: https://ferry.example/late?a=1
 saved date: Tue Mar 05 2024 06:00:00 GMT+0100 (Central European Standard Time)
--><meta charset=utf-8><body><p>words</p></body></html>"""
BROWSER = """<!DOCTYPE html>
<!-- saved from url=(0034)https://ferry.example/late?a=1 -->
<html><body><p>words</p></body></html>"""


@pytest.mark.parametrize("page", [SINGLE_FILE, BROWSER])
def test_a_saved_page_has_the_address_of_its_comment(tmp_path: Path, page: str) -> None:
    (document,), _ = read_all(dump(tmp_path, {"a.html": page}))
    assert document.url == "https://ferry.example/late?a=1"
    assert document.published is None


def test_an_address_in_another_comment_or_in_the_text_is_none(tmp_path: Path) -> None:
    page = "<html><!-- see --><p>Page saved with SingleFile url: https://ferry.example</p></html>"
    (document,), _ = read_all(dump(tmp_path, {"a.html": page}))
    assert document.url is None


def test_a_page_that_stops_within_a_tag_is_said(tmp_path: Path) -> None:
    cut = "<html><body><p>The ferry is late.</p><p>Nobody knows.</p><div class='bel"
    for page, warned in ((cut, True), (cut.rpartition("<")[0], False), (cut + "'>2 < 3", False)):
        (document,), _ = read_all(dump(tmp_path, {"a.html": page}))
        assert (
            document.warnings[-1:] == ("cut off: the page stops in the middle of a tag",)
        ) is warned


def test_a_page_whose_beginning_is_missing_is_said(tmp_path: Path) -> None:
    for page, warned in ((SINGLE_FILE, 0), (SINGLE_FILE.replace("<body>", ""), 1), (BROWSER, 0)):
        (document,), _ = read_all(dump(tmp_path, {"a.html": page}))
        assert len(document.warnings) == warned


def test_a_page_that_singlefile_saved_without_its_address_is_said(tmp_path: Path) -> None:
    page = SINGLE_FILE.replace(" url: https", " u l: https")
    (document,), _ = read_all(dump(tmp_path, {"a.html": page}))
    assert document.warnings[-1].startswith("the address that SingleFile writes")
