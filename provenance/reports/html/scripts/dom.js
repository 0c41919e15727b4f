// Elements made from data. Text only ever becomes a text node: nothing here reads HTML.

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "g", "line", "rect", "path", "circle", "text"]);
const ALLOWED = new Set([
  ...DRAWN, "table", "thead", "tbody", "tr", "th", "td", "a", "small", "span", "div", "bdi", "p", "ul", "ol", "li",
  "em", "strong", "code", "pre", "h3", "h4", "h5", "h6", "blockquote", "hr", "br",
]);
const LINK = /^(https?:\/\/|#)/;

/** Make an element: `on` holds listeners, null and false attributes are left out, children may nest. */
export function h(tag, attributes = {}, ...children) {
  const made = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [kind, listener] of Object.entries(value)) made.addEventListener(kind, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Grow a tree that Python made: a text, or [tag, attributes, ...children]. Unknown tags and odd links stay text. */
export function grow(tree) {
  if (typeof tree === "string") return document.createTextNode(tree);
  const [tag, attributes, ...children] = tree;
  const grown = children.map(grow);
  if (!ALLOWED.has(tag)) return h("span", {}, grown);
  const kept = Object.entries(attributes).filter(([name, value]) => name !== "href" || LINK.test(value));
  return h(tag, Object.fromEntries(kept), grown);
}

/** Text of an article: it may run in any direction, and cannot turn what stands around it. */
export function told(text, tag = "bdi", attributes = {}) {
  return h(tag, { dir: "auto", ...attributes }, text);
}

/** An excerpt: [before, place, after]. */
export function excerpt(parts) {
  if (!parts) return null;
  const [before, place, after] = parts;
  return h("blockquote", { class: "excerpt", dir: "auto" }, before, place ? h("mark", {}, place) : null, after);
}

export function level(name, text = name) {
  return h("span", { class: `level ${name}` }, text);
}

export function many(count, thing, things = `${thing}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? thing : things}`;
}

export function percent(share) {
  return `${Math.round(share * 100)}%`;
}

/** Say something to those who do not see the page change. */
export function say(text) {
  document.getElementById("said").textContent = text;
}

/** The head of a page: its one h1, and a line beside it. */
export function head(title, line = "", ...more) {
  return h("header", { class: "pagehead" }, h("h1", { tabindex: "-1" }, title), line ? h("p", {}, line) : null, more);
}

const ROWS = 50;

/**
 * A table whose rows become blocks where there is no room for columns. `draw` makes the cells of one item, "–" where
 * there is nothing to say; a column of nothing alone is left out. Long tables grow on demand.
 */
export function table(name, all, items, draw) {
  let rows = items.slice(0, ROWS).map(draw);
  const kept = all.map((_, n) => n === 0 || rows.some((row) => row[n] !== "–"));
  const columns = all.filter((_, n) => kept[n]);
  const body = h("tbody");
  const more = h("button", { type: "button", on: { click: () => add(ROWS * 4) } });
  const add = (count) => {
    const from = body.childElementCount;
    rows = items.slice(from, from + count).map(draw);
    body.append(...rows.map((row) => line(row.filter((_, n) => kept[n]), columns)));
    const left = items.length - body.childElementCount;
    more.hidden = left <= 0;
    more.textContent = `Show more (${left.toLocaleString("en")})`;
  };
  add(ROWS);
  return h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": `${name}, table` },
    h("table", { class: "figures stack" }, h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))), body),
    more);
}

function line([first, ...rest], columns) {
  return h(
    "tr", {}, h("th", { scope: "row" }, first),
    rest.map((cell, n) => h("td", { "data-label": columns[n + 1], class: cell === "–" ? "none" : null }, cell)),
  );
}

export function empty(text) {
  return h("p", { class: "empty" }, text);
}
