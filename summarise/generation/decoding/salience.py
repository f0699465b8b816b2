"""Which words of an article its headline takes: a small network over what the encoder made of them.

It serves twice. While a headline is decoded each word of the article is favoured by its log-odds,
and of what was written that is taken which has the highest ROUGE-1 to be expected, less a cost for
what is joined from pieces.

Source: Gehrmann, Deng and Rush 2018, "Bottom-Up Abstractive Summarization", section 4 (words
selected first, then decoding held to them; here they are favoured, not masked); Kumar and Byrne
2004, "Minimum Bayes-Risk Decoding" (taking what is expected to score best).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import torch
from torch import nn

from summarise.common.errors import SummariseError, one_line
from summarise.common.text.words import FUNCTION_WORDS
from summarise.generation.checkpoints.checkpoint import Checkpoint, locate
from summarise.generation.decoding.constraints import Constraint, State
from summarise.generation.engines.torch_engine import Encoded
from summarise.generation.extractive.order import Order

WEIGHTS = "salience.safetensors"
_CHARACTERS_A_TOKEN = 12  # as `reading` takes them, so that the tokens are the same
_POSITIONS = 128  # tokens further on share the last place
_COUNTED = 2600  # characters of an article in which a word's mentions are counted
_COUNTS = 8  # more mentions share the last place
_STRENGTH = 1.5  # nats of favour for each nat of log-odds ...
_NEUTRAL = -2.0  # ... above these, at which a word is neither favoured nor disfavoured
_LEAST, _MOST = -4.5, 9.0  # nats of favour
_ELSEWHERE = 0.05  # probability that a word which the article lacks is in its headline
_FEWEST_WORDS = 4.0  # of a headline to be expected
_JOINT_COST = 0.015  # of ROUGE-1, for two words together that the article does not have together
_LOOSE_COST = 0.045  # the same behind a function word, which asks for what the article has there
_WORDS_A_UNIT = 10.0  # the network's unit of length


class Salience(nn.Module):
    """A word's log-odds of standing in the headline, and how many words that will have.

    Args:
        inputs: width of the encoder.
        width, layers, heads: of the network; without a layer, each token is scored by itself.
        dropout: while training.
    """

    def __init__(
        self, inputs: int, width: int = 192, layers: int = 1, heads: int = 4, dropout: float = 0.1
    ) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.Linear(inputs, width)
        self.place = nn.Embedding(_POSITIONS, width)
        self.capital = nn.Embedding(2, width)  # which an uncased encoder has not seen
        self.count = nn.Embedding(_COUNTS, width)  # of which it sees only what it reads
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                width, heads, 2 * width, dropout, "gelu", batch_first=True, norm_first=True
            )
            for _ in range(layers)
        )
        self.score = nn.Linear(width, 1)
        self.length = nn.Linear(width, 1)
        for embedding in (self.place, self.capital, self.count):
            nn.init.normal_(embedding.weight, std=0.02)

    def forward(
        self,
        states: torch.Tensor,
        capitals: torch.Tensor,
        counts: torch.Tensor,
        mask: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Score tokens.

        Args:
            states: what the encoder made of them, [articles, tokens, inputs].
            capitals: 1 where a token is part of a word with a capital, [articles, tokens].
            counts: how often the article has the token's word, [articles, tokens].
            mask: true where there is a token, [articles, tokens].

        Returns:
            log-odds, [articles, tokens], and words of the headline, [articles].
        """
        places = torch.arange(states.shape[1], device=states.device).clamp(max=_POSITIONS - 1)
        hidden = self.hidden(self.dropout(states)) + self.place(places) + self.capital(capitals)
        hidden = hidden + self.count(counts.clamp(max=_COUNTS - 1))
        for layer in self.layers:
            hidden = layer(hidden, src_key_padding_mask=~mask)
        hidden = nn.functional.gelu(hidden)
        weights = mask[..., None].float()
        mean = (hidden * weights).sum(1) / weights.sum(1)
        return self.score(hidden).squeeze(-1), self.length(mean).squeeze(-1) * _WORDS_A_UNIT


