"""Mails' lines that were broken for sending are joined."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.readers.web.flowed import unflow


@pytest.mark.parametrize(
    ("sent", "delete_space", "meant"),
    [
        (
            "The night \nferry is \nlate.\n\nIt sails.",
            False,
            "The night ferry is late.\n\nIt sails.",
        ),
        ("The night fer \nry is late.", True, "The night ferry is late."),
        ("Late.\nIt sails.", True, "Late.\nIt sails."),
        ("Late. \n\nIt sails.", False, "Late. \n\nIt sails."),
        (" From Holm, \nnothing.", False, "From Holm, nothing."),
        ("> It is \n> late.\n>> So? \nYes.", False, "> It is late.\n>> So? \nYes."),
        ("Late. \n-- \nThe Courier", False, "Late. \n-- \nThe Courier"),
        ("The night \r\nferry.\r\n", False, "The night ferry.\n"),
    ],
)
def test_lines_are_joined_as_they_were_written(sent: str, delete_space: bool, meant: str) -> None:
    assert unflow(sent, delete_space) == meant


@pytest.mark.parametrize(
    ("says", "text"),
    [
        ("; format=flowed; delsp=yes", "The night ferry is late.\n"),
        ("; format=Flowed", "The night fer ry is late.\n"),
        ("", "The night fer \nry is late.\n"),
    ],
)
def test_a_mail_says_how_its_lines_were_broken(tmp_path: Path, says: str, text: str) -> None:
    mail = f"Subject: Ferry\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8{says}\n\n"
    sent = f"From: news@ferry.example\n{mail}The night fer \nry is late.\n"
    (document,), _ = read_all(dump(tmp_path, {"a.eml": sent.encode()}))
    assert document.text == text
