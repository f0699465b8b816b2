"""Irregular forms that the Perl program ROUGE-1.5.5 maps before it stems, such as `found` to `find`.

Source: Lin 2004, ROUGE-1.5.5's folder `data/WordNet-2.0-Exceptions`.
"""

from __future__ import annotations

from pathlib import Path

from summarise.common.errors import SummariseError

# The Perl program builds its list in this order, and a later file wins.
_WORDNET_FILES = ("adj.exc", "adv.exc", "noun.exc", "verb.exc")


def load_exceptions(path: Path | None) -> dict[str, str]:
    """Read irregular forms and what they come from (`found|find`), for the `perl-1.5.5` normaliser.

    Args:
        path: a file with a pair a line, separated by `|` or white space; None for WordNet's lists
            where NLTK has them (`nltk.download("wordnet")`), else none.

    Raises:
        SummariseError: the file cannot be read, or a line is no pair.
    """
    if path is None:
        return _wordnet_exceptions()
    pairs: dict[str, str] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SummariseError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        form, *bases = line.replace("|", " ").split()
        if not bases:
            raise SummariseError(f"{path}#{number}: {line!r} is no pair such as found|find")
        pairs[form] = bases[0]
    return pairs


def _wordnet_exceptions() -> dict[str, str]:
    import nltk

    pairs: dict[str, str] = {}
    for name in _WORDNET_FILES:
        for place in (f"corpora/wordnet/{name}", f"corpora/wordnet.zip/wordnet/{name}"):
            try:
                lines = nltk.data.find(place).open().read().decode("utf-8").splitlines()
            except LookupError:
                continue
            pairs |= {form: bases[0] for form, *bases in map(str.split, lines) if bases}
            break
    return pairs
