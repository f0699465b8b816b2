"""Turn a raw dump of scraped news into clean articles, a headline and a paragraph each.

    import summarise

    summary = summarise.summarise(open("dump.txt").read())      # one raw text -> one Summary
    print(summary.headline, summary.paragraph, summary.warnings)

    documents = summarise.read(["dumps/"])                      # files, folders -> RawDocument ...
    articles = summarise.clean(documents)                       # ... -> Article ...
    for result in summarise.summarise(articles):                # ... -> Summary, in input order
        print(result.record())

    summariser = summarise.Summariser()                         # loaded once, for many calls
    dataset.map(summariser.map, batched=True)                   # `datasets`, with a column `text`

    counts = summarise.count(summarise.read(["dumps/"]))        # what recurs across documents ...
    articles = summarise.clean(summarise.read(["dumps/"]), counts)              # ... is not article

    scores = summarise.evaluate(["out.jsonl"], references="references.jsonl")
    print(summarise.support(article, summary.paragraph).unsupported)

Everything streams: each stage takes and gives an iterator, and what cannot be done for one document
comes out as a `Failure` in its place. Errors that concern the call itself raise `SummariseError`.
Importing this module is quick; torch is loaded when the first summary is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from summarise.common.version import __version__ as __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from summarise.api import Summariser as Summariser
    from summarise.cleaning import Counts
    from summarise.common.documents import Article, Block, Failure, RawDocument, Summary
    from summarise.common.errors import SummariseError
    from summarise.config import Config
    from summarise.evaluation import Scores, Support

__all__ = [
    "Article",
    "Block",
    "Failure",
    "RawDocument",
    "SummariseError",
    "Summariser",
    "Summary",
    "clean",
    "count",
    "evaluate",
    "read",
    "summarise",
    "support",
]


# loaded when asked for: importing this package is quick, so that a command hardly begins before it
# can say that it was stopped
_MODULES = {
    "Summariser": "api",  # which brings the cleaning stage, and with it numpy
    "SummariseError": "common.errors",
    **dict.fromkeys(("Article", "Block", "Failure", "RawDocument", "Summary"), "common.documents"),
}


def __getattr__(name: str) -> object:
    """Return a class of the public interface."""
    if name not in _MODULES:
        raise AttributeError(f"module 'summarise' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"summarise.{_MODULES[name]}"), name)


def read(
    inputs: str | Path | Sequence[str | Path],
    fields: Mapping[str, str] | None = None,
    clean: bool = True,
    split: str | None = None,
) -> Iterator[RawDocument | Failure]:
    """Read raw documents from files and folders, in byte order of their paths.

    Args:
        inputs: files (.txt, .html, .jsonl, .csv, .parquet, .story, also .gz), folders, or `-` for
            JSONL on standard input.
        fields: columns of records by field, such as `{"text": "content_raw"}`.
        clean: false when the texts are clean bodies already.
        split: a regular expression that matches what stands between the articles of a text file,
            such as `^={20,}$`; by default a text is one article.

    Yields:
        one `RawDocument` or `Failure` (stage `reading`) a document.

    Raises:
        SummariseError: an input does not exist, a field is none, or `split` is no regular expression.
    """
    from summarise.readers import read as read_documents

    return read_documents(inputs, fields, clean, split=split)


def count(documents: Iterable[RawDocument | Failure]) -> Counts:
    """Find the blocks that recur: at least 5 documents of a site, and a fifth of them, have each.

    A site is a record's outlet, else the host of its URL, else the first folder below the input, else
    the whole input. Memory stays small however many the documents; what they need goes to temporary files.

    Args:
        documents: what `read` gives. Failures are passed over; the order makes no difference.

    Returns:
        a `summarise.cleaning.Counts` for `clean`, which `save(path)` writes and
        `Counts.load(path)` reads.

    Raises:
        SummariseError: temporary files cannot be written.
    """
    from summarise.cleaning import count as count_documents

    return count_documents(documents)


@overload
def clean(documents: str, counts: None = ...) -> Article: ...  # type: ignore[overload-overlap]
@overload
def clean(
    documents: Iterable[str | RawDocument | Failure], counts: Counts | None = ...
) -> Iterator[Article | Failure]: ...
def clean(
    documents: str | Iterable[str | RawDocument | Failure], counts: Counts | None = None
) -> Article | Iterator[Article | Failure]:
    """Find the article in each raw document: label its blocks, keep the article's.

    Args:
        documents: what `read` gives, raw texts, whose ids are their numbers from 0, or one raw text.
        counts: what `count` found of these documents, or of more of their sites; such blocks are
            dropped with the reason `repeated in N documents`.

    Returns:
        an iterator with one `Article` or `Failure` (stage `cleaning`) a document, in order; for a
        text, its `Article`. `Article.blocks` holds every block with its label, reason and score
        (0 to 1).

    Raises:
        SummariseError: a text given by itself has no article in it; what is given is neither text
            nor documents, such as a path.
    """
    from summarise import pipeline
    from summarise.common.documents import Failure
    from summarise.common.errors import SummariseError
    from summarise.readers.given import as_document, as_documents

    if isinstance(documents, str):
        (result,) = pipeline.clean([as_document(documents, "text", "text")])
        if isinstance(result, Failure):
            raise SummariseError(result.error)
        return result
    return pipeline.clean(as_documents(documents), counts)


@overload
def summarise(
    articles: str, config: str | Path | Config = ..., lengths: Sequence[str] = ...
) -> Summary: ...
@overload
def summarise(
    articles: Iterable[Article | Failure],
    config: str | Path | Config = ...,
    lengths: Sequence[str] = ...,
) -> Iterator[Summary | Failure]: ...
def summarise(
    articles: str | Iterable[Article | Failure],
    config: str | Path | Config = "default",
    lengths: Sequence[str] = ("headline", "paragraph"),
) -> Summary | Iterator[Summary | Failure]:
    """Write a headline (5 to 16 words) and a paragraph (30 to 100 words) of each article.

    Beam search over a seq2seq checkpoint (BART: Lewis et al. 2020, https://aclanthology.org/2020.acl-main.703),
    held to the article's own names and numbers as the configuration says.

    Args:
        articles: what `clean` gives, or one raw text, which is cleaned first.
        config: a preset's name, a YAML file, or a `summarise.config.Config`.
        lengths: which to write; the other is None.

    Returns:
        an iterator with one `Summary` or `Failure` (stage `generation`) an article, in order; for a
        text, its `Summary`. Lengths are counted in words, as white space separates them.

    Raises:
        SummariseError: the configuration or a checkpoint cannot be loaded; a text given by itself
            has no article in it.
    """
    from summarise.api import Summariser

    return Summariser(config, lengths)(articles)


def evaluate(
    predictions: str | Path | Sequence[str | Path],
    references: str | Path,
    missing: Literal["stop", "skip", "zero"] = "stop",
    stemming: bool = True,
    articles: str | Path | Sequence[str | Path] | None = None,
    processes: int = 1,
) -> Scores:
    """Score predictions by ROUGE-1, -2, -L and -Lsum (Lin 2004, https://aclanthology.org/W04-1013).

    Plain dicts all the way; `pandas.DataFrame(summarise.evaluation.rows(scores))` is a data frame.
    `summarise.evaluation.evaluate` gives each summary's scores too, and takes more options.

    Args:
        predictions: JSONL, CSV or Parquet files with `id` and `headline` and/or `paragraph`, one
            system each; or one such file.
        references: a file of the same shape, a folder `headline/ID.txt`, `paragraph/ID.txt`, or
            `title` for the articles' own headlines.
        missing: what to do about ids on one side only: `stop`, `skip` them, or score them `zero`.
        stemming: compare Porter stems.
        articles: files and folders of the articles, for the baselines and for support; by default
            the predictions' `text`, else their `source` read again.
        processes: how many share the work; above 1 only in a script guarded by
            `if __name__ == "__main__"`.

    Returns:
        precision, recall and F-measure, 0 to 100, with a 95% bootstrap interval of the F-measure
        (`low`, `high`), by system and length; baselines; comparisons of systems with p-values; what
        the texts are like; and a signature of how all was computed.

    Raises:
        SummariseError: ids that do not match, malformed files, nothing to score.
    """
    from pathlib import Path

    from summarise.evaluation import Options
    from summarise.evaluation import evaluate as evaluate_files
    from summarise.evaluation.metrics.rouge_settings import RougeSettings
    from summarise.evaluation.workers import Workers
    from summarise.jobs.sources import articles_by_id, articles_by_source

    given = [predictions] if isinstance(predictions, (str, Path)) else predictions
    return evaluate_files(
        [Path(path) for path in given],
        references,
        Options(missing, RougeSettings(stemming), work=Workers(processes)),
        None if articles is None else articles_by_id(articles),
        articles_by_source,
    ).scores


def support(article: str | Article, summary: str) -> Support:
    """Judge whether an article supports a summary, without any model.

    Args:
        article: its text, or an `Article`, whose title and standfirst count too.
        summary: a headline or a paragraph.

    Returns:
        `score` from 0 to 1, `unsupported` pieces of the summary (names, numbers, dates and
        quotations that the article lacks; `start`, `end`, `text`, `kind`), and the score of each
        of its `sentences`. A text without a word scores 0.
    """
    from summarise.evaluation import support as judge

    return judge(article, summary)
