"use strict";
// Draws the articles on demand: the list as far as it is scrolled, one article at a time.

const byId = (id) => document.getElementById(id);
const rows = JSON.parse(byId("rows").textContent);
const keptLabels = new Set(JSON.parse(byId("kept").textContent));
const sure = Number(document.body.dataset.sure);
const step = 100; // list items drawn at a time

let order = []; // rows that pass the filters, as numbers into `rows`
let at = -1; // which of them is shown
let wanted = null; // what the search box says, as a pattern

/** An element with properties and children; texts become text nodes, so nothing is markup. */
function make(tag, properties = {}, ...children) {
  const { data = {}, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  Object.assign(element.dataset, data);
  element.append(...children);
  return element;
}

const percent = (share) => `${Math.round(100 * share)}%`;
const chip = (label) => make("span", { className: "chip", data: { label } }, label);

/** A text with what was searched for marked. */
function marked(text) {
  if (!wanted) return [text];
  return text.split(wanted).map((part, i) => (i % 2 ? make("mark", {}, part) : part));
}

function matches(row, labels) {
  if (labels.size && !row.runs.some(([label]) => labels.has(label))) return false;
  if (!wanted) return true;
  const texts = row.runs.flatMap(([, , blocks]) => blocks.map(([text]) => text));
  return [row.title, row.id, row.url, ...texts].some(found);
}

const found = (text) => text.search(wanted) >= 0;

const orders = {
  doubt: (a, b) => b.doubt - a.doubt,
  input: () => 0,
  kept: (a, b) => a.kept - b.kept,
  unsure: (a, b) => b.unsure - a.unsure,
  words: (a, b) => b.words - a.words,
};

const chosenLabels = () =>
  new Set([...byId("labels").querySelectorAll(":checked")].map((box) => box.value));

/** Apply search, labels and order; stay on the article shown if it is still there. */
function refresh() {
  const shown = order[at];
  const text = byId("search").value.trim();
  wanted = text
    ? new RegExp(`(${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")})`, "iu")
    : null;
  const labels = chosenLabels();
  order = rows.map((_, number) => number).filter((number) => matches(rows[number], labels));
  const compare = orders[byId("order").value];
  order.sort((a, b) => compare(rows[a], rows[b]) || a - b);
  byId("list").replaceChildren();
  show(Math.max(0, order.indexOf(shown)));
}

/** Draw list items up to a place. */
function extend(upTo) {
  const list = byId("list");
  for (let i = list.childElementCount; i < Math.min(upTo, order.length); i++) {
    const row = rows[order[i]];
    const meter = make("i", { className: "meter" }, make("i"));
    meter.firstChild.style.width = percent(row.kept);
    list.append(
      make(
        "button",
        { type: "button", data: { place: i } },
        make("span", { dir: "auto" }, ...marked(row.title)),
        make("small", {}, meter, `${percent(row.kept)} kept${row.site && ` · ${row.site}`}`),
      ),
    );
  }
}

/** Show the article at a place of the list. */
function show(place) {
  at = order.length ? Math.min(Math.max(place, 0), order.length - 1) : -1;
  byId("at").textContent = order.length
    ? `${(at + 1).toLocaleString("en")} of ${order.length.toLocaleString("en")}`
    : "none";
  byId("previous").disabled = at <= 0;
  byId("next").disabled = at >= order.length - 1;
  extend(at + step);
  byId("list").querySelector("[aria-current]")?.removeAttribute("aria-current");
  if (at < 0) {
    byId("article").replaceChildren(make("p", { className: "hint" }, "No article passes the filters."));
    return;
  }
  const item = byId("list").children[at];
  item.setAttribute("aria-current", "true");
  const list = byId("list");
  if (item.offsetTop < list.scrollTop) list.scrollTop = item.offsetTop;
  const below = item.offsetTop + item.offsetHeight - list.clientHeight;
  if (below > list.scrollTop) list.scrollTop = below;
  byId("article").replaceChildren(...drawn(rows[order[at]]));
}

/** Leaf to a place: show it, note it in the address, and bring its top into view. */
function leaf(place) {
  show(place);
  if (at >= 0) history.replaceState(null, "", `#${order[at] + 1}`);
  byId("article").scrollIntoView({ block: "start" });
}

function drawn(row) {
  const labels = chosenLabels();
  const web = /^https?:\/\//i.test(row.url);
  const head = make(
    "header",
    {},
    make("h3", { dir: "auto" }, ...marked(row.title)),
    make("p", {}, row.about.join(" · ")),
    make(
      "p",
      { className: "hint" },
      web ? make("a", { href: row.url, rel: "noreferrer" }, ...marked(row.url)) : "",
      web ? make("br") : "",
      ...marked(row.id),
      ` · ${percent(row.kept)} of ${row.words.toLocaleString("en")} words kept, ${row.blocks_kept} of ${row.blocks} blocks`,
    ),
    ...row.warnings.map((warning) => make("p", { className: "warning" }, warning)),
  );
  const runs = row.runs.map(([label, reason, blocks]) => {
    const kept = keptLabels.has(label);
    const scores = blocks.map(([, score]) => score);
    const [low, high] = [Math.min(...scores).toFixed(2), Math.max(...scores).toFixed(2)];
    const why = make(
      "div",
      { className: "why" },
      chip(label),
      make("span", { className: low < sure ? "score low" : "score" }, low === high ? low : `${low}–${high}`),
      make("span", { className: "reason" }, reason),
    );
    const texts = blocks.map(([text]) =>
      make("p", { dir: "auto", lang: row.language }, ...marked(text)),
    );
    const classes = [kept ? "kept" : "dropped", ...(labels.has(label) ? ["chosen"] : [])];
    return make("li", { className: classes.join(" ") }, why, make(kept ? "div" : "s", {}, ...texts));
  });
  const more = row.more ? [make("p", { className: "hint" }, `${row.more} more blocks are not shown.`)] : [];
  return [head, make("ol", {}, ...runs), ...more];
}

/** Show the article that the address names, if it names one; filters that hide it are lifted. */
function follow() {
  if (!/^#\d+$/.test(location.hash)) return;
  const number = Number(location.hash.slice(1)) - 1;
  if (!rows[number]) return;
  if (!order.includes(number)) {
    byId("search").value = "";
    for (const box of byId("labels").querySelectorAll(":checked")) box.checked = false;
    refresh();
  }
  leaf(order.indexOf(number));
}

let timer;
byId("search").addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(refresh, 150);
});
byId("labels").addEventListener("change", refresh);
byId("order").addEventListener("change", () => {
  at = -1;
  refresh();
});
byId("previous").addEventListener("click", () => leaf(at - 1));
byId("next").addEventListener("click", () => leaf(at + 1));
byId("list").addEventListener("click", (event) => {
  const item = event.target.closest("button");
  if (item) leaf(Number(item.dataset.place));
});
byId("list").addEventListener("scroll", (event) => {
  const list = event.target;
  if (list.scrollTop + 2 * list.clientHeight > list.scrollHeight) extend(list.childElementCount + step);
});
document.addEventListener("click", (event) => {
  const line = event.target.closest("[data-find]");
  if (!line) return;
  byId("search").value = line.dataset.find;
  refresh();
  byId("articles").scrollIntoView();
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input[type=search], select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const places = { j: at + 1, ArrowRight: at + 1, k: at - 1, ArrowLeft: at - 1 };
  if (event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key in places) {
    event.preventDefault();
    leaf(places[event.key]);
  }
});
window.addEventListener("hashchange", follow);
refresh();
follow();
