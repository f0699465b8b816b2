"""Names and marks of our own outputs: where the files of a run lie, and how each is recognised.

What writes an output and what must not read it back as an input both go by this module.
"""

from __future__ import annotations

from pathlib import Path

JOURNAL = ".journal"  # in an output that is a folder, hidden from whoever reads it
JOURNAL_ENDING = ".journal"
FAILURES_ENDING = ".failures.jsonl"
SUMMARY_ENDING = ".summary.txt"  # of a text beside each article

# Keys that tell a record of ours from a dump's: of `run`, of `clean`, of the counts of blocks, of a blind
# sheet and of its key.
RUN_KEYS = frozenset({"headline", "paragraph", "model", "words_read"})
CLEAN_KEYS = frozenset({"byline", "agency", "standfirst", "language", "warnings"})
COUNTS_KEYS = frozenset({"counts", "least_documents", "least_share"})
SHEET_KEYS = frozenset({"length", "article", "texts"})
SHEET_KEY_KEYS = frozenset({"length", "article", "systems"})
# What a sheet asks is asked elsewhere too: an answer to it has these keys and no others.
VERDICT_KEYS = frozenset({"grammatical", "main_point", "true", "passes"})
SCORE_KEYS = frozenset({"relevance", "consistency", "fluency", "coherence"})
RANK_KEYS = frozenset({"rank"})
BESIDE_ANSWERS = frozenset({"id", "judge", "corrected"})
SCORES_COLUMNS = frozenset(
    {"system", "baseline", "length", "signature"}
)  # of a table of `evaluate`

PAGE_MARK = b'<meta name="generator" content="summarise '  # in the templates of our reports
PAGE_HEAD = 512  # bytes of a report within which the mark is


def is_folder(output: str) -> bool:
    """Return whether an output is a folder (by its final slash) or a URI, and so gets Parquet files."""
    return output.endswith("/") or "://" in output


def sidecar_path(output: Path, ending: str) -> Path:
    """Return what goes with an output: `o.jsonl` -> `o.journal`, `o.csv` -> `o.csv.journal`."""
    stem = output.stem if output.suffix == ".jsonl" else output.name
    return output.with_name(stem + ending)


def journal_folder(output: Path) -> Path:
    """Return where what was done for an output is kept: `o.jsonl` -> `o.journal`."""
    return sidecar_path(output, JOURNAL_ENDING)


def failures_file(output: Path) -> Path:
    """Return where the failures of an output go: `o.jsonl` -> `o.failures.jsonl`."""
    return sidecar_path(output, FAILURES_ENDING)


def summary_file(source: str) -> Path:
    """Return where the summaries of the article in a file go: `a.txt` -> `a.txt.summary.txt`."""
    return Path(source + SUMMARY_ENDING)
