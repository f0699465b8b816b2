"""The folder job on a Ray cluster: the pipeline's steps, put together by Ray Data.

    read (one task, on the driver's node)  ->  clean (tasks)  ->  summarise (actors)  ->  write (driver)

What travels is a window: as many documents in input order as the local job plans its batches from,
so that the same articles share a batch, and the texts are the same. Only the driver writes, so
nodes need no common storage.
"""

from summarise.jobs.ray.connection import cluster
from summarise.jobs.ray.counting import count
from summarise.jobs.ray.job import clean, run

__all__ = ["clean", "cluster", "count", "run"]
