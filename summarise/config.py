"""The configuration of a run, and the presets that ship.

A configuration is a file or the name of a preset in `configs/`; each preset reads as documentation.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NonNegativeFloat,
    PositiveFloat,
    ValidationInfo,
    field_validator,
    model_validator,
)

from summarise.common.documents import LENGTHS
from summarise.common.errors import SummariseError
from summarise.common.limits import Limits
from summarise.common.settings import UnshownError, read_settings, validate

_SHIPPED = Path(__file__).parent / "configs"  # in the wheel
_CLONE = Path(__file__).parent.parent / "configs"  # in a clone
PRESETS = _SHIPPED if _SHIPPED.is_dir() else _CLONE


def _ordered(ends: tuple[int, int]) -> tuple[int, int]:
    if not 0 < ends[0] <= ends[1]:
        raise ValueError("must be [least, most], above 0 and the smaller first")
    return ends


def _pair(ends: object) -> object:
    if not (isinstance(ends, (list, tuple)) and len(ends) == 2):
        raise ValueError("must be [least, most], such as [5, 16]")
    return ends


# what this machine counts with: beyond it no loop and no buffer goes
Count = Annotated[int, Field(gt=0, le=sys.maxsize)]
Range = Annotated[tuple[int, int], BeforeValidator(_pair), AfterValidator(_ordered)]


def _leaves(hint: Any) -> list[Any]:
    """Return the types that a type hint is made of, and what annotates them."""
    return [leaf for inner in get_args(hint) for leaf in _leaves(inner)] or [hint]


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _no_flag_for_a_number(cls, value: Any, info: ValidationInfo) -> Any:
        """Refuse `yes` where a number belongs: pydantic would take it for 1."""
        wanted = cls.model_fields[str(info.field_name)].annotation
        if isinstance(value, bool) and any(each in (int, float) for each in _leaves(wanted)):
            raise ValueError("must be a number")
        return value


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
        checkpoint: `bundled`, a local folder or GGUF file, or a hub name; an adapter (PEFT) too.
        prefix: put before the article; None for what the checkpoint expects (T5: `"summarize: "`).
        prompt: what a decoder-only checkpoint is asked behind the article; None for our own words.
        system: what its system prompt says; None for what its chat template says by itself.
        words: least and most words of the summary.
        tokens: least and most tokens; wins over `words` when given.
        characters: at most this many, with fewer words if need be; None for no limit.
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
    prompt: str | None = None
    system: str | None = None
    words: Range = (5, 16)
    tokens: Range | None = None
    characters: Count | None = None
    beams: Count = 6
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

    actors: Count | None = None
    cpus: NonNegativeFloat = 1.0
    gpus: NonNegativeFloat = 0.0

    @model_validator(mode="after")
    def _takes_something(self) -> Self:
        if not (self.cpus or self.gpus):
            raise ValueError("must have cpus or gpus above 0")
        return self


def _address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be an address, such as http://localhost:8080/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UnshownError("must have no name, key or query in it: `key` names the key's variable")
    return url.rstrip("/")


def _variable(name: str) -> str:
    if not re.fullmatch(r"[A-Z_][A-Z0-9_]*", name):
        raise UnshownError(
            "must be the name of an environment variable, such as OPENAI_API_KEY, not the key",
        )
    return name


class ServerConfig(_Settings):
    """The server that `engine: openai` asks; any that speaks OpenAI's chat completions.

    Attributes:
        url: what stands before `/chat/completions`, such as `http://localhost:11434/v1`.
        key: the environment variable that has the key; None to send none.
        context: tokens that its model reads and writes; longer articles are cut to fit.
        concurrency: articles that are asked for at once.
        timeout: seconds that one answer may take.
        retries: how many times more an article is asked for when the server fails.
        pause: seconds before the first of these, twice as many before each next one.
        extra: goes into each request as it is, such as `{reasoning_effort: none}`.
    """

    url: Annotated[str, AfterValidator(_address)]
    key: Annotated[str, AfterValidator(_variable)] | None = None
    context: Annotated[int, Field(ge=1024, le=sys.maxsize)] = 4096
    concurrency: Annotated[int, Field(gt=0, le=256)] = 4
    timeout: PositiveFloat = 120.0
    retries: Annotated[int, Field(ge=0, le=20)] = 4
    pause: NonNegativeFloat = 1.0
    extra: dict[str, Any] = {}


class LimitsConfig(_Settings):
    """What one document may take (see `summarise.common.limits`); beyond it, it is a failure.

    Attributes:
        largest_document: bytes of a file that is one document, or of a record, unpacked.
        unpacking_ratio: bytes that a packed byte may unpack to, once a file is larger than that.
        longest_text: characters of a document's text.
        seconds: of processor time, for reading or for cleaning one document.
        depth: folders within folders.
    """

    largest_document: Count = Limits.largest_document
    unpacking_ratio: Count = Limits.unpacking_ratio
    longest_text: Count = Limits.longest_text
    seconds: Annotated[float, Field(gt=0, le=sys.maxsize)] = Limits.seconds
    depth: Annotated[int, Field(gt=0, le=200)] = Limits.depth

    def of_reading(self) -> Limits:
        """Return them as the readers take them."""
        return Limits(**self.model_dump())


# of a server's settings, those that no text depends on
_OF_THE_WAY = {"key", "concurrency", "timeout", "retries", "pause"}


class Config(_Settings):
    """A whole configuration; the defaults are those of `configs/default.yaml`.

    Attributes:
        engine: what computes; `auto` picks CTranslate2 on a CPU where it is installed and knows the
            checkpoint's family, else torch. `openai` has a server compute, to which articles are sent.
        server: which one that is.
        precision: of torch's weights; `bfloat16` takes half the memory. `auto` is bfloat16 for a
            prefix LM where the device has instructions for it, else float32.
        headline, paragraph: one `LengthConfig` each; a mapping keeps the defaults of what it leaves out.
        source_words: where a summary's words may come from. `only`: every word is the article's;
            `prefer`: names and numbers are the article's; `free`: no constraint.
        batch_tokens: rows times tokens of a padded batch, at most.
        window: articles read before they are sorted by length into batches.
        limits: what one document may take; no record depends on them.
        ray: what `--backend ray` takes of a cluster.
    """

    engine: Literal["auto", "torch", "ctranslate2", "openai"] = "auto"
    server: ServerConfig | None = None
    precision: Literal["auto", "float32", "bfloat16"] = "auto"
    headline: LengthConfig = LengthConfig()
    paragraph: LengthConfig = LengthConfig(words=(30, 100), beams=4)
    source_words: Literal["only", "prefer", "free"] = "prefer"
    batch_tokens: Count = 4096
    window: Count = 256
    limits: LimitsConfig = LimitsConfig()
    ray: RayConfig = RayConfig()

    @model_validator(mode="before")
    @classmethod
    def _defaults_of_what_is_left_out(cls, tree: Any) -> Any:
        if not isinstance(tree, dict):
            return tree
        # a section without keys, as where all are commented out, is as good as left out
        tree = {k: v for k, v in tree.items() if v is not None or k not in cls.model_fields}
        for name in LENGTHS:
            if isinstance(tree.get(name), dict):
                tree[name] = cls.model_fields[name].default.model_dump() | tree[name]
        return tree

    def length(self, name: str) -> LengthConfig:
        """Return the configuration of `headline` or `paragraph`."""
        return self.headline if name == "headline" else self.paragraph

    def signature(self, *more: object) -> str:
        """Return 16 hexadecimal digits that change when anything that is written can change."""
        how = self.model_dump(exclude={"ray": True, "limits": True, "server": _OF_THE_WAY})
        text = json.dumps([how, *more], sort_keys=True, default=str)
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
    if not isinstance(name_or_path, (str, Path)):
        raise SummariseError(
            f"a configuration is a preset's name or a YAML file, not {type(name_or_path).__name__}: "
            "of a dict, summarise.config.parse makes one"
        )
    given = str(name_or_path)
    path = Path(given) if given.endswith((".yaml", ".yml")) else PRESETS / f"{given}.yaml"
    try:
        there = path.is_file()
    except OSError as error:  # such as a folder that may not be looked into
        raise SummariseError(f"{given}: {error.strerror or error}") from error
    if not there:
        near = difflib.get_close_matches(given, presets(), n=1)
        give = f"did you mean {near[0]!r}? Give" if near else "give"
        raise SummariseError(
            f"no configuration {given!r}: {give} a .yaml file or one of {', '.join(presets())}"
        )
    return read_settings(path, parse)


def parse(tree: Any) -> Config:
    """Turn the tree of a YAML file into a `Config`; raises `SummariseError` as `load` does."""
    return validate(Config, tree)
