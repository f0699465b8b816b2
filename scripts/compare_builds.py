"""Compare two builds of the package byte by byte on everything that its commands write.

    python scripts/compare_builds.py ../old . --data DATA

OLD and NEW are source trees. Each command runs with each of them, in a folder of its own with the
same inputs, and every file that it leaves, its standard output and its exit code are compared.
Without --data only the examples are read; with it also the development dumps (`cleaning/`), as
text, HTML, JSON Lines and folders, and articles to summarise (`dev/titles.jsonl.gz`).

It knows what differs, not why: each difference is printed with its first differing line.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
COMMANDS = {
    "examples, cleaned": "clean examples --explain --output o.jsonl",
    "examples, counted": "clean examples --counts counts.jsonl --output o.csv",
    "examples, to a table": "clean examples --explain --output o.parquet",
    "examples, reported": "clean examples --report page.html --output o.jsonl",
    "examples, standard output": "clean examples --explain",
    "examples, summarised": "run examples --output o.jsonl --keep-text",
    "examples, summarised by torch": "run examples --output o.jsonl --engine torch",
    "examples, beside": "run examples --beside --quiet",
    "examples, evaluated": "evaluate predictions.jsonl other.jsonl --references references "
    "--articles examples --output s.json --output s.csv --output s.md --output s.tex "
    "--report page.html --per-article each.jsonl",
    "models": "models",
    "a wrong call": "run nothing-there",
}
ON_DATA = {
    "dumps, a folder": "clean dumps --explain --output o.jsonl",
    "dumps, counted": "clean dumps --counts counts.jsonl --output o.csv",
    "dumps, records": "clean dumps.jsonl --explain --output o.jsonl",
    "dumps, standard output": "clean dumps.jsonl",
    "pages, a folder": "clean pages --explain --output o.jsonl",
    "pages, counted": "clean pages --counts counts.jsonl --output o.jsonl",
    "pages, reported": "clean pages --report page.html --output o.jsonl",
    "articles, summarised": "run articles.jsonl --output o.jsonl",
    "articles, evaluated": "evaluate written.jsonl --references title --articles articles.jsonl "
    "--output s.json --report page.html --per-article each.jsonl",
}


def inputs(folder: Path, data: Path | None, articles: int) -> None:
    """Write what the commands read into a folder."""
    shutil.copytree(EXAMPLES / "dumps", folder / "examples")
    shutil.copytree(EXAMPLES / "references", folder / "references")
    bodies = {p.stem: p.read_text() for p in sorted((EXAMPLES / "references/text").glob("*.txt"))}
    for name, size in (("predictions", 9), ("other", 12)):
        with (folder / f"{name}.jsonl").open("w") as file:
            for identifier, body in bodies.items():
                words = body.split()
                written = {"headline": " ".join(words[:size]), "paragraph": " ".join(words[:60])}
                file.write(json.dumps({"id": identifier, **written}) + "\n")
    if data is None:
        return
    (folder / "dumps").mkdir()
    with (folder / "dumps.jsonl").open("w") as file:
        for name in ("aeb_page", "aeb_region", "wcxb_page"):
            for row in _rows(data / f"cleaning/{name}_dev.jsonl.gz"):
                identifier = f"{name}-{row['id']}".replace("/", "_")[:80]
                (folder / f"dumps/{identifier}.txt").write_text(row["dump"])
                file.write(json.dumps({"id": identifier, "text": row["dump"]}) + "\n")
    shutil.copytree(data / "cleaning/aeb_html", folder / "pages")
    rows = list(_rows(data / "dev/titles.jsonl.gz"))[:articles]
    with (folder / "articles.jsonl").open("w") as file, (folder / "written.jsonl").open("w") as out:
        for row in rows:
            record = {"id": row["id"], "title": row["title"], "text": row["body"]}
            file.write(json.dumps(record) + "\n")
            words = row["body"].split()
            written = {"headline": " ".join(words[:12]), "paragraph": " ".join(words[:60])}
            out.write(json.dumps({"id": row["id"], "title": row["title"], **written}) + "\n")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt") as lines:
        yield from map(json.loads, lines)


def outcome(tree: Path, command: str, source: Path, folder: Path) -> dict[str, bytes]:
    """Run a command in a copy of the inputs, and return what it left, by name."""
    shutil.copytree(source, folder)
    before = {path.relative_to(folder) for path in folder.rglob("*")}
    ran = subprocess.run(
        [sys.executable, "-m", "summarise", *command.split()],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(tree.resolve())},
        capture_output=True,
        check=False,
    )
    left = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder) not in before and ".journal" not in str(path)
    }
    return {"exit code": b"%d" % ran.returncode, "standard output": ran.stdout, **left} | (
        {"standard error": ran.stderr} if ran.returncode else {}
    )


def difference(name: str, old: bytes | None, new: bytes | None) -> str | None:
    """Return how an output differs, None where it does not."""
    if old == new:
        return None
    if old is None or new is None:
        return f"{name}: only the {'new' if old is None else 'old'} build has it"
    pairs = list(zip_longest(old.splitlines(), new.splitlines()))
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    first = "\n".join(
        f"    {who} {(line or b'-')[:300].decode(errors='replace')}"
        for who, line in zip(("old", "new"), differing[0], strict=True)
    )
    return f"{name}: {len(differing)} of {len(pairs)} lines differ, first\n{first}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print each difference, and return 1 when there is one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--data", type=Path, help="the development data; default: examples alone")
    parser.add_argument("--articles", type=int, default=200, help="to summarise (default: 200)")
    parser.add_argument("--only", default="", help="commands whose name has this")
    options = parser.parse_args(arguments)
    if options.data is None:
        print("NO DATA: only the examples are compared; give --data")
    differences = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (source := folder / "inputs").mkdir()
        inputs(source, options.data, options.articles)
        commands = COMMANDS | (ON_DATA if options.data else {})
        for number, (what, command) in enumerate(commands.items()):
            if options.only not in what:
                continue
            old, new = (
                outcome(tree, command, source, folder / f"{number}-{side}")
                for side, tree in (("old", options.old), ("new", options.new))
            )
            found = [difference(k, old.get(k), new.get(k)) for k in sorted({*old, *new})]
            said = list(filter(None, found))
            differences += len(said)
            print(f"{'DIFFERS' if said else 'equal'}: {what} ({len(old)} outputs): {command}")
            print(*(f"  {line}" for line in said), sep="\n", end="\n" if said else "", flush=True)
            for side in ("old", "new"):
                shutil.rmtree(folder / f"{number}-{side}")
    print(f"{differences} outputs differ")
    return bool(differences)


if __name__ == "__main__":
    sys.exit(main())
