"""Count in how many documents of a site each block stands, exactly and in bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from summarise.cleaning.blocks.keys import hash_key
from summarise.cleaning.boilerplate.counts import (
    LEAST_DOCUMENTS,
    LEAST_SHARE,
    BoilerplateCounts,
    Site,
)
from summarise.cleaning.boilerplate.fingerprinting import (
    DOCUMENT,
    Fingerprint,
    fingerprint,
)
from summarise.cleaning.boilerplate.table import ROWS_HELD, Table
from summarise.cleaning.prepared import prepare
from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError


def count(documents: Iterable[RawDocument | Failure]) -> BoilerplateCounts:
    """Count, for each block, the documents of its site that have it, and keep what recurs.

    What cannot be read or prepared is passed over: cleaning reports it. See `count_fingerprints`.

    Raises:
        SummariseError: the temporary files cannot be written.
    """
    return count_fingerprints(
        fingerprint(prepare(document))
        for document in documents
        if not isinstance(document, Failure)
    )


def count_fingerprints(
    fingerprints: Iterable[Fingerprint | None], held: int = ROWS_HELD
) -> BoilerplateCounts:
    """Count, for each block, the documents of its site that have it, and keep what recurs.

    Documents that differ in nothing but short lines are copies of one, and count once; so an
    article that is stored often does not make its own text boilerplate. The order of the documents
    changes nothing.

    Numbers are exact. Hashes (32 bytes a block) go to temporary files, parted by hash, and each
    part is sorted by itself. So memory grows by no more than a 256th of them, some 5 MB for a
    million documents of 40 blocks that take 1.3 GB on disk, and by the names of the sites.

    Args:
        fingerprints: of all documents; None is passed over.
        held: how many rows stay in memory before they go to disk.

    Raises:
        SummariseError: the temporary files cannot be written.
    """
    names: dict[int, str] = {}
    try:
        with TemporaryDirectory(prefix="summarise-") as folder:
            seen = Table(Path(folder) / "seen", columns=4, merge=np.maximum, held=held)
            for found in filter(None, fingerprints):
                site = hash_key(found.site)
                names[site] = found.site
                rows = np.empty((len(found.blocks), 4), np.uint64)
                rows[:, 0], rows[:, 1], rows[:, 3] = 1, site, found.text
                rows[:, 2] = found.blocks
                seen.extend(rows.tobytes())
            totals: Counter[int] = Counter()
            numbers = Table(Path(folder) / "numbers", columns=3, merge=np.add, held=held)
            for rows in seen.parts():
                totals.update(rows[rows[:, 2] == DOCUMENT, 1].tolist())
                numbers.extend(rows[:, :3].tobytes())
            documents_of = {names[site]: number for site, number in totals.items()}
            often = (rows[rows[:, 0] >= LEAST_DOCUMENTS] for rows in numbers.parts())
            return over_threshold(
                documents_of, ((names[s], b, n) for rows in often for n, s, b in rows.tolist())
            )
    except OSError as error:
        raise SummariseError(
            f"cannot count repeated blocks: {error.strerror or error}: make room for temporary "
            "files, or set TMPDIR to a folder that has it"
        ) from error


def over_threshold(
    totals: Mapping[str, int], numbers: Iterable[tuple[str, int, int]]
) -> BoilerplateCounts:
    """Keep what recurs, of all that was counted.

    Args:
        totals: documents of each site, copies apart.
        numbers: site, block, and in how many of those documents it is.
    """
    recurring: dict[str, dict[int, int]] = {}
    for site, block, number in numbers:
        if number < LEAST_DOCUMENTS or block == DOCUMENT:
            continue
        if number / totals[site] >= LEAST_SHARE:
            recurring.setdefault(site, {})[block] = number
    return BoilerplateCounts(
        {site: Site(totals[site], blocks) for site, blocks in recurring.items()}
    )
