"""`summarise judge`: a sheet is made, filled in a browser, and read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from browser import driven
from evaluation_files import write_jsonl

from summarise.cli import main
from summarise.evaluation import evaluate
from summarise.training.pairs import read_pairs

COUNT = 40
ARTICLES = [
    {
        "id": f"n{n:02}",
        "text": f"Rain fell on Harrow on day {n}. Road {n} was shut until noon. Nobody was hurt.",
        "title": f"Rain shuts road {n}",
    }
    for n in range(COUNT)
]


class Said(NamedTuple):
    """How a call ended and what it wrote."""

    code: object
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Call:
    """Call `summarise judge` in a folder with 40 articles and two systems, one of them bad."""
    monkeypatch.chdir(tmp_path)
    write_jsonl(tmp_path / "articles.jsonl", *ARTICLES)
    write_jsonl(
        tmp_path / "good.jsonl",
        *({"id": a["id"], "headline": f"Road {n} shut by rain"} for n, a in enumerate(ARTICLES)),
    )
    write_jsonl(
        tmp_path / "bad.jsonl",
        *({"id": a["id"], "headline": f"Mayor {n} opens bridge"} for n, a in enumerate(ARTICLES)),
    )

    def call(*arguments: str) -> Said:
        with pytest.raises(SystemExit) as end:
            main(["judge", *arguments])
        return Said(end.value.code, *capsys.readouterr())

    return call


def make(call: Call, *more: str) -> Said:
    systems = ("--system", "good=good.jsonl", "--system", "bad=bad.jsonl")
    return call("sheet", "--articles", "articles.jsonl", *systems, "--output", "sheet", *more)


# Says yes to what is of roads and no to what is of mayors, by keys, and corrects each tenth text.
FILL = """
const press = (key) => (document.activeElement ?? document).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
byId("judge").value = "Ann";
document.activeElement.blur();
for (const [number, text] of texts.entries()) {
  const said = text.querySelector(".said").textContent;
  inside(text)[0].querySelector("input").focus();
  for (const _ of inside(text)) press(ANSWER(said));
  if (number % 10 === 0) {
    inside(text)[0].querySelector("input").focus();
    press("e");
    document.activeElement.value = "Corrected " + said;
    document.activeElement.dispatchEvent(new Event("input", { bubbles: true }));
    press("n");  // a letter of the text, no answer
    press("Escape");
  }
}
let saved = null;
URL.createObjectURL = (blob) => { saved = blob; return "data:,"; };
HTMLAnchorElement.prototype.click = () => {};
save();
document.title = [byId("count").textContent, (await saved.text()).split("\\n").join("|")].join(" ; ");
"""


def fill(folder: Path, answer: str) -> str:
    """Fill the sheet in a browser, write the verdicts it saves, and return what it says of them."""
    page = (folder / "sheet/sheet.html").read_text(encoding="utf-8")
    script = FILL.replace("ANSWER(said)", f"(({answer})(said))")
    count, lines, errors = driven(page, script, folder)
    assert errors == "0"
    (folder / "ann.jsonl").write_text(lines.replace("|", "\n"), encoding="utf-8")
    return str(count)


def test_verdicts_of_40_articles_are_filled_in_a_browser_and_read_back(
    call: Call, tmp_path: Path
) -> None:
    made = make(call, "--limit", str(COUNT))
    assert (made.code, made.out) == (0, "")
    assert made.err == "sheet: 40 articles, 80 texts of 2 systems: give judges sheet/sheet.html\n"
    assert fill(tmp_path, '(said) => said.startsWith("Road") ? "y" : "n"') == "80 saved"
    scored = call("score", "sheet", "ann.jsonl", "--output", "o.json", "--corrections", "c.jsonl")
    assert scored.code == 0
    found = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))
    rates = {
        name: s["together"]["rates"]["passes"]["share"] for name, s in found["systems"].items()
    }
    assert rates == {"good": 100.0, "bad": 0.0}
    (preference,) = found["preferences"]
    assert (preference["system"], preference["wins"], preference["losses"]) == ("good", 40, 0)
    assert found["correlations"]["rouge1"]["n"] == 80
    assert found["correlations"]["rouge1"]["spearman"] > 0.8
    assert "correlation" in scored.out


def test_corrected_texts_are_references_and_pairs(call: Call, tmp_path: Path) -> None:
    make(call, "--limit", str(COUNT))
    fill(tmp_path, '() => "y"')
    scored = call("score", "sheet", "ann.jsonl", "--corrections", "c.jsonl")
    assert scored.err == "c.jsonl: 8 corrected texts of 8 articles\n"
    lines = (tmp_path / "c.jsonl").read_text(encoding="utf-8").splitlines()
    ids = {json.loads(line)["id"] for line in lines}
    corrected = [a for a in ARTICLES if a["id"] in ids]
    predictions = write_jsonl(
        tmp_path / "p.jsonl", *({"id": a["id"], "headline": a["title"]} for a in corrected)
    )
    assert evaluate([predictions], "c.jsonl").scores["systems"]["p"]["headline"]["n"] == 8
    pairs = read_pairs(tmp_path / "c.jsonl", ["text"], {"headline": ["headline"]})
    assert len(pairs) == 8
    assert all(pair.targets["headline"].startswith("Corrected ") for pair in pairs)


def test_scores_are_given_by_figures(call: Call, tmp_path: Path) -> None:
    make(call, "--limit", "12", "--ask", "scores")
    assert fill(tmp_path, '(said) => said.startsWith("Road") ? "4" : "2"') == "24 saved"
    assert call("score", "sheet", "ann.jsonl", "--output", "o.json").code == 0
    found = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))
    assert found["systems"]["good"]["together"]["rates"]["fluency"]["share"] == 4.0
    assert found["preferences"][0]["difference"] == 2.0


def test_the_better_rank_is_preferred(call: Call, tmp_path: Path) -> None:
    make(call, "--limit", "12", "--ask", "ranks", "--length", "headline")
    assert fill(tmp_path, '(said) => said.startsWith("Road") ? "1" : "2"') == "24 saved"
    done = call("score", "sheet", "ann.jsonl", "--output", "o.md")
    assert "| good " in (tmp_path / "o.md").read_text(encoding="utf-8")
    assert "good – bad" in done.out


def test_a_rank_below_the_number_of_texts_is_one_line(call: Call, tmp_path: Path) -> None:
    make(call, "--limit", "1", "--ask", "ranks")
    (line,) = (tmp_path / "sheet/sheet.jsonl").read_text(encoding="utf-8").splitlines()
    texts = json.loads(line)["texts"]
    write_jsonl(tmp_path / "v.jsonl", *({"id": text["id"], "rank": 3} for text in texts))
    done = call("score", "sheet", "v.jsonl")
    assert (done.code, done.err) == (
        2,
        "summarise: v.jsonl#1: rank must be a whole number from 1 to 2, not 3\n",
    )


def test_what_is_wrong_is_told_in_one_line(call: Call) -> None:
    done = call("score", "gone", "v.jsonl")
    said = "gone/key.jsonl: no such file: give the folder that `sheet` made"
    assert (done.code, done.err) == (2, f"summarise: {said}\n")


def test_an_opening_may_be_judged_beside_systems(call: Call, tmp_path: Path) -> None:
    assert make(call, "--system", "first-clause", "--system", "reference").code == 0
    key = (tmp_path / "sheet/key.jsonl").read_text(encoding="utf-8")
    assert "first-clause" in key


def test_without_a_correction_there_is_nothing_to_write(call: Call, tmp_path: Path) -> None:
    make(call, "--limit", "1", "--ask", "ranks")
    (line,) = (tmp_path / "sheet/sheet.jsonl").read_text(encoding="utf-8").splitlines()
    texts = json.loads(line)["texts"]
    write_jsonl(tmp_path / "v.jsonl", *({"id": text["id"], "rank": 1} for text in texts))
    done = call("score", "sheet", "v.jsonl", "--corrections", "c.jsonl")
    assert (done.code, done.err) == (2, "summarise: --corrections: no judge has corrected a text\n")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--corrections", "v.jsonl"], "v.jsonl is an input too: give another --corrections"),
        (["--output", "sheet/key.jsonl"], "key.jsonl is an input too"),
        (["--output", "sheet/sheet.html"], "sheet.html is an input too"),
        (["--output", "a.json", "--output", "./a.json"], "a.json is the --output too"),
        (["--output", "a.csv"], "--output a.csv: its name ends in .json or .md"),
        (["--corrections", "c.csv"], "--corrections c.csv: its name ends in .jsonl"),
    ],
)
def test_what_the_judges_wrote_is_never_replaced(
    call: Call, tmp_path: Path, options: list[str], why: str
) -> None:
    make(call, "--limit", "2")
    key = [json.loads(line) for line in (tmp_path / "sheet/key.jsonl").read_text().splitlines()]
    verdicts = {"grammatical": True, "main_point": True, "true": True, "passes": True}
    write_jsonl(tmp_path / "v.jsonl", *({"id": text["id"]} | verdicts for text in key))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    done = call("score", "sheet", "v.jsonl", *options)
    assert done.code == 2
    assert why in done.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()} == before


def test_a_sheet_is_not_written_over_what_it_is_made_of_or_a_page_of_yours(
    call: Call, tmp_path: Path
) -> None:
    (tmp_path / "sheet").mkdir()
    (tmp_path / "articles.jsonl").rename(tmp_path / "sheet/sheet.jsonl")
    systems = ("--system", "good=good.jsonl", "--system", "bad=bad.jsonl", "--output", "sheet")
    assert "is an input too" in call("sheet", "--articles", "sheet/sheet.jsonl", *systems).err
    (tmp_path / "sheet/sheet.jsonl").rename(tmp_path / "articles.jsonl")
    (tmp_path / "sheet/sheet.html").write_text("<h1>Our thesis</h1>")
    assert "is no page of summarise" in call("sheet", "--articles", "articles.jsonl", *systems).err
    assert [path.name for path in (tmp_path / "sheet").iterdir()] == ["sheet.html"]
