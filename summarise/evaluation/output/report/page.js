"use strict";
// Every text is set as text, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const controls = ["search", "length", "order", "measure", "system", "invented"];
const BATCH = 30;

function element(name, kind, ...content) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...content);
  return made;
}

function options(select, pairs) {
  const before = select.value;
  select.replaceChildren(...pairs.map(([value, text]) => new Option(text, value)));
  if (pairs.some(([value]) => String(value) === before)) select.value = before;
  select.parentElement.hidden = pairs.length < 2;
}

// Offsets count characters, which are not JavaScript's where a text has emoji.
const characters = (text) => (/[\ud800-\udfff]/.test(text) ? Array.from(text) : text);
const slice = (all, start, end) => (typeof all === "string" ? all.slice(start, end) : all.slice(start, end).join(""));

// shared: [start, end, ...]; invented: [start, end, kind, ...], which wins where both are.
function marked(text, shared, invented) {
  const marks = [];
  for (let i = 0; i < invented.length; i += 3) marks.push([invented[i], invented[i + 1], "invented", `${invented[i + 2]} that the article does not have`]);
  for (let i = 0; i < shared.length; i += 2) {
    if (!marks.some(([start, end]) => shared[i] < end && start < shared[i + 1])) marks.push([shared[i], shared[i + 1], "shared", ""]);
  }
  marks.sort((a, b) => a[0] - b[0]);
  const all = characters(text), made = element("p", "");
  made.dir = "auto";
  let at = 0;
  for (const [start, end, kind, title] of marks) {
    const piece = element("span", kind, slice(all, start, end));
    if (title) piece.title = title;
    made.append(slice(all, at, start), piece);
    at = end;
  }
  made.append(slice(all, at));
  return text.trim() ? made : element("p", "empty", "(empty)");
}

function side(title, note, ...paragraphs) {
  const made = element("div", "", element("h5", "", title, element("small", "", note)));
  made.append(...paragraphs);
  return made;
}

function card([id, references, written], systems) {
  const sides = element("div", "sides");
  sides.append(side(references.length > 1 ? `${references.length} references` : "reference", "", ...references.map(([text, shared]) => marked(text, shared, []))));
  written.forEach((one, k) => {
    if (!one) return sides.append(side(systems[k], "", element("p", "empty", "(no prediction)")));
    const [text, scores, support, invented, shared] = one;
    const said = data.types.map((name, t) => `${name.replace("ROUGE-", "R-")} ${scores[t].toFixed(1)}`);
    if (support !== null) said.push(`support ${support}%`);
    sides.append(side(systems[k], said.join("  "), marked(text, shared, invented)));
  });
  const made = element("article", "", element("h4", "", id), sides);
  if (id in data.texts) {
    const more = element("details", "", element("summary", "", `the article, ${data.words[id].toLocaleString("en")} words`));
    more.addEventListener("toggle", () => { if (more.open && !more.querySelector("p")) more.append(marked(data.texts[id], [], [])); });
    made.append(more);
  }
  return made;
}

let found = [], shown = 0;

// What the articles are ordered by; an article without it comes last.
function value([id, , written], measure, system) {
  if (measure === "words") return data.words[id] ?? null;
  const one = written[system];
  if (!one) return null;
  if (measure === "support") return one[2];
  if (measure.startsWith("lead-")) {
    const other = written[Number(measure.slice(5))];
    return other ? one[1][0] - other[1][0] : null;
  }
  return one[1][Number(measure)];
}

function find() {
  const { rows } = data.lengths[$("length").value];
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const measure = $("measure").value, system = Number($("system").value), sign = $("order").value === "worst" ? 1 : -1;
  found = rows.filter((row) => {
    if ($("invented").checked && !(row[2][system] && row[2][system][3].length)) return false;
    if (!words.length) return true;
    const text = [row[0], ...row[1].map((r) => r[0]), ...row[2].map((p) => (p ? p[0] : ""))].join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  }).map((row) => [value(row, measure, system), row]);
  found.sort(([a], [b]) => (a === null) - (b === null) || sign * (a - b));
  shown = 0;
  $("list").replaceChildren();
  $("count").textContent = `${found.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")}`;
  more();
}

function more() {
  const { systems } = data.lengths[$("length").value];
  $("list").append(...found.slice(shown, shown + BATCH).map(([, row]) => card(row, systems)));
  shown = Math.min(found.length, shown + BATCH);
  $("more").hidden = shown === found.length;
}

function choices() {
  const { systems } = data.lengths[$("length").value];
  const articles = Object.keys(data.texts).length > 0;
  const own = Number($("system").value || 0);
  options($("system"), systems.map((name, k) => [k, name]));
  options($("measure"), [
    ...data.types.map((name, t) => [t, name]),
    ...systems.map((name, k) => [`lead-${k}`, `lead over ${name}`]).filter((_, k) => k !== own),
    ...(articles ? [["support", "support"], ["words", "length of the article"]] : []),
  ]);
}

options($("length"), Object.keys(data.lengths).map((name) => [name, `${name}s`]));
options($("order"), [["worst", "worst first"], ["best", "best first"]]);
choices();
controls.forEach((id) => $(id).addEventListener("input", () => { if (id === "length" || id === "system") choices(); find(); }));
$("more").addEventListener("click", more);
find();
