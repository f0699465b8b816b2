"""What documents show: their shell lines, and a folder with the files that these speak of."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from evaluation_files import write_jsonl
from stub_summariser import news

from summarise.common.documents import RawDocument
from summarise.readers import read

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "findings/README.md")),
    ROOT / "summarise" / "bundled" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
_RUNNABLE = re.compile(r"(?:^|\| )summarise ")
_DOCX = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "{}</w:body></w:document>"
)


def shell_lines(document: Path) -> list[str]:
    """Return the commands of a document's `sh` blocks, those of several lines in one."""
    text = document.read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.replace("\\\n", " ").splitlines() if line]


def runs(line: str) -> bool:
    """Tell whether a line can be run here: not what needs the network, a store or a cluster."""
    return bool(_RUNNABLE.search(line)) and not re.search(r"https?://|s3://|--backend ray", line)


def write_files(folder: Path, checkpoint: Path) -> None:
    """Write every file that the documents' commands read.

    Args:
        folder: to write into.
        checkpoint: becomes `my-model`.
    """
    shutil.copytree(ROOT / "examples" / "dumps", folder / "dumps")
    shutil.copytree(ROOT / "examples" / "references", folder / "references")
    shutil.copytree(folder / "dumps", folder / "exports")
    shutil.copytree(checkpoint, folder / "my-model")
    for own in ("articles", "my-articles"):
        (folder / own).mkdir()
        shutil.copy(folder / "dumps" / "ferry-terminal.txt", folder / own / "ferry.txt")
    shutil.copy(folder / "dumps" / "archive.jsonl", folder / "archive.jsonl")
    shutil.copy(folder / "dumps" / "archive.jsonl", folder / "records.jsonl")
    for name in ("page.html", "factiva.html"):
        shutil.copy(folder / "dumps" / "tram-strike.html", folder / name)
    words = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in news(1, 3).split("\n\n"))
    with zipfile.ZipFile(folder / "nexis.docx", "w") as docx:
        docx.writestr("word/document.xml", _DOCX.format(words))
    columns = {"uuid": ["a", "b"], "content": [news(1, 3), news(2, 3)]}
    pq.write_table(pa.table(columns), folder / "articles.parquet")
    rule = "=" * 30
    numbered = (f"{n}. {news(n, 3)}" for n in range(1, 4))
    (folder / "clippings.txt").write_text(f"\n{rule}\n".join(numbered), encoding="utf-8")
    (folder / "mine.yaml").write_text("headline: {checkpoint: ./my-model}\n", encoding="utf-8")
    _write_evaluation_files(folder)


def _write_evaluation_files(folder: Path) -> None:
    documents = [each for each in read([folder / "dumps"]) if isinstance(each, RawDocument)]
    stems = [path.stem for path in (folder / "references" / "headline").iterdir()]
    written = {"headline": "Bridge is closed", "paragraph": "The bridge was closed on Monday."}
    write_jsonl(folder / "references.jsonl", *({"id": d.id} | written for d in documents))
    for name in ("one", "other"):
        write_jsonl(folder / f"{name}.jsonl", *({"id": stem} | written for stem in stems))
        write_jsonl(
            folder / "systems" / f"{name}.jsonl", *({"id": d.id} | written for d in documents)
        )
    articles = [{"id": f"n{n}", "text": news(n, 3)} for n in range(3)]
    titles = [article | {"title": "Bridge closes", "summary": "It closes."} for article in articles]
    write_jsonl(folder / "dev.jsonl", *titles)
    for name in ("mine", "before"):
        write_jsonl(
            folder / f"{name}.jsonl",
            *({"id": a["id"], "headline": f"{name} says so", "paragraph": name} for a in articles),
        )
    rows = ({"id": a["id"], "article": a["text"], "highlights": "It closes."} for a in articles)
    write_jsonl(folder / "cnn_dailymail" / "validation.jsonl", *rows)
