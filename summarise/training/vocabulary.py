"""Prune the vocabulary of a byte-level BPE checkpoint to the pieces that some texts use.

Half of a small model's weights are its embeddings, and most of their rows stand for other languages
and code. What is kept: every byte, so that any text can still be written; the special tokens; and
the most frequent pieces with all that they are merged from.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import PreTrainedTokenizerFast

from summarise.common.errors import SummariseError
from summarise.training.decoder_only import load_decoder_only
from summarise.training.weights import save_model

_TEXTS = 512  # that are tokenised at once
_TOKEN_IDS = ("bos_token_id", "eos_token_id", "pad_token_id", "decoder_start_token_id")
_SPECIAL = ("bos_token", "eos_token", "pad_token", "unk_token")


class Pruned(NamedTuple):
    """A pruned tokenizer as `tokenizer.json` has it, and the old id of each of its tokens."""

    tree: dict[str, Any]
    rows: list[int]


def count_tokens(tokenizer: Any, texts: Iterable[str]) -> Counter[int]:
    """Count how often texts have each token."""
    counts: Counter[int] = Counter()
    left = iter(texts)
    while part := list(islice(left, _TEXTS)):
        for ids in tokenizer(part, add_special_tokens=False, verbose=False).input_ids:
            counts.update(ids)
    return counts


def prune(
    tree: Mapping[str, Any], counts: Mapping[int, int], size: int, special: Iterable[str] = ()
) -> Pruned:
    """Prune a tokenizer; tokens that are kept keep their order.

    Args:
        tree: its `tokenizer.json`.
        counts: how often each token id is wanted.
        size: tokens to keep at most.
        special: tokens to keep whatever their counts.

    Raises:
        SummariseError: it is not a byte-level BPE, or `size` is too small for bytes and special
            tokens.
    """
    if tree["model"]["type"] != "BPE" or "ByteLevel" not in json.dumps(tree["pre_tokenizer"]):
        raise SummariseError("only a byte-level BPE vocabulary can be pruned")
    vocabulary: dict[str, int] = tree["model"]["vocab"]
    merges = [_parts(merge) for merge in tree["model"]["merges"]]
    added = {token["content"]: token["id"] for token in tree["added_tokens"]}
    kept = {piece for piece in vocabulary if len(piece) == 1} | set(special)
    if len(kept) > size:
        raise SummariseError(f"a vocabulary needs {len(kept)} tokens for bytes and special tokens")
    parents: dict[str, tuple[str, str]] = {}
    for left, right in merges:
        parents.setdefault(left + right, (left, right))
    by_count = sorted(vocabulary, key=lambda piece: -counts.get(vocabulary[piece], 0))
    for piece in by_count:
        if piece in added or piece in kept:
            continue
        needed = _needed(piece, parents, kept)
        if len(kept) + len(needed) > size or not counts.get(vocabulary[piece]):
            break
        kept |= needed
    ids = vocabulary | added
    rows = sorted(ids[piece] for piece in kept)
    new = {old: row for row, old in enumerate(rows)}
    model = tree["model"] | {
        "vocab": {p: new[old] for p, old in vocabulary.items() if p in kept},
        "merges": [[a, b] for a, b in merges if a in kept and b in kept and a + b in kept],
    }
    tokens = [t | {"id": new[t["id"]]} for t in tree["added_tokens"] if t["content"] in kept]
    return Pruned(dict(tree) | {"model": model, "added_tokens": tokens}, rows)


def _parts(merge: Any) -> tuple[str, str]:
    """Return the two pieces of a merge, which older files write as one string."""
    left, right = merge.split(" ") if isinstance(merge, str) else merge
    return left, right


def _needed(
    piece: str, parents: Mapping[str, tuple[str, str]], kept: set[str] | frozenset[str]
) -> set[str]:
    """Return a piece with all that it is merged from and that is not kept yet."""
    found, left = set[str](), [piece]
    while left:
        piece = left.pop()
        if piece not in found and piece not in kept:
            found.add(piece)
            left += parents.get(piece, ())
    return found


def prune_checkpoint(name: str, texts: Iterable[str], size: int, out: Path) -> str:
    """Prune a decoder-only checkpoint to the pieces that texts use, and write it.

    Args:
        name: a folder or a hub name, with safetensors and a byte-level BPE vocabulary.
        texts: what is to be read and written.
        size: tokens to keep.
        out: the folder of the pruned checkpoint.

    Returns:
        what came of it, for people.

    Raises:
        SummariseError: it cannot be loaded; see `prune`.
    """
    model, tokenizer = load_decoder_only(name)
    if not tokenizer.is_fast:
        raise SummariseError(f"checkpoint {name!r}: it has no tokenizer.json")
    counts = count_tokens(tokenizer, texts)
    tree = json.loads(tokenizer.backend_tokenizer.to_str())
    special = [getattr(tokenizer, kind) for kind in _SPECIAL if getattr(tokenizer, kind)]
    special += tokenizer.convert_ids_to_tokens(_token_ids(model))
    pruned = prune(tree, counts, size, special)
    keep_rows(model, pruned.rows)
    save_model(model, out)
    own = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=Tokenizer.from_str(json.dumps(pruned.tree)),
        model_max_length=tokenizer.model_max_length,
        **{kind: getattr(tokenizer, kind) for kind in _SPECIAL},
    )
    own.save_pretrained(out)
    covered = sum(counts[row] for row in pruned.rows) / max(1, counts.total())
    return (
        f"{out}: {len(pruned.rows)} of {len(tokenizer)} tokens, {100 * covered:.2f}% of the texts'"
    )


def keep_rows(model: Any, rows: Sequence[int]) -> None:
    """Keep these rows of a model's embeddings and head, and tell its configuration the new ids."""
    embeddings, head = model.get_input_embeddings(), model.get_output_embeddings()
    chosen = torch.tensor(rows)
    new = nn.Embedding(len(rows), embeddings.embedding_dim, _weight=embeddings.weight.data[chosen])
    tied = head.weight is embeddings.weight
    model.set_input_embeddings(new)
    head.weight = new.weight if tied else nn.Parameter(head.weight.data[chosen])
    if getattr(head, "bias", None) is not None:
        head.bias = nn.Parameter(head.bias.data[chosen])
    head.out_features = model.config.vocab_size = len(rows)
    ids = {old: new_id for new_id, old in enumerate(rows)}
    for settings in (model.config, model.generation_config):
        for name in _TOKEN_IDS:
            old = getattr(settings, name, None)
            if isinstance(old, list):
                setattr(settings, name, [ids[i] for i in old])
            elif old is not None:
                setattr(settings, name, ids[old])


def _token_ids(model: Any) -> list[int]:
    """Return the token ids that a model's configuration names."""
    found: list[int] = []
    for settings in (model.config, model.generation_config):
        for name in _TOKEN_IDS:
            value = getattr(settings, name, None)
            found += value if isinstance(value, list) else [] if value is None else [value]
    return found
