"""The sheet's page: self-contained, escaped, and usable in a browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

from browser import driven
from judging_files import ARTICLES, NAMES, SYSTEMS, verdict

from summarise.evaluation.judging import Sheet, draw_sheet
from summarise.evaluation.judging.page import render_sheet
from summarise.evaluation.judging.sheet import SheetArticle, SheetText

HOSTILE = '</script><script>document.title="owned"</script><b onclick="x">&amp;'
SHEET = draw_sheet(ARTICLES, SYSTEMS, "headline", 2, 1)
TEXTS = [text.id for article in SHEET.articles for text in article.texts]

# What is pressed comes first; what is saved is caught on its way to the disk.
DRIVE = """
const press = (keys) => { for (const key of keys) document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })); };
const said = () => byId("count").textContent;
let saved = null, named = null;
URL.createObjectURL = (blob) => { saved = blob; return "data:,"; };
HTMLAnchorElement.prototype.click = function () { named = this.download; };
"""


def test_the_page_is_of_one_piece() -> None:
    assert not re.search(r'(?:src|href)="(?!data:)|@import|url\(', render_sheet(SHEET))


def test_no_text_of_the_input_is_markup() -> None:
    article = SheetArticle(HOSTILE, HOSTILE, (SheetText("ab", HOSTILE, (HOSTILE,)),))
    page = render_sheet(Sheet("headline", (article,)))
    assert page.count("<script") == 1
    assert "<b onclick" not in page
    assert "&lt;/script&gt;" in page


def test_every_text_is_asked_all_questions() -> None:
    page = render_sheet(SHEET)
    for name in (f"{id_}-{question}" for id_ in TEXTS for question in NAMES):
        assert page.count(f'name="{name}"') == 2


def test_keys_answer_and_the_verdicts_are_saved(tmp_path: Path) -> None:
    drive = """
    byId("judge").value = "Ann Lee";
    press("ynyn" + "yyyy" + "yn");
    const before = said();
    save();
    const lines = (await saved.text()).split("\\n").join("|");
    document.title = [before, said(), named, lines].join(" ; ");
    """
    before, after, named, lines, errors = driven(render_sheet(SHEET), DRIVE + drive, tmp_path)
    assert (before, after) == ("2 of 4 judged", "2 saved, 2 not judged yet")
    assert named == "verdicts-Ann-Lee.jsonl"
    assert [json.loads(line) for line in lines.strip("|").split("|")] == [
        {"id": id_, "judge": "Ann Lee"} | verdict(answers)
        for id_, answers in zip(TEXTS, ("ynyn", "yyyy"), strict=False)
    ]
    assert errors == "0"


def test_a_key_changes_nothing_where_all_is_answered_and_nothing_has_the_focus(
    tmp_path: Path,
) -> None:
    drive = """
    press("yyyy".repeat(texts.length));
    document.activeElement.blur();
    press("ne");
    document.title = [said(), answer(questions[0])].join(" ; ");
    """
    count, first, errors = driven(render_sheet(SHEET), DRIVE + drive, tmp_path)
    assert (count, first, errors) == ("4 of 4 judged", "yes", "0")


def test_an_answer_can_be_changed(tmp_path: Path) -> None:
    drive = """
    press("yyyy" + "kkkk" + "n");
    document.title = questions.slice(0, 4).map(answer).join(",");
    """
    changed, errors = driven(render_sheet(SHEET), DRIVE + drive, tmp_path)
    assert (changed, errors) == ("no,yes,yes,yes", "0")


def test_arrows_go_by_articles(tmp_path: Path) -> None:
    drive = """
    press(["ArrowRight", "ArrowRight"]);
    const second = current();
    press(["ArrowLeft"]);
    document.title = second + " ; " + current();
    """
    assert driven(render_sheet(SHEET), DRIVE + drive, tmp_path) == ["8", "0", "0"]


def test_answers_are_brought_back(tmp_path: Path) -> None:
    drive = """
    byId("judge").value = "Ann";
    press("ynyn");
    for (const choice of document.querySelectorAll("input[type=radio]")) choice.checked = false;
    byId("judge").value = "";
    resume();
    document.title = [said(), byId("judge").value, questions.slice(0, 4).map(answer)].join(" ; ");
    """
    found = driven(render_sheet(SHEET), DRIVE + drive, tmp_path)
    assert found == ["1 of 4 judged", "Ann", "yes,no,yes,no", "0"]


def test_nothing_is_saved_for_nobody(tmp_path: Path) -> None:
    drive = """
    press("yyyy");
    save();
    document.title = [said(), String(saved)].join(" ; ");
    """
    said, saved, errors = driven(render_sheet(SHEET), DRIVE + drive, tmp_path)
    assert said.startswith("Who judges?")
    assert (saved, errors) == ("null", "0")


def test_letters_in_a_name_are_no_answers(tmp_path: Path) -> None:
    drive = """
    byId("judge").dispatchEvent(new KeyboardEvent("keydown", { key: "y", bubbles: true }));
    document.title = String(answer(questions[0]));
    """
    assert driven(render_sheet(SHEET), DRIVE + drive, tmp_path) == ["null", "0"]


def test_a_corrected_text_is_saved_and_brought_back(tmp_path: Path) -> None:
    drive = """
    byId("judge").value = "Ann";
    press("yyyy");
    press("kkkk");
    press("e");
    const box = document.activeElement;
    box.value = "  As it\\nshould be ";
    box.dispatchEvent(new Event("input", { bubbles: true }));
    const kept = verdict(texts[0]).corrected;
    box.value = box.defaultValue;
    resume();
    save();
    const line = JSON.parse((await saved.text()).split("\\n")[0]);
    document.title = [kept, line.corrected, texts[0].querySelector("details").open].join(" ; ");
    """
    found = driven(render_sheet(SHEET), DRIVE + drive, tmp_path)
    assert found == ["As it should be", "As it should be", "true", "0"]


def test_what_is_corrected_back_is_no_correction(tmp_path: Path) -> None:
    drive = """
    press("e");
    document.activeElement.value += "  ";
    document.title = String(corrected(texts[0]));
    """
    assert driven(render_sheet(SHEET), DRIVE + drive, tmp_path) == ["null", "0"]
