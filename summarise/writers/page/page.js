"use strict";
// Draws the summaries, some at a time. Every text is set as text, never as markup.
const rows = JSON.parse(document.getElementById("rows").textContent);
const $ = (id) => document.getElementById(id);
const BATCH = 50;

let found = []; // numbers of the rows that pass, in order
let shown = 0;
let wanted = null; // what the search box says, as a pattern

/** An element of a class with children; texts become text nodes. */
function make(tag, kind, ...children) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.append(...children);
  return element;
}

/** A text with what was searched for marked. */
function marked(text) {
  if (!wanted) return [text];
  return text.split(wanted).map((part, i) => (i % 2 ? make("mark", "", part) : part));
}

/** A text with the pieces that the article lacks marked, each where it stands first. */
function checked(text, pieces) {
  const marks = pieces.map((piece) => [text.indexOf(piece), piece]).filter(([at]) => at >= 0);
  marks.sort((a, b) => a[0] - b[0]);
  const made = [];
  let at = 0;
  for (const [start, piece] of marks) {
    if (start < at) continue;
    const part = make("span", "invented", ...marked(piece));
    part.title = "not in the article";
    made.push(...marked(text.slice(at, start)), part);
    at = start + piece.length;
  }
  return [...made, ...marked(text.slice(at))];
}

const pieces = (row, length) => (row.unsupported || []).filter(([of]) => of === length).map(([, text]) => text);
const isWeb = (text) => /^https?:\/\//i.test(text || "");

/** What is copied of a summary, to be pasted anywhere. */
function asText(row) {
  const web = [row.url, row.source].find(isWeb);
  return [row.headline, row.paragraph, web].filter(Boolean).join("\n\n");
}

function copyButton(row) {
  const button = make("button", "", "Copy");
  button.type = "button";
  button.addEventListener("click", async () => {
    const text = asText(row);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", "", text); // pages that are files may have no clipboard
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  return button;
}

function card(number) {
  const row = rows[number];
  const made = make("article", "");
  made.id = String(number + 1);
  const heading = make("h2", "", ...checked(row.headline || row.title || row.id, pieces(row, "headline")));
  heading.dir = "auto";
  made.append(heading);
  if (row.paragraph) {
    const paragraph = make("p", "paragraph", ...checked(row.paragraph, pieces(row, "paragraph")));
    paragraph.dir = "auto";
    made.append(paragraph);
  }
  const about = make("p", "about");
  if (row.title && row.headline) {
    const own = make("span", "own", "Article: ", ...marked(row.title));
    own.dir = "auto";
    about.append(own);
  }
  const facts = [row.byline, row.outlet, row.section, row.published].filter(Boolean);
  about.append(...marked([...facts, row.source].join(" · ")));
  made.append(about);
  if (row.concerns) {
    made.append(make("ul", "concerns", ...row.concerns.map((text) => make("li", "", text))));
  }
  const foot = make("div", "foot", copyButton(row));
  const web = [row.url, row.source].find(isWeb);
  if (web) {
    const link = make("a", "", "The article");
    link.href = web;
    link.rel = "noreferrer";
    foot.append(link);
  }
  const here = make("a", "", "Link");
  here.href = `#${number + 1}`;
  foot.append(here);
  if (row.text) {
    const text = make("p", "", row.text);
    text.dir = "auto";
    foot.append(make("details", "", make("summary", "", "The article's text"), text));
  }
  made.append(foot);
  return made;
}

const last = "\uffff"; // texts that are not there come last
const orders = {
  input: () => 0,
  gravity: (a, b) => (b.gravity || 0) - (a.gravity || 0),
  published: (a, b) => (b.published || "").localeCompare(a.published || ""),
  headline: (a, b) => (a.headline || a.title || last).localeCompare(b.headline || b.title || last),
  outlet: (a, b) => (a.outlet || last).localeCompare(b.outlet || last),
};

function passes(row) {
  if ($("doubtful").checked && !row.concerns) return false;
  if (!wanted) return true;
  const texts = [row.headline, row.paragraph, row.title, row.outlet, row.section, row.byline, row.source, row.text];
  return texts.some((text) => text && text.search(wanted) >= 0);
}

function refresh() {
  const text = $("search").value.trim();
  wanted = text
    ? new RegExp(`(${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")})`, "iu")
    : null;
  const compare = orders[$("order").value];
  found = rows.map((_, number) => number).filter((number) => passes(rows[number]));
  found.sort((a, b) => compare(rows[a], rows[b]) || a - b);
  shown = 0;
  $("list").replaceChildren();
  $("count").textContent = `${found.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")}`;
  more();
}

function more(least = 0) {
  const end = Math.min(found.length, Math.max(shown + BATCH, least));
  $("list").append(...found.slice(shown, end).map(card));
  shown = end;
  $("more").hidden = shown === found.length;
}

/** Show the summary that the address names. */
function follow() {
  const number = Number(location.hash.slice(1)) - 1;
  const place = found.indexOf(number);
  if (place < 0) return;
  if (place >= shown) more(place + 1);
  document.getElementById(String(number + 1)).scrollIntoView();
}

const doubtful = rows.filter((row) => row.concerns).length;
$("said").textContent = doubtful
  ? `${doubtful.toLocaleString("en")} to be checked.`
  : "Nothing that a program finds to be checked.";
$("only").hidden = doubtful === 0;
for (const [name, key] of [["published", "published"], ["outlet", "outlet"], ["gravity", "concerns"]]) {
  if (!rows.some((row) => row[key])) $("order").querySelector(`[value=${name}]`).remove();
}
let timer;
$("search").addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(refresh, 150);
});
for (const id of ["order", "doubtful"]) $(id).addEventListener("change", refresh);
$("more").addEventListener("click", () => more());
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.matches("input, select")) return;
  event.preventDefault();
  $("search").focus();
});
window.addEventListener("hashchange", follow);
refresh();
follow();
