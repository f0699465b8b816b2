"use strict";
// Keeps the answers in the browser, and saves those of wholly judged texts as JSON Lines.

const byId = (id) => document.getElementById(id);
const place = "summarise-judge-" + document.body.dataset.sheet;
const texts = [...document.querySelectorAll(".text")];
const questions = [...document.querySelectorAll(".question")];

const answer = (question) => question.querySelector(":checked")?.value ?? null;
const inside = (text) => [...text.querySelectorAll(".question")];
const textOf = (question) => question.closest(".text").dataset.text;
const field = (text) => text.querySelector("textarea");
const words = (said) => said.split(/\s+/).filter(Boolean).join(" ");

/** Return a text as the judge has corrected it, or null where nothing is changed. */
function corrected(text) {
  const said = words(field(text).value);
  return said && said !== words(field(text).defaultValue) ? said : null;
}

/** Return an answer as verdicts have it: yes and no as true and false, figures as numbers. */
const value = (said) => (/^\d+$/.test(said) ? Number(said) : said === "yes");

/** Return a text's verdict, or null while a question is open. */
function verdict(text) {
  const found = { id: text.dataset.text, judge: byId("judge").value.trim() };
  for (const question of inside(text)) {
    if (answer(question) === null) return null;
    found[question.dataset.question] = value(answer(question));
  }
  if (corrected(text)) found.corrected = corrected(text);
  return found;
}

/** Show how far the judge is, and keep it. */
function keep() {
  let judged = 0;
  for (const text of texts) {
    const whole = inside(text).every((question) => answer(question) !== null);
    text.classList.toggle("judged", whole);
    text.classList.toggle("changed", corrected(text) !== null);
    judged += whole;
  }
  byId("bar").value = judged;
  byId("count").textContent = judged + " of " + texts.length + " judged";
  const answers = {};
  for (const question of questions) {
    if (answer(question) !== null) answers[textOf(question) + " " + question.dataset.question] = answer(question);
  }
  const texts_ = {};
  for (const text of texts) if (corrected(text)) texts_[text.dataset.text] = field(text).value;
  try {
    localStorage.setItem(place, JSON.stringify({ judge: byId("judge").value, answers, corrected: texts_ }));
  } catch {
    byId("unkept").hidden = false;
  }
}

/** Bring back what was kept. */
function resume() {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(place));
  } catch {
    byId("unkept").hidden = false;
  }
  byId("judge").value = kept?.judge ?? "";
  for (const question of questions) {
    const said = kept?.answers?.[textOf(question) + " " + question.dataset.question];
    for (const choice of question.querySelectorAll("input")) choice.checked = choice.value === said;
  }
  for (const text of texts) {
    field(text).value = kept?.corrected?.[text.dataset.text] ?? field(text).defaultValue;
    text.querySelector("details").open = corrected(text) !== null;
  }
  keep();
}

/** Save the verdicts as a file of the judge's name, which must be known. */
function save() {
  const judge = byId("judge").value.trim();
  if (!judge) {
    byId("count").textContent = "Who judges? Write your name first.";
    byId("judge").focus();
    return;
  }
  const lines = texts.map(verdict).filter(Boolean).map((found) => JSON.stringify(found) + "\n");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(lines, { type: "application/jsonl" }));
  link.download = "verdicts-" + judge.replace(/[^\p{L}\p{N}]+/gu, "-") + ".jsonl";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  const open = texts.length - lines.length;
  byId("count").textContent = lines.length + " saved" + (open ? ", " + open + " not judged yet" : "");
}

const current = () => questions.indexOf(document.activeElement.closest(".question"));
const firstOpen = () => questions.findIndex((question) => answer(question) === null);

/** Put the focus on a question, and bring its text into view, with its article where that is another. */
function visit(number) {
  const before = document.activeElement.closest("section");
  const question = questions[Math.min(Math.max(number, 0), questions.length - 1)];
  (question.querySelector(":checked") ?? question.querySelector("input")).focus({ preventScroll: true });
  const section = question.closest("section");
  if (section !== before) section.scrollIntoView({ block: "start" });
  question.closest(".text").scrollIntoView({ block: "nearest" });
}

/** The question that has the focus, without one the first that is open; -1 where all are answered. */
const meant = () => (current() >= 0 ? current() : firstOpen());

/** Answer the question that is meant, and go on to the next. */
function reply(said) {
  const number = meant();
  if (number < 0) return;
  const choice = [...questions[number].querySelectorAll("input")].find((input) => input.value === said);
  if (!choice) return;
  choice.checked = true;
  keep();
  visit(number + 1);
}

/** Open the text of the question that is meant, to be corrected. */
function correct() {
  if (meant() < 0) return;
  const text = questions[meant()].closest(".text");
  text.querySelector("details").open = true;
  field(text).focus();
}

/** Leave a text that is corrected for its first question. */
function leave(text) {
  visit(questions.indexOf(text.querySelector(".question")));
}

/** Go by whole articles. */
function leaf(step) {
  const sections = [...document.querySelectorAll("section")];
  const at = current() >= 0 ? sections.indexOf(questions[current()].closest("section")) : -1;
  const section = sections[Math.min(Math.max(at + step, 0), sections.length - 1)];
  visit(questions.indexOf(section.querySelector(".question")));
}

const keys = {
  y: () => reply("yes"),
  n: () => reply("no"),
  e: correct,
  j: () => visit(current() >= 0 ? current() + 1 : firstOpen()),
  k: () => visit(current() - 1),
  ArrowRight: () => leaf(1),
  ArrowLeft: () => leaf(-1),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === byId("judge")) return;
  if (event.target.matches?.("textarea")) {
    if (event.key === "Escape") leave(event.target.closest(".text"));
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = /^\d$/.test(key) ? () => reply(key) : keys[key];
  if (!act) return;
  event.preventDefault();
  act();
});
document.addEventListener("change", keep);
document.addEventListener("input", keep);
byId("save").addEventListener("click", save);
resume();
