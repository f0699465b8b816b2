"""How sure a share is: the score interval, which holds at 0 and 1 and for few cases.

Source: Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference".
"""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

from summarise.evaluation.significance.bootstrap import CONFIDENCE, Interval


def wilson(share: float, n: int, confidence: float = CONFIDENCE) -> Interval:
    """Return the interval of a share, from 0 to 1.

    Args:
        share: of the cases, from 0 to 1.
        n: how many cases there are; of none the interval is all that there is.
        confidence: from 0 to 1.
    """
    if not n:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    middle = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return Interval(max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale))
