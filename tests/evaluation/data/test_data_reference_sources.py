"""References from a file, a folder and the articles' titles."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation_files import write_jsonl, write_texts

from summarise.common.errors import SummariseError
from summarise.evaluation.data.predictions import Prediction, System
from summarise.evaluation.data.reference_sources import load_references


def system(name: str = "s", **titles: str | None) -> System:
    """A system whose articles have these titles, by id."""
    predictions = {id_: Prediction(id_, headline="x", title=title) for id_, title in titles.items()}
    return System(name, f"{name}.jsonl", predictions)


def test_file_gives_one_or_several_references_for_each_length(tmp_path: Path) -> None:
    path = write_jsonl(
        tmp_path / "r.jsonl",
        {"id": "a", "headline": "One", "paragraph": ["One.", "Two."]},
        {"id": "b", "headline": None, "paragraph": "Three."},
    )
    assert load_references(path, []).texts == {
        "headline": {"a": ("One",)},
        "paragraph": {"a": ("One.", "Two."), "b": ("Three.",)},
    }


@pytest.mark.parametrize("value", ["3", "[]", '["x", 3]', "[null]", "{}"])
def test_reference_that_is_no_string_or_list_is_named_by_line(tmp_path: Path, value: str) -> None:
    path = write_jsonl(tmp_path / "r.jsonl", f'{{"id": "a", "headline": {value}}}')
    with pytest.raises(SummariseError, match=r"r\.jsonl#1: headline must be a string or a list"):
        load_references(path, [])


def test_repeated_reference_names_both_lines(tmp_path: Path) -> None:
    path = write_jsonl(
        tmp_path / "r.jsonl", {"id": "a", "headline": "x"}, {"id": "a", "paragraph": "y"}
    )
    with pytest.raises(
        SummariseError, match=r"r\.jsonl#2: id 'a' is also at .*r\.jsonl#1: .* a list$"
    ):
        load_references(path, [])


def test_reference_line_without_either_length_is_named(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match=r"r\.jsonl#1: neither headline nor paragraph"):
        load_references(write_jsonl(tmp_path / "r.jsonl", {"id": "a", "title": "x"}), [])


def test_references_that_are_not_there_say_what_may_be_given(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match=r"no references at .*gone: give a JSONL file"):
        load_references(tmp_path / "gone", [])


@pytest.mark.parametrize("prediction", ["a", "a.txt", "a.html"])
def test_file_in_folder_belongs_to_the_prediction_with_its_stem(
    tmp_path: Path, prediction: str
) -> None:
    references = load_references(write_texts(tmp_path, {"headline/a.txt": "One"}), [])
    assert references.named_as([prediction], "headline") == {prediction: ("One",)}


def test_exact_id_wins_over_one_with_an_extension(tmp_path: Path) -> None:
    references = load_references(write_texts(tmp_path, {"headline/a.txt": "One"}), [])
    assert references.named_as(["a.html", "a"], "headline") == {"a": ("One",)}


def test_file_named_by_the_whole_id_leaves_the_stem_to_the_other(tmp_path: Path) -> None:
    folder = write_texts(tmp_path, {"headline/a.txt": "text", "headline/a.html.txt": "html"})
    named = load_references(folder, []).named_as(["a.html", "a.txt"], "headline")
    assert named == {"a.html": ("html",), "a.txt": ("text",)}


def test_two_predictions_of_one_stem_are_ambiguous_and_both_named(tmp_path: Path) -> None:
    references = load_references(write_texts(tmp_path, {"headline/a.txt": "One"}), [])
    with pytest.raises(SummariseError, match=r"'a' is ambiguous.* 'a\.txt' or 'a\.html'"):
        references.named_as(["a.txt", "a.html"], "headline")


def test_subfolders_are_part_of_the_id(tmp_path: Path) -> None:
    folder = write_texts(tmp_path, {"paragraph/x/y.txt": "One.", "paragraph/y.txt": "Two."})
    named = load_references(folder, []).named_as(["y.html", "x/y.html"], "paragraph")
    assert named == {"x/y.html": ("One.",), "y.html": ("Two.",)}


def test_dot_in_a_name_is_not_always_an_extension(tmp_path: Path) -> None:
    references = load_references(
        write_texts(tmp_path, {"headline/2026.05.01": "x", "headline/v1.2.txt": "y"}), []
    )
    assert set(references.texts["headline"]) == {"2026.05.01", "v1.2"}


def test_two_files_of_one_stem_are_both_named(tmp_path: Path) -> None:
    folder = write_texts(tmp_path, {"headline/a.md": "One", "headline/a.txt": "Two"})
    with pytest.raises(SummariseError, match=r"a\.md and .*a\.txt are both the reference of 'a'"):
        load_references(folder, [])


def test_hidden_files_are_no_references(tmp_path: Path) -> None:
    folder = write_texts(tmp_path, {"headline/a.txt": "One", "headline/.DS_Store": "x"})
    assert set(load_references(folder, []).texts["headline"]) == {"a"}


def test_folder_without_either_length_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="neither a headline/ nor a paragraph/ folder"):
        load_references(write_texts(tmp_path, {"a.txt": "One"}), [])


def test_empty_folder_has_no_references(tmp_path: Path) -> None:
    (tmp_path / "headline").mkdir()
    with pytest.raises(SummariseError, match="no references in it"):
        load_references(tmp_path, [])


def test_file_in_folder_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    folder = write_texts(tmp_path, {"headline/a.txt": "One"})
    (folder / "headline" / "b.txt").write_bytes(b"\xff")
    with pytest.raises(SummariseError, match=r"b\.txt: not UTF-8"):
        load_references(folder, [])


def test_title_takes_the_articles_own_headlines() -> None:
    references = load_references("title", [system(a="One", b=None)])
    assert references.texts == {"headline": {"a": ("One",)}, "paragraph": {}}


def test_title_may_come_from_any_of_the_systems() -> None:
    references = load_references("title", [system("s", a=None), system("t", a="One")])
    assert references.texts["headline"] == {"a": ("One",)}


def test_titles_that_differ_between_systems_are_an_error_that_names_both() -> None:
    with pytest.raises(SummariseError, match=r"title of 'a' differs between s\.jsonl and t\.jsonl"):
        load_references("title", [system("s", a="One"), system("t", a="Two")])


def test_title_is_an_error_when_no_prediction_has_one() -> None:
    with pytest.raises(SummariseError, match=r"s\.jsonl: no prediction has a title"):
        load_references("title", [system(a=None)])


def test_path_named_title_is_a_file_and_not_the_word(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "title", {"id": "a", "headline": "One"})
    assert load_references(path, []).texts["headline"] == {"a": ("One",)}


# --- what says nothing is no reference, wherever it stands


@pytest.mark.parametrize("value", ["", "  \n", ["", " "], None])
def test_an_empty_reference_is_none_in_a_file(tmp_path: Path, value: object) -> None:
    lines = ({"id": "a", "headline": value, "paragraph": "x"}, {"id": "b", "headline": "y"})
    path = write_jsonl(tmp_path / "r.jsonl", *lines)
    assert load_references(path, []).texts["headline"] == {"b": ("y",)}


def test_an_empty_reference_is_none_in_a_table(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("id,headline,paragraph\na,,x\nb,y,x\n", encoding="utf-8")
    assert load_references(tmp_path / "r.csv", []).texts["headline"] == {"b": ("y",)}


def test_an_empty_reference_is_none_in_a_folder_or_a_title(tmp_path: Path) -> None:
    folder = write_texts(tmp_path, {"headline/a.txt": "\n", "headline/b.txt": "y\r\n"})
    assert load_references(folder, []).texts["headline"] == {"b": ("y",)}
    assert load_references("title", [system(a="", b="y")]).texts["headline"] == {"b": ("y",)}


def test_of_several_references_the_empty_ones_go(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "r.jsonl", {"id": "a", "headline": ["", "One\n", " "]})
    assert load_references(path, []).texts["headline"] == {"a": ("One",)}


def test_marks_of_references_become_lines_and_are_counted(tmp_path: Path) -> None:
    path = write_jsonl(
        tmp_path / "r.jsonl", {"id": "a", "paragraph": "<t> One . </t> <t> Two . </t>"}
    )
    found = load_references(path, [])
    assert found.texts["paragraph"] == {"a": ("One .\nTwo .",)}
    assert found.marked == 1


def test_a_name_too_long_for_a_file_is_one_line() -> None:
    with pytest.raises(SummariseError, match=r"no references at x{5000}"):
        load_references("x" * 5000, [])
