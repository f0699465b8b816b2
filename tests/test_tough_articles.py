"""Articles that break other tools, through the command and the bundled checkpoint."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarise.cli import main

ARABIC = (
    "أعلن المجلس يوم الاثنين أن الجسر القديم فوق النهر سيغلق ثلاثة أسابيع. "
    "وقال المهندسون إن الأعمدة الأربعة تحتاج إلى إصلاح قبل الشتاء. "
    "وستعمل العبارات كل عشرين دقيقة بين الضفتين خلال هذه المدة."
)
SENTENCE = "The council of Telmouth said on Monday that the old bridge would close for three weeks."


def summarised(text: str, folder: Path) -> tuple[int, list[dict[str, Any]], list[dict[str, Any]]]:
    """The exit code, the record and the failure of one text."""
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main(["run", str(folder / "in"), "--output", str(folder / "o.jsonl"), "--quiet"])
    files = (folder / "o.jsonl", folder / "o.failures.jsonl")
    found = [
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        if path.exists()
        else []
        for path in files
    ]
    return end.value.code, found[0], found[1]  # type: ignore[return-value]


def story(paragraphs: int) -> str:
    return "\n\n".join(
        f"The council of district {i} said on Monday that bridge {i * 7} would close for {i % 50 + 2} "
        f"weeks while engineers repaired its {i % 9 + 2} piers. Ferries will run every {i % 40 + 5} "
        "minutes, and buses will take a longer way over the hill."
        for i in range(paragraphs)
    )


def test_an_article_of_one_sentence_is_its_own_paragraph(tmp_path: Path) -> None:
    code, (record,), _ = summarised(SENTENCE, tmp_path)
    assert code == 0
    assert record["paragraph"] == SENTENCE
    assert 5 <= len(record["headline"].split()) <= 16


def test_an_article_in_arabic_gives_its_opening_and_a_warning(tmp_path: Path) -> None:
    code, (record,), _ = summarised(ARABIC, tmp_path)
    assert (code, record["paragraph"]) == (0, ARABIC)
    assert any("does not read 'ar'" in warning for warning in record["warnings"])


def test_an_article_in_a_script_without_spaces_gives_its_opening_and_not_all_of_it(
    tmp_path: Path,
) -> None:
    lines = (f"市议会周一表示，第{i}座旧桥将关闭三周，工程师将修理桥墩。" for i in range(500))
    code, (record,), _ = summarised("\n\n".join(lines), tmp_path)
    assert code == 0
    assert len(record["headline"]) <= 32
    assert len(record["paragraph"]) <= 240
    assert any("does not read 'zh'" in warning for warning in record["warnings"])


def test_words_that_no_sentence_ends_are_cut_with_a_warning(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, (record,), _ = summarised("bridge council closes river monday " * 2000, tmp_path)
    assert code == 0
    assert record["paragraph"].endswith("…")
    assert len(record["paragraph"].split()) <= 100
    assert any("paragraph" in warning for warning in record["warnings"])
    assert "longer than the specified maximum" not in capfd.readouterr().err


def test_two_thousand_identical_paragraphs_are_one(tmp_path: Path) -> None:
    code, (record,), _ = summarised("\n\n".join([story(1)] * 2000), tmp_path)
    assert code == 0
    assert record["words_in"] > 50_000
    assert record["words_kept"] < 100
    assert record["paragraph"].count("The council of district 0") == 1


def test_fifty_thousand_words_are_read_and_how_many_is_said(tmp_path: Path) -> None:
    code, (record,), _ = summarised(story(1400), tmp_path)
    assert code == 0
    assert record["words_kept"] > 50_000
    assert 30 <= len(record["paragraph"].split()) <= 100
    assert record["words_read"] == record["words_kept"] or any(
        f"of {record['words_kept']}" in warning for warning in record["warnings"]
    )
