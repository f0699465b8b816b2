"""Write the summaries of a batch of articles by asking a server, several at once, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from summarise.common.documents import Article, Failure, Length, Summary
from summarise.common.errors import one_line
from summarise.common.text.words import count_words
from summarise.config import Config, LengthConfig
from summarise.generation.checkpoints.instructions import BEHIND, INSTRUCTIONS
from summarise.generation.decoding.seeds import derive_seed
from summarise.generation.partial_summary import PartialSummary, same_summary
from summarise.generation.postprocess.headlines import (
    as_headline,
    leading_words,
    without_full_stop,
)
from summarise.generation.postprocess.lengths import Bounds, token_bounds
from summarise.generation.postprocess.paragraphs import as_paragraph, leading_sentences
from summarise.generation.server.address import notice
from summarise.generation.server.answer import Answer, whole_part
from summarise.generation.server.client import ChatClient, ServerGoneError, UnansweredError
from summarise.generation.server.settings import check_server
from summarise.generation.without_model import take, write_without_model

_BYTES_A_TOKEN = 3  # of an article, at least: 4 in English, and in Chinese a character has 3
_TOKENS_A_WORD = 3.0  # of what is written, in most languages and vocabularies at most
_TEMPLATE = 256  # tokens that a chat template and an instruction may take
_SHAPES: Mapping[Length, tuple[Callable[..., str], Callable[..., str]]] = {
    "headline": (as_headline, leading_words),
    "paragraph": (as_paragraph, leading_sentences),
}


@dataclass(frozen=True)
class AskedLength:
    """A length that a server is asked for; see `without_model.WrittenLength`."""

    length: Length
    settings: LengthConfig

    @property
    def bounds(self) -> Bounds:
        """How long it may be; the tokens of a server's model are not known here."""
        return Bounds.of(self.settings)

    def shape(self, text: str, article: Article) -> str:
        """Return an answer in the length's form; "" when it has none."""
        return _SHAPES[self.length][0](text, self.bounds, article.language or "en")

    def opening(self, article: Article) -> str:
        """Return the length cut from an article's opening."""
        return _SHAPES[self.length][1](article.text, self.bounds, article.language or "en")

    def own_text(self, article: Article) -> str:
        """Return an article that is shorter than the length, as it stands."""
        text = self.bounds.shorten(" ".join(article.text.split()))
        return without_full_stop(text) if self.length == "headline" else text


