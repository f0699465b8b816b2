"""Lists of references, which hold no texts."""

from pathlib import Path

from readers_files import dump, read_all

RIS = "TY  - NEWS\nTI  - Ferry leaves late\nAU  - Munt, Ole\nAB  - A delay.\nER  - \n\n"


def test_a_list_of_references_is_a_failure_whatever_its_name(tmp_path: Path) -> None:
    documents, failures = read_all(dump(tmp_path, {"a.txt": RIS * 2, "b": "\n" + RIS}))
    assert not documents
    assert [failure.error.split(":")[0] for failure in failures] == ["references only (RIS)"] * 2


def test_a_text_that_writes_of_them_is_a_text(tmp_path: Path) -> None:
    (document,), _ = read_all(dump(tmp_path, {"a.txt": "A record opens as follows:\n" + RIS}))
    assert document.text