class Source(NamedTuple):
    """An article's tokens as words.

    `forms` are its different words, `words` gives each token's place among them, -1 for none;
    `capitals` is 1 for tokens of words with a capital, `counts` is how often the article has each
    token's word, further on than is read too; `openings` are the tokens that open a word.
    """

    ids: list[int]
    forms: list[str]
    words: list[int]
    capitals: list[int]
    counts: list[int]
    openings: list[bool]
    order: Order


def read(checkpoint: Checkpoint, text: str) -> Source:
    """The words of what the encoder reads of a text, as `reading.lead` reads it."""
    limit = checkpoint.max_source_tokens
    counts = _mentions(checkpoint, text[:_COUNTED])
    text = text[: limit * _CHARACTERS_A_TOKEN]
    encoded = checkpoint.tokenizer(
        text, truncation=True, max_length=limit, return_offsets_mapping=True
    )
    ids = list(encoded["input_ids"])
    pieces = checkpoint.tokenizer.convert_ids_to_tokens(ids)
    spelled: dict[int, str] = {}
    capital: dict[int, int] = {}
    of_token = encoded.word_ids(0)
    openings = []
    for word, piece, (start, _) in zip(of_token, pieces, encoded["offset_mapping"], strict=True):
        openings.append(word is not None and word not in spelled)
        if word is not None:
            spelled[word] = spelled.get(word, "") + piece.removeprefix("##")
            capital.setdefault(word, int(text[start : start + 1].isupper()))
    forms = {form: None for form in spelled.values() if form.isalnum()}
    places = {form: i for i, form in enumerate(forms)}
    in_order = [spelled.get(word, "") for word in of_token]
    return Source(
        ids=ids,
        forms=list(forms),
        words=[places.get(word, -1) for word in in_order],
        capitals=[capital.get(word, 0) for word in of_token],
        counts=[counts[word] for word in in_order],
        openings=openings,
        order=Order.of([form for form in spelled.values() if form.isalnum()]),
    )


def _mentions(checkpoint: Checkpoint, text: str) -> Counter[str]:
    """How often a text has each word, in the vocabulary's spelling."""
    backend = checkpoint.tokenizer.backend_tokenizer
    plain = backend.normalizer.normalize_str(text)
    return Counter(word for word, _ in backend.pre_tokenizer.pre_tokenize_str(plain))


def pool(scores: torch.Tensor, words: torch.Tensor, size: int) -> torch.Tensor:
    """Log-odds of words from those of their tokens: the odds are added.

    Args:
        scores, words: log-odds of tokens and each one's word, -1 for none; of one shape.
        size: how many words there are.

    Returns:
        [size].
    """
    inside = words >= 0
    odds = scores[inside].clamp(-30, 30).exp()
    return torch.zeros(size).index_add(0, words[inside], odds).clamp(min=1e-12).log()


@dataclass(frozen=True)
class Expectation:
    """What an article's headline may be expected to be.

    Attributes:
        words: log-odds that it takes a word, by the word in the vocabulary's spelling.
        openings: the same by the token that opens the word.
        length: its words.
        pieces: splits a text as the vocabulary does.
        order: which words follow each other in what is read, in the vocabulary's spelling.
    """

    words: Mapping[str, float]
    openings: Mapping[int, float]
    length: float
    pieces: Callable[[str], list[str]]
    order: Order = field(default_factory=Order)

    def favour(self, size: int) -> torch.Tensor:
        """What to add to each token's log-probability while decoding, [size]."""
        favour = torch.zeros(size)
        for token, odds in self.openings.items():
            favour[token] = max(_LEAST, min(_MOST, _STRENGTH * (odds - _NEUTRAL)))
        return favour

    def split(self, text: str) -> list[str]:
        """A text's words in the vocabulary's spelling, without punctuation."""
        words: list[str] = []
        for piece in self.pieces(text):
            if piece.startswith("##"):
                words[-1] += piece.removeprefix("##")
            else:
                words.append(piece)
        return [word for word in words if word.isalnum()]

    def rouge(self, words: Sequence[str]) -> float:
        """The ROUGE-1 F-measure, 0 to 1, that these words may be expected to have as the headline."""
        found = sum(
            1 / (1 + math.exp(-self.words[word])) if word in self.words else _ELSEWHERE
            for word in sorted(set(words))  # sorted, since a sum of floats depends on its order
        )
        return 2 * found / (len(words) + max(self.length, _FEWEST_WORDS))

    def ranked(self, texts: Sequence[str]) -> list[str]:
        """Headlines by the ROUGE-1 to be expected, less a cost for each joint, the best first.

        What is joined from many pieces is seldom grammatical, and often false. What leaves a "not"
        out comes last.
        """

        def rank(text: str) -> tuple[bool, float]:
            words = self.split(text)
            joints = self.order.joints(words)
            loose = sum(before in FUNCTION_WORDS for before, _ in joints)
            cost = _JOINT_COST * (len(joints) - loose) + _LOOSE_COST * loose
            return not self.order.leaves_out_a_not(words), self.rouge(words) - cost

        return sorted(dict.fromkeys(texts), key=rank, reverse=True)


