"""Writers: records to lines, tables, Markdown, a page or a workbook, or a text beside each article."""

from summarise.writers.dispatch import check_ending, write, write_failures, write_stored
from summarise.writers.lines import as_line

__all__ = ["as_line", "check_ending", "write", "write_failures", "write_stored"]
