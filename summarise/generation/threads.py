"""How the processor's threads wait for one another while torch computes."""

from __future__ import annotations

import os
import sys

_SPINS = "20000"  # of GNU's OpenMP, which torch has on Linux


def let_waiting_threads_sleep() -> None:
    """Have OpenMP's threads sleep while they wait for work, not spin, in this process.

    For programs, before torch is imported: OpenMP reads the environment then, and never again.
    Decoding is many short steps, and threads that spin between them take the processor from
    whatever else the machine does, each other included: with the bundled checkpoint and engine
    torch, on 2 cores that were busy, six articles took 12.7 and 13.1 seconds, and 3.0 and 4.3 with
    threads that sleep. With CTranslate2 it makes no difference. They spin for a moment all the same,
    some microseconds, which the next step often takes no longer to come: without it, waking them
    made the bundled checkpoint twice as slow on 2 cores that were idle. What the user's environment
    says stands. A library has no business to decide this for its user's process, so importing
    `summarise` does not.
    """
    if "torch" not in sys.modules and "OMP_WAIT_POLICY" not in os.environ:
        os.environ["OMP_WAIT_POLICY"] = "PASSIVE"
        os.environ.setdefault("GOMP_SPINCOUNT", _SPINS)