@dataclass
class Favouring:
    """A constraint whose allowed tokens are favoured by what the headline is expected to take."""

    renormalise: ClassVar[bool] = False
    held: Constraint
    expected: Expectation
    start: State = field(init=False)

    def __post_init__(self) -> None:
        self.start = self.held.start
        self._favour: torch.Tensor | None = None

    def advance(self, state: State, token: int) -> State | None:
        """See `Constraint`."""
        return self.held.advance(state, token)

    def bias(self, state: State, size: int) -> torch.Tensor:
        """See `Constraint`."""
        if self._favour is None:
            self._favour = self.expected.favour(size)
        return self.held.bias(state, size) + self._favour

    def complete(self, state: State) -> bool:
        """See `Constraint`."""
        return self.held.complete(state)


@dataclass(frozen=True)
class Expecter:
    """A network with the checkpoint whose encoder it was trained on."""

    checkpoint: Checkpoint
    network: Salience

    @torch.inference_mode()
    def expect(self, encoded: Encoded, texts: Sequence[str]) -> list[Expectation]:
        """What the headline of each article of a batch may be expected to be.

        Args:
            encoded: what the encoder made of the texts.
            texts: the articles, as they were read for it.
        """
        sources = [read(self.checkpoint, text) for text in texts]
        capitals = torch.zeros(encoded.mask.shape, dtype=torch.long)
        counts = torch.zeros_like(capitals)
        for row, source in enumerate(sources):
            capitals[row, : len(source.ids)] = torch.tensor(source.capitals)
            counts[row, : len(source.ids)] = torch.tensor(source.counts)
        scores, lengths = self.network(
            encoded.hidden.float().cpu(), capitals, counts, encoded.mask.cpu().bool()
        )
        return [
            _expectation(source, row[: len(source.ids)], length, self.checkpoint.tokenizer.tokenize)
            for source, row, length in zip(sources, scores, lengths.tolist(), strict=True)
        ]


def _expectation(
    source: Source, scores: torch.Tensor, length: float, pieces: Callable[[str], list[str]]
) -> Expectation:
    odds = pool(scores, torch.tensor(source.words), len(source.forms)).tolist()
    openings: dict[int, float] = {}
    for token, word, opens in zip(source.ids, source.words, source.openings, strict=True):
        if opens and word >= 0:  # of words that open alike, the likeliest counts
            openings[token] = max(odds[word], openings.get(token, odds[word]))
    words = dict(zip(source.forms, odds, strict=True))
    return Expectation(words, openings, length, pieces, source.order)


def load(checkpoint: Checkpoint) -> Expecter | None:
    """The network that a checkpoint comes with: `summarise_salience` in its `config.json` has its
    shape, `salience.safetensors` its weights. None for a checkpoint that has none.

    Raises:
        SummariseError: the weights are not there or do not fit.
    """
    from safetensors.torch import load_file

    shape: dict[str, Any] | None = getattr(checkpoint.model.config, "summarise_salience", None)
    if shape is None or not checkpoint.wordpiece or not checkpoint.tokenizer.is_fast:
        return None
    path = Path(locate(checkpoint.name)) / WEIGHTS
    try:
        network = Salience(checkpoint.model.config.d_model, **shape)
        network.load_state_dict({name: w.float() for name, w in load_file(path).items()})
    except Exception as error:  # no file, another shape, not safetensors
        raise SummariseError(f"{path}: cannot be loaded: {one_line(error)}") from error
    return Expecter(checkpoint, network.eval())
