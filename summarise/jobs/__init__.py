"""The folder job: journal, resume, failures, progress; one module a backend."""
