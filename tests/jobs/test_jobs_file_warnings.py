"""What is to be known of input files, said at the end of a job."""

from __future__ import annotations

from pathlib import Path

from summarise.jobs import local
from summarise.jobs.file_warnings import FileWarnings
from summarise.jobs.journal import Done
from summarise.readers import read_chunks

RULE = "=" * 20
STORY = (
    "The harbour of Telmouth opens again on Monday, six weeks after a storm broke its outer pier, "
    "its master says."
)


def done(source: str, *warnings: str) -> Done:
    return Done(source, "", 0, 0, {"source": source, "warnings": list(warnings)})


def test_warnings_that_begin_with_the_name_of_the_file_are_gathered_once() -> None:
    found = FileWarnings()
    found.add([done("a.txt#1", "repaired: 1 dash"), done("a.txt#2", "a.txt says it holds 3")])
    found.add([done("a.txt#2", "a.txt says it holds 3"), done("b.txt", "b.txt: odd")])
    found.add([done("c.txt#1", "c.txt#1 says it has 9 words")])
    assert found.lines == ("a.txt says it holds 3", "b.txt: odd")


def test_a_file_may_have_a_number_sign_in_its_name() -> None:
    found = FileWarnings()
    found.add([done("in/issue#3.txt", "in/issue#3.txt looks odd")])
    found.add(
        [done("in/issue#4.jsonl#7", "in/issue#4.jsonl: no index", "in/issue#4.jsonl#7 says it")]
    )
    assert found.lines == ("in/issue#3.txt looks odd", "in/issue#4.jsonl: no index")


def test_very_many_warnings_are_counted() -> None:
    found = FileWarnings()
    found.add(done(f"{i}.txt", f"{i}.txt looks odd") for i in range(30))
    assert found.lines[19:] == ("19.txt looks odd", "and 10 more such warnings")


def test_a_job_ends_with_what_is_to_be_known_of_its_files(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"\n{RULE}\n".join(4 * [STORY]))
    outcome = local.clean(read_chunks(file), tmp_path / "o.jsonl")
    (said,) = outcome.of_files
    assert said.startswith(f"{file} looks like 4 articles")
