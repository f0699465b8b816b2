"""Files of verdicts: what is accepted, and errors that name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation_files import write_jsonl
from judging_files import KEY, verdict, write_verdicts

from summarise.common.errors import SummariseError
from summarise.evaluation.judging.verdicts import read_verdicts

ALL = {"a1": "yyyy", "b1": "yyyn", "ab2": "nnnn"}


def test_verdicts_are_read_by_judge_and_text(tmp_path: Path) -> None:
    found = read_verdicts([write_verdicts(tmp_path / "v.jsonl", ALL, "Ann")], KEY)
    assert found == {"Ann": {id_: verdict(said) for id_, said in ALL.items()}}


def test_a_file_without_names_is_a_judge_of_its_stem(tmp_path: Path) -> None:
    assert list(read_verdicts([write_verdicts(tmp_path / "v1.jsonl", ALL)], KEY)) == ["v1"]


def test_two_judges_may_be_in_one_file(tmp_path: Path) -> None:
    both = [write_verdicts(tmp_path / f"{judge}.jsonl", ALL, judge) for judge in ("Ann", "Ben")]
    whole = tmp_path / "all.jsonl"
    whole.write_text("".join(path.read_text() for path in both))
    assert read_verdicts([whole], KEY) == read_verdicts(both, KEY)


def test_a_judge_may_have_two_files(tmp_path: Path) -> None:
    half = [
        write_verdicts(tmp_path / "v1.jsonl", {"a1": "yyyy"}, "Ann"),
        write_verdicts(tmp_path / "v2.jsonl", {"b1": "yyyn", "ab2": "nnnn"}, "Ann"),
    ]
    assert read_verdicts(half, KEY)["Ann"].keys() == ALL.keys()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"id": "a9"} | verdict("yyyy"), r"v\.jsonl#4: no text 'a9' in this sheet: leave the line"),
        (
            {"id": "a1"} | verdict("yyyy"),
            r"v\.jsonl#4: judge 'v' has judged 'a1' at .*v\.jsonl#1 too",
        ),
        (verdict("yyyy"), r"v\.jsonl#4: no id"),
        ("{", r"v\.jsonl#4: not JSON"),
    ],
)
def test_a_line_that_does_not_belong_is_named(
    tmp_path: Path, line: dict[str, object] | str, said: str
) -> None:
    records = [{"id": id_} | verdict(answers) for id_, answers in ALL.items()]
    path = write_jsonl(tmp_path / "v.jsonl", *records, line)
    with pytest.raises(SummariseError, match=said):
        read_verdicts([path], KEY)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"true": "yes"}, 'true must be true or false, not "yes"'),
        ({"true": None}, "true must be true or false, not null"),
        ({"true": 1}, "true must be true or false, not 1"),
    ],
)
def test_an_answer_is_true_or_false(tmp_path: Path, answer: dict[str, object], said: str) -> None:
    path = write_jsonl(tmp_path / "v.jsonl", {"id": "a1"} | verdict("yyyy") | answer)
    with pytest.raises(SummariseError, match=rf"v\.jsonl#1: {said}"):
        read_verdicts([path], KEY)


def test_a_question_without_an_answer_is_named(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "v.jsonl", {"id": "a1", "grammatical": True})
    with pytest.raises(SummariseError, match="#1: main_point must be true or false, not nothing"):
        read_verdicts([path], KEY)


def test_a_text_judged_twice_by_one_judge_is_named(tmp_path: Path) -> None:
    paths = [write_verdicts(tmp_path / f"v{n}.jsonl", ALL, "Ann") for n in (1, 2)]
    with pytest.raises(SummariseError, match=r"v2\.jsonl#1: judge 'Ann' .* at .*v1\.jsonl#1 too"):
        read_verdicts(paths, KEY)


def test_a_text_without_a_verdict_is_named(tmp_path: Path) -> None:
    path = write_verdicts(tmp_path / "v.jsonl", {"a1": "yyyy"}, "Ann")
    with pytest.raises(
        SummariseError,
        match=r"v\.jsonl: judge 'Ann' has no verdict on 2 of 3 texts, first 'b1' of article 'one': "
        ".*--missing skip",
    ):
        read_verdicts([path], KEY)


def test_texts_without_a_verdict_can_be_skipped(tmp_path: Path) -> None:
    path = write_verdicts(tmp_path / "v.jsonl", {"a1": "yyyy"}, "Ann")
    assert read_verdicts([path], KEY, "skip") == {"Ann": {"a1": verdict("yyyy")}}


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="no verdicts: save them from the sheet"):
        read_verdicts([write_verdicts(tmp_path / "v.jsonl", {})], KEY)


def test_a_file_that_is_none_of_verdicts_is_told_what_one_has(tmp_path: Path) -> None:
    path = tmp_path / "v.jsonl"
    path.write_text("Ann says yes\n")
    with pytest.raises(SummariseError, match=r"v\.jsonl#1: not JSON: .* with an id and a judge's"):
        read_verdicts([path], KEY)
