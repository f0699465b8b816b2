"""JSON in a page is read as its authors meant it: wrapped for XHTML, with a tail, of any shape."""

from __future__ import annotations

from typing import Any

import pytest

from summarise.cleaning.html.json_values import json_at, objects, parse_json, read_json_ld
from summarise.cleaning.html.tree import parse

WRAPPINGS = [
    "{}",
    " \n{}\n ",
    "<!-- {} -->",
    "<![CDATA[{}]]>",
    "//<![CDATA[\n{}\n//]]>",
    "// <![CDATA[\n{}\n// ]]>",
    "/*<![CDATA[*/{}/*]]>*/",
    "{};",
]


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize("said", ['{"name": "Lamp"}', '[{"name": "Lamp"}]'])
def test_json_is_read_whatever_wraps_it(wrapping: str, said: str) -> None:
    assert list(objects(parse_json(wrapping.replace("{}", said)))) == [{"name": "Lamp"}]


@pytest.mark.parametrize("text", ["", "//", "Lamp", "{name: 1}", "[" * 100_000])
def test_what_is_no_json_is_none(text: str) -> None:
    assert parse_json(text) is None


def test_a_value_is_read_from_its_place_to_its_end() -> None:
    assert json_at('a = {"b": 1}; c', 4) == ({"b": 1}, 12)
    assert json_at("a = b", 4) == (None, 4)


def test_scripts_of_json_ld_are_read_in_order_and_broken_ones_passed_over() -> None:
    script = '<script type="application/LD+json">{}</script>'
    html = "".join(script.format(said) for said in ("[1]", "{broken", '{{"a": 2}}'.format()))
    assert read_json_ld(parse(html + '<script type="application/json">[3]</script>')) == [
        [1],
        {"a": 2},
    ]


def test_objects_come_before_those_in_them_and_under_some_names_alone() -> None:
    value: Any = {"a": {"b": 1}, "c": [{"d": {"e": 2}}]}
    assert list(objects(value)) == [value, {"b": 1}, {"d": {"e": 2}}, {"e": 2}]
    assert list(objects(value, ("c",))) == [value, {"d": {"e": 2}}]


def test_values_nested_without_end_are_searched_so_far() -> None:
    value: Any = {}
    for _ in range(5000):
        value = {"a": value}
    assert 10 < len(list(objects(value))) < 200
