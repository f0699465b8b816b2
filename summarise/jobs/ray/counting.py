"""The first pass on a cluster: which blocks recur."""

from __future__ import annotations

import pickle
from functools import partial

import pyarrow as pa
import ray
from ray.data.aggregate import Count

from summarise.cleaning import BoilerplateCounts
from summarise.cleaning.boilerplate import DOCUMENT, LEAST_DOCUMENTS, over_threshold
from summarise.common.documents import RawDocument
from summarise.jobs.ray.settings import CLEANING, ONE_WINDOW, executing
from summarise.jobs.ray.windows import windows
from summarise.pipeline import Dump, fingerprint

_WINDOW = 256  # documents


def count(dump: Dump, window: int = _WINDOW) -> BoilerplateCounts:
    """Count which blocks recur, as `summarise.pipeline.count` does, by two aggregations.

    The first finds the distinct texts that have a block, the second how many they are.
    """
    parts = max(1, int(ray.cluster_resources()["CPU"]) // 2)
    with executing():
        distinct = (
            windows(dump, window)
            .map_batches(
                partial(_fingerprints, seconds=dump.limits.seconds),
                num_cpus=CLEANING,
                **ONE_WINDOW,
            )
            .groupby(["site", "block", "text"], num_partitions=parts)
            .aggregate(Count())
        )
        numbers = distinct.groupby(["site", "block"], num_partitions=parts)
        totals: dict[str, int] = {}
        often: list[tuple[str, int, int]] = []
        for row in numbers.aggregate(Count(alias_name="number")).iter_rows():
            block = row["block"] % (1 << 64)  # arrow's integers have a sign, hashes have none
            if block == DOCUMENT:
                totals[row["site"]] = row["number"]
            elif row["number"] >= LEAST_DOCUMENTS:
                often.append((row["site"], block, row["number"]))
    return over_threshold(totals, often)


def _fingerprints(rows: pa.Table, seconds: float) -> pa.Table:
    """Return a row for each block of a window's documents, texts and sites by their hashes."""
    found: set[tuple[str, int, int]] = set()
    for document in pickle.loads(rows["window"][0].as_py()):
        if isinstance(document, RawDocument) and (print_ := fingerprint(document, seconds)):
            found |= {(print_.site, block, print_.text) for block in print_.blocks}
    sites, blocks, texts = zip(*sorted(found), strict=True) if found else ((), (), ())
    return pa.table(
        {
            "site": pa.array(sites, pa.string()),
            "block": pa.array(map(_signed, blocks), pa.int64()),
            "text": pa.array(map(_signed, texts), pa.int64()),
        }
    )


def _signed(hash_: int) -> int:
    return hash_ - (1 << 64) if hash_ >= 1 << 63 else hash_
