"""One line with everything that the figures depend on, to be given with them.

Source: Post 2018, "A Call for Clarity in Reporting BLEU Scores" (sacrebleu's signatures),
https://aclanthology.org/W18-6319.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from importlib.metadata import version

from summarise.common.version import __version__
from summarise.evaluation.metrics.base import MetricSettings, MetricSignature
from summarise.evaluation.metrics.registry import reference_metrics, summary_metrics
from summarise.evaluation.significance.bootstrap import RESAMPLES, SEED


def signature(
    references: Collection[Sequence[str]],
    settings: MetricSettings,
    missing: str = "",
) -> str:
    """Return the signatures of all metrics that have one, separated by a space.

    Args:
        references: those of each summary; if their number varies it reads `refs:1-4`.
        settings: of the metrics.
        missing: how missing ids were treated; left out when empty.
    """
    counts = {len(texts) for texts in references}
    least, most = min(counts), max(counts)
    refs = {"refs": f"{least}" if least == most else f"{least}-{most}"}
    sampling = {"bootstrap": str(RESAMPLES), "seed": str(SEED), "missing": missing}
    lines = [
        _line(metric.signature(references), refs, sampling)
        for metric in reference_metrics(settings)
    ]
    own = (metric.signature() for metric in summary_metrics(settings))
    return " ".join([*lines, *(_line(found, {}, {}) for found in own if found is not None)])


def _line(found: MetricSignature, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    versions = {name: version(name) for name in found.packages} | {"summarise": __version__}
    parts = {**before, **found.settings, **after, **versions}
    return "|".join([found.name, *(f"{name}:{value}" for name, value in parts.items() if value)])