class ServerWriter:
    """Write the summaries of a batch by asking a server.

    Args:
        config: see `summarise.config`; `server` says which.
        lengths: which to write.
        model: what the records say has written them.
        client: asks; one of `config.server` by default.

    Raises:
        SummariseError: no server is named, articles may not go there, or a length asks for what
            servers cannot do.
    """

    engine = "openai"

    def __init__(
        self,
        config: Config,
        lengths: Sequence[Length],
        model: str,
        client: ChatClient | None = None,
    ) -> None:
        self.server = check_server(config, lengths)
        self.model = model
        self._lengths = [AskedLength(length, config.length(length)) for length in lengths]
        self._client = client or ChatClient(self.server)

    def check(self) -> None:
        """Raise a `SummariseError` where the server does not answer."""
        self._client.check()

    @property
    def notes(self) -> list[str]:
        """How the server is used, a line for people."""
        where = notice(self.server.url, self.model) or f"at {self.server.url}"
        return [
            f"{self.model}: engine openai, {where}; reads {self.server.context} tokens, "
            "the instruction and the answer included; beams, and names held while decoding, are not for it"
        ]

    def write(self, articles: Sequence[Article]) -> list[Summary | Failure]:
        """Summarise a batch, in order; identical articles are written of once.

        Raises:
            ServerGoneError: the server has answered nothing so far, and will not.
        """
        partials: dict[object, PartialSummary] = {}
        for article in articles:
            partials.setdefault(self._same(article), PartialSummary.of(article))
        with ThreadPoolExecutor(self.server.concurrency) as pool:
            errors = dict(zip(partials, pool.map(self._fill, partials.values()), strict=True))
        gone = next(
            (error for error in errors.values() if isinstance(error, ServerGoneError)), None
        )
        if gone and not any(error is None for error in errors.values()):
            raise gone
        results: list[Summary | Failure] = []
        for article in articles:
            error = errors[self._same(article)]
            if error is None:
                results.append(
                    partials[self._same(article)].summary(article, self.model, self.engine)
                )
            else:
                results.append(Failure(article.id, article.source, "generation", one_line(error)))
        return results

    def _same(self, article: Article) -> object:
        """Return what is equal for articles that get the same summaries."""
        sampled = any(one.settings.sampling for one in self._lengths)
        return same_summary(article, sampled)

    def _fill(self, partial: PartialSummary) -> Exception | None:
        """Write an article's lengths; return why they cannot be had, None where they are."""
        if write_without_model(partial, self._lengths):
            return None
        try:
            for one in self._lengths:
                if one.length not in partial.texts:
                    self._write(partial, one)
        except (UnansweredError, ServerGoneError) as error:
            return error
        return None

    def _write(self, partial: PartialSummary, one: AskedLength) -> None:
        """Write one length of an article: the first answer that keeps to it, of as many as drawn."""
        settings, article = one.settings, partial.article
        text = _beginning(article.text, self._room(one))
        words = count_words(text)
        partial.note_read(words, f"{one.length}: ")
        drawn = settings.sampling
        seeds = [derive_seed(drawn.seed, article.id, one.length, i) for i in range(settings.beams)] if drawn else [0]  # fmt: skip
        why = "nothing written kept to the length"
        for seed in seeds:
            answer = self._client.ask(self._request(one, text, seed))
            if answer.tokens_read and answer.tokens_read < words:
                partial.warnings[_cut_by_server(answer.tokens_read, words)] = None
            if shaped := one.shape(whole_part(answer, article.language or "en"), article):
                take(partial, one, shaped, "lead")
                return
            why = _why_not(answer)
        take(partial, one, "", "lead", why)

    def _room(self, one: AskedLength) -> int:
        """Return the tokens of an article that are sent."""
        settings = one.settings
        said = len(f"{settings.system or ''}{settings.prompt or ''}") // _BYTES_A_TOKEN
        return max(1, self.server.context - _most_tokens(settings) - _TEMPLATE - said)

    def _request(self, one: AskedLength, text: str, seed: int) -> dict[str, Any]:
        """Return a request for one length; the article stands first, for servers that keep what they read."""
        settings = one.settings
        asked = settings.prompt or INSTRUCTIONS[one.length]
        messages = [{"role": "user", "content": f"{settings.prefix or ''}{text}{BEHIND}{asked}"}]
        if settings.system:
            messages.insert(0, {"role": "system", "content": settings.system})
        request: dict[str, Any] = {
            "model": settings.checkpoint,
            "messages": messages,
            "max_tokens": _most_tokens(settings),
            "temperature": 0.0,
        }
        if drawn := settings.sampling:
            request |= {"temperature": drawn.temperature, "top_p": drawn.top_p}
            request["seed"] = seed % 2**31  # as wide as all servers take
        request |= self.server.extra
        return {name: value for name, value in request.items() if value is not None}


def _most_tokens(settings: LengthConfig) -> int:
    """Return how many tokens a length's answer may take."""
    return token_bounds(settings, _TOKENS_A_WORD)[1]


def _beginning(text: str, tokens: int) -> str:
    """Return the first words of a text, as many as some tokens hold."""
    most, encoded = tokens * _BYTES_A_TOKEN, text.encode("utf-8", "replace")
    if len(encoded) <= most:
        return encoded.decode()
    cut = encoded[:most].decode("utf-8", "ignore")
    return cut.rsplit(maxsplit=1)[0] if len(cut.split(maxsplit=1)) > 1 else cut


def _cut_by_server(tokens: int, words: int) -> str:
    return (
        f"the server's model read {tokens} tokens of a request of over {words} words: its context is "
        "smaller than `server: context`, and the summary may be of a part"
    )


def _why_not(answer: Answer) -> str:
    """Say why there is nothing to show in an answer."""
    if answer.thought and not answer.text:
        return (
            "the model was still thinking when its tokens were up (turn that off: `server: extra`)"
        )
    if answer.cut:
        return "the answer was cut off when its tokens were up (`tokens`, in place of `words`, gives it more)"
    return "nothing written kept to the length"
