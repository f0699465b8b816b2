"""YAML to settings, and errors that say how to mend them."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from summarise.common.errors import SummariseError
from summarise.config import Config, LengthConfig, load, parse, presets


def test_the_default_preset_says_what_the_defaults_are() -> None:
    assert load() == Config() == load("default")


@pytest.mark.parametrize("name", presets())
def test_every_preset_loads(name: str) -> None:
    assert isinstance(load(name), Config)


def test_the_default_preset_comes_first() -> None:
    assert presets()[0] == "default"
    assert presets()[1:] == sorted(presets()[1:])


def test_a_file_sets_what_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("paragraph:\n  beams: 2\n")
    config = load(path)
    assert config.paragraph == Config().paragraph.model_copy(update={"beams": 2})
    assert config.headline == Config().headline


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    path = tmp_path / "empty.yml"
    path.write_text("# nothing yet\n")
    assert load(path) == Config()


def test_a_preset_that_is_none_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(SummariseError, match=r"no configuration 'defualt': .*default, bart"):
        load("defualt")


def test_a_preset_that_is_misspelt_is_told_with_the_nearest() -> None:
    with pytest.raises(SummariseError, match=r"'pegassus': did you mean 'pegasus'\? Give a \.yaml"):
        load("pegassus")


def test_a_dict_in_place_of_a_configuration_is_told_what_makes_one_of_it() -> None:
    tree: Any = {"headline": {"words": [4, 9]}}
    with pytest.raises(SummariseError, match=r"not dict: of a dict, summarise\.config\.parse"):
        load(tree)
    assert parse(tree).headline.words == (4, 9)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match=r"no configuration '.*gone\.yaml'"):
        load(tmp_path / "gone.yaml")


@pytest.mark.parametrize("content", [b"headline: [5,", b"\xff\xfe\xfa"])
def test_a_file_that_is_no_yaml_is_named_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    with pytest.raises(SummariseError, match=r"bad\.yaml: not valid YAML") as error:
        load(path)
    assert "\n" not in str(error.value)


def test_an_error_in_a_file_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("window: 0\n")
    with pytest.raises(SummariseError, match=r"bad\.yaml: window: "):
        load(path)


@pytest.mark.parametrize(
    ("tree", "key", "nearest"),
    [
        ({"headlines": {}}, "headlines", "headline"),
        ({"paragraph": {"beam": 2}}, "paragraph.beam", "beams"),
        ({"headline": {"max_words": 2}}, "headline.max_words", "words"),
    ],
)
def test_an_unknown_key_names_the_nearest(tree: object, key: str, nearest: str) -> None:
    with pytest.raises(SummariseError) as error:
        parse(tree)
    assert str(error.value) == f"unknown key {key!r}; did you mean {nearest!r}?"


@pytest.mark.parametrize("bounds", [[10, 5], [0, 5], [5], [5, 6, 7], "5", ["a", "b"]])
def test_bounds_are_a_least_and_a_most(bounds: object) -> None:
    with pytest.raises(SummariseError, match=r"headline\.words"):
        parse({"headline": {"words": bounds}})


def test_one_number_for_bounds_says_what_they_must_be() -> None:
    with pytest.raises(SummariseError) as error:
        parse({"headline": {"words": 8}})
    assert str(error.value) == "headline.words: must be [least, most], such as [5, 16], not 8"


def test_disordered_bounds_say_what_they_must_be() -> None:
    with pytest.raises(SummariseError) as error:
        parse({"headline": {"words": [10, 5]}})
    assert str(error.value).startswith(
        "headline.words: must be [least, most], above 0 and the smaller first, not "
    )


@pytest.mark.parametrize(
    "tree",
    [
        {"engine": "fast"},
        {"source_words": "some"},
        {"batch_tokens": 0},
        {"headline": {"beams": 0}},
        {"headline": {"characters": -1}},
        {"headline": {"long": "middle"}},
        {"headline": 3},
        {"headline": {"length_penalty": math.nan}},
        {"server": {"url": "http://localhost:8080/v1", "timeout": math.inf}},
        {"ray": {"cpus": 0}},
        {"ray": {"gpus": math.inf}},
    ],
)
def test_a_value_out_of_range_is_named_with_its_key(tree: dict[str, object]) -> None:
    with pytest.raises(SummariseError, match=f"^{next(iter(tree))}"):
        parse(tree)


@pytest.mark.parametrize("tree", [[], "default", 3])
def test_a_tree_that_is_no_mapping_is_refused(tree: object) -> None:
    with pytest.raises(SummariseError, match="the configuration: must have keys"):
        parse(tree)


def test_a_section_without_keys_is_the_default() -> None:
    assert parse({"headline": None, "limits": None, "engine": None}) == parse({})


@pytest.mark.parametrize("length", ["headline", "paragraph"])
def test_a_length_given_in_part_keeps_its_other_defaults_in_python_too(length: str) -> None:
    tree: dict[str, Any] = {length: {"checkpoint": "someone/model"}}
    expected = Config().length(length).model_copy(update=tree[length])
    assert parse(tree).length(length) == expected == Config(**tree).length(length)


def test_what_a_length_leaves_out_is_the_headlines() -> None:
    assert LengthConfig() == Config().headline


def test_an_unknown_section_without_keys_is_told() -> None:
    with pytest.raises(SummariseError, match="unknown key 'headlin'"):
        parse({"headlin": None})


@pytest.mark.parametrize(
    "tree",
    [
        {"headline": {"beams": True}},
        {"headline": {"characters": False}},
        {"headline": {"sampling": {"temperature": True}}},
        {"window": True},
        {"limits": {"seconds": True}},
    ],
)
def test_yes_is_no_number(tree: dict[str, object]) -> None:
    with pytest.raises(SummariseError, match=r"must be a number, not (True|False)"):
        parse(tree)


def test_yes_is_a_value_where_one_is_asked_for() -> None:
    assert parse({"paragraph": {"whole_sentences": True}}).paragraph.whole_sentences is True


def test_several_errors_are_said_together() -> None:
    with pytest.raises(SummariseError, match=r"window: .*; unknown key 'beam'"):
        parse({"beam": 1, "window": 0})


def test_a_lengths_configuration_is_found_by_name() -> None:
    config = parse({"headline": {"beams": 1}, "paragraph": {"beams": 2}})
    assert (config.length("headline").beams, config.length("paragraph").beams) == (1, 2)


def test_the_signature_is_the_same_for_the_same_settings() -> None:
    assert parse({"headline": {"words": [5, 16]}}).signature() == Config().signature()
    assert len(Config().signature()) == 16


@pytest.mark.parametrize(
    "tree", [{"window": 3}, {"headline": {"beams": 3}}, {"paragraph": {"prefix": "x"}}]
)
def test_the_signature_changes_with_any_setting(tree: object) -> None:
    assert parse(tree).signature() != Config().signature()


def test_the_signature_changes_with_what_is_added() -> None:
    assert len({Config().signature(), Config().signature("a"), Config().signature("b")}) == 3


@pytest.mark.parametrize("name", ["smollm2", "qwen3-0.6b", "gemma-3-1b"])
def test_a_decoder_only_preset_asks_one_checkpoint_for_both_lengths(name: str) -> None:
    config = load(name)
    assert config.headline.checkpoint == config.paragraph.checkpoint
    assert config.headline.languages == ("en",)  # it is asked in English
