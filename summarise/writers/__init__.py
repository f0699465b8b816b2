"""Writers: records to JSON Lines, CSV or Parquet, or a text beside each article."""

from summarise.writers.dispatch import write, write_failures
from summarise.writers.lines import as_line

__all__ = ["as_line", "write", "write_failures"]
