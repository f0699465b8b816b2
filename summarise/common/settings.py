"""Settings from YAML, checked against a pydantic model; an error names the key, and the nearest one."""

from __future__ import annotations

import difflib
import reprlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from summarise.common.errors import SummariseError, one_line

_LONGEST = 1_000_000  # characters of a file
_shown = reprlib.Repr()  # a value may repeat itself without end
_shown.maxlevel, _shown.maxstring, _shown.maxother = 2, 80, 80

_WANTED = dict.fromkeys(("int_parsing", "int_type", "int_from_float"), "must be a whole number")
_WANTED |= dict.fromkeys(("float_parsing", "float_type"), "must be a number")
_WANTED |= dict.fromkeys(("tuple_type", "list_type"), "must be a list, such as [en, de]")
_WANTED |= dict.fromkeys(("model_type", "dict_type"), "must have keys, a line `key: value` each")
_WANTED |= {"string_type": "must be a text"}
"""What pydantic's errors say in words of its own."""

Model = TypeVar("Model", bound=BaseModel)


class UnshownError(ValueError):
    """A value is wrong that may be a secret, so that it is not shown."""


def read_settings(path: Path, parse: Callable[[Any], Model]) -> Model:
    """Read settings from a YAML file.

    Args:
        path: the file; an empty one is an empty mapping.
        parse: makes settings of the file's tree, and raises `SummariseError` if it cannot.

    Raises:
        SummariseError: no such file, not YAML, or what `parse` raises, after the file's name.
    """
    try:
        tree = _tree(path)
        return parse({} if tree is None else tree)
    except SummariseError as error:
        raise SummariseError(f"{path}: {error}") from error


def _tree(path: Path) -> Any:
    """Return what a YAML file holds.

    Raises:
        SummariseError: it cannot be read, or is no YAML that settings are written in.
    """
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(_LONGEST + 1)
        if len(text) > _LONGEST:
            raise SummariseError(f"more than {_LONGEST:,} characters are no settings")
        return yaml.load(text, _Loader)
    except OSError as error:
        raise SummariseError(error.strerror or str(error)) from error
    except RecursionError as error:
        raise SummariseError("not valid YAML: nested too deeply") from error
    except UnicodeDecodeError as error:
        raise SummariseError("not valid YAML: it is not in UTF-8") from error
    except yaml.MarkedYAMLError as error:
        raise SummariseError(f"not valid YAML: {_place(error)}{error.problem}") from error
    # a ValueError is one of Python's: a date that is none, a number too long
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise SummariseError(f"not valid YAML: {one_line(error)}") from error


class _Loader(yaml.SafeLoader):
    """Refuses a key that is given twice: YAML forbids it, and the last would count unnoticed."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return a mapping; raises `yaml.MarkedYAMLError` for a repeated key."""
        given = set[str]()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in given:
                    problem = f"key {key.value!r} is given twice"
                    raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
                given.add(key.value)
        return super().construct_mapping(node, deep)


def _place(error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark
    return f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""


def validate(model: type[Model], tree: Any) -> Model:
    """Check a YAML file's tree against a model of settings.

    Raises:
        SummariseError: an unknown key, with the nearest known one; a value out of range.
    """
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        raise SummariseError("; ".join(_say(dict(e), model) for e in error.errors())) from error


def _say(error: dict[str, Any], model: type[BaseModel]) -> str:
    """Put one of pydantic's errors in one line."""
    *parents, key = map(str, error["loc"] or ("the configuration",))
    where = ".".join([*parents, key])
    if error["type"] == "extra_forbidden":
        names = list(_section(model, parents).model_fields)
        near = difflib.get_close_matches(key, names, n=1, cutoff=0.0)[0]
        return f"unknown key {where!r}; did you mean {near!r}?"
    wanted = _WANTED.get(error["type"]) or error["msg"].removeprefix("Value error, ")
    said = f"{where}: {wanted.replace('Input should be', 'must be')}"
    if isinstance(error.get("ctx", {}).get("error"), UnshownError):
        return said
    return f"{said}, not {_shown.repr(error['input'])}"


def _section(model: type[BaseModel], parents: Sequence[str]) -> type[BaseModel]:
    """Return the model of a nested section; `parents` are the keys that lead to it."""
    for key in parents:
        if key in model.model_fields:  # else it is a name or number inside a mapping or list
            model = next(_models(model.model_fields[key].annotation), model)
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that a type hint names: of `dict[str, Sampling | None]`, `Sampling`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
