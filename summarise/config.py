"""YAML to settings. An unknown key is an error that names the nearest one.

A configuration is a file or the name of a preset in `configs/`; each preset reads as documentation.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeFloat,
    PositiveFloat,
    PositiveInt,
    ValidationError,
)

from summarise.common.documents import LENGTHS
from summarise.common.errors import SummariseError

_SHIPPED = Path(__file__).parent / "configs"  # in the wheel
_CLONE = Path(__file__).parent.parent / "configs"  # in a clone
PRESETS = _SHIPPED if _SHIPPED.is_dir() else _CLONE
_Model = TypeVar("_Model", bound=BaseModel)


def _ordered(bounds: tuple[int, int]) -> tuple[int, int]:
    if not 0 < bounds[0] <= bounds[1]:
        raise ValueError("must be [least, most], both above 0")
    return bounds


Bounds = Annotated[tuple[int, int], AfterValidator(_ordered)]


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sampling(_Settings):
    """How drafts are drawn at random in place of beam search; as many are drawn as there are beams.

    Attributes:
        temperature: below 1 likely words are likelier still, above 1 less so.
        top_p: only the likeliest words that together have this probability are drawn.
        seed: with an article's id, what the draw follows from.
    """

    temperature: PositiveFloat = 1.0
    top_p: Annotated[float, Field(gt=0, le=1)] = 0.95
    seed: int = 0


class LengthConfig(_Settings):
    """How one length is written; the defaults are those of the headline.

    Attributes:
        checkpoint: `bundled`, a local folder, or a hub name.
        prefix: put before the article; None for what the checkpoint expects (T5: `"summarize: "`).
        words: least and most words of the summary.
        tokens: least and most tokens; wins over `words` when given.
        characters: at most this many; None for no limit.
        beams: beam search width; 1 is greedy.
        length_penalty: above 1 favours longer summaries, below 1 shorter ones.
        sampling: draw drafts at random; None for beam search.
        long: what the checkpoint reads of an article longer than its context: `lead`, the start;
            `salient`, the sentences that matter most; `windows`, all of it, window by window, and
            then the windows' summaries.
        whole_sentences: the checkpoint chooses among the article's own sentences; None for what
            the checkpoint itself asks for.
        languages: ISO 639-1 codes that the checkpoint reads; empty for any.
    """

    checkpoint: str = "bundled"
    prefix: str | None = None
    words: Bounds = (5, 16)
    tokens: Bounds | None = None
    characters: PositiveInt | None = None
    beams: PositiveInt = 4
    length_penalty: float = 1.0
    sampling: Sampling | None = None
    long: Literal["lead", "windows", "salient"] = "lead"
    whole_sentences: bool | None = None
    languages: tuple[str, ...] = ("en",)


class RayConfig(_Settings):
    """What `--backend ray` takes of a cluster; nothing that is written depends on it.

    Attributes:
        actors: how many load the checkpoints and write; None for as many as the cluster has room.
        cpus, gpus: of each actor; half a GPU is two actors on one.
    """

    actors: PositiveInt | None = None
    cpus: NonNegativeFloat = 1.0
    gpus: NonNegativeFloat = 0.0


class Config(_Settings):
    """A whole configuration; the defaults are those of `configs/default.yaml`.

    Attributes:
        engine: what computes; `auto` picks CTranslate2 on a CPU where it is installed and knows the
            checkpoint's family, else torch.
        precision: of torch's weights; `bfloat16` takes half the memory.
        headline, paragraph: one `LengthConfig` each.
        source_words: where a summary's words may come from. `only`: every word is the article's;
            `prefer`: names and numbers are the article's; `free`: no constraint.
        batch_tokens: rows times tokens of a padded batch, at most.
        window: articles read before they are sorted by length into batches.
        ray: what `--backend ray` takes of a cluster.
    """

    engine: Literal["auto", "torch", "ctranslate2"] = "auto"
    precision: Literal["float32", "bfloat16"] = "float32"
    headline: LengthConfig = LengthConfig()
    paragraph: LengthConfig = LengthConfig(words=(30, 100))
    source_words: Literal["only", "prefer", "free"] = "prefer"
    batch_tokens: PositiveInt = 4096
    window: PositiveInt = 256
    ray: RayConfig = RayConfig()

    def length(self, name: str) -> LengthConfig:
        """Return the configuration of `headline` or `paragraph`."""
        return self.headline if name == "headline" else self.paragraph

    def signature(self, *more: object) -> str:
        """Return 16 hexadecimal digits that change when anything that is written can change."""
        text = json.dumps([self.model_dump(exclude={"ray"}), *more], sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def presets() -> list[str]:
    """Return the names of the presets that ship with the package, `default` first."""
    names = sorted(path.stem for path in PRESETS.glob("*.yaml"))
    return sorted(names, key=lambda name: name != "default")


def load(name_or_path: str | Path = "default") -> Config:
    """Read a configuration.

    Args:
        name_or_path: a preset's name (see `presets`) or a YAML file.

    Raises:
        SummariseError: no such preset or file, not YAML, an unknown key, a value out of range.
    """
    given = str(name_or_path)
    path = Path(given) if given.endswith((".yaml", ".yml")) else PRESETS / f"{given}.yaml"
    if not path.is_file():
        raise SummariseError(
            f"no configuration {given!r}: give a .yaml file or one of {', '.join(presets())}"
        )
    return read_settings(path, parse)


def read_settings(path: Path, parse: Callable[[Any], _Model]) -> _Model:
    """Read settings from a YAML file.

    Args:
        path: the file; an empty one is an empty mapping.
        parse: makes settings of the file's tree, and raises `SummariseError` if it cannot.

    Raises:
        SummariseError: no such file, not YAML, or what `parse` raises, after the file's name.
    """
    try:
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
        return parse({} if tree is None else tree)
    except OSError as error:
        raise SummariseError(f"{path}: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SummariseError(f"{path}: not valid YAML: {' '.join(str(error).split())}") from error
    except SummariseError as error:
        raise SummariseError(f"{path}: {error}") from error


def parse(tree: Any) -> Config:
    """Turn the tree of a YAML file into a `Config`; raises `SummariseError` as `load` does."""
    if isinstance(tree, dict):  # a length that is given in part keeps its other defaults
        tree = dict(tree)
        for name in LENGTHS:
            if isinstance(tree.get(name), dict):
                tree[name] = Config().length(name).model_dump() | tree[name]
    return validate(Config, tree)


def validate(model: type[_Model], tree: Any) -> _Model:
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
    return f"{where}: {error['msg'].removeprefix('Value error, ')}, not {error['input']!r}"


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
