"""The page of a sheet: one file that asks, keeps the answers in the browser and saves them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from summarise.common.pages import fill_template
from summarise.evaluation.judging.questions import FORMS
from summarise.evaluation.judging.sheet import Sheet


def render_sheet(sheet: Sheet) -> str:
    """Return the page, which names no system; all of an article or a text is escaped."""
    ids = [text.id for article in sheet.articles for text in article.texts]
    form = FORMS[sheet.form]
    return fill_template(
        Path(__file__).with_name("sheet.html.jinja"),
        sheet=sheet,
        fingerprint=hashlib.sha256("".join(ids).encode()).hexdigest()[:16],
        form=form,
        task=form.task.format(length=sheet.length),
        texts=len(ids),
    )
