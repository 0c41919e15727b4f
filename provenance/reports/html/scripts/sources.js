// Who is quoted and cited where, by name and without one; and which agencies are credited.

import { empty, h, head, many, table, told } from "./dom.js";

const ARTICLES = 6;

export function drawSources(data) {
  const named = data.voices.filter(([, kind]) => kind !== "anonymous");
  const unnamed = data.voices.filter(([, kind]) => kind === "anonymous");
  return h(
    "div", {}, head("Sources", `${many(named.length, "source")} named, ${unnamed.length.toLocaleString("en")} not`),
    section("Agencies and outlets", ["Name", "Credited by", "Only mentioned by"], data.credited, ([name, credited, mentioned, all, more]) => [
      told(name), links(data, credited, all), links(data, mentioned, more),
    ], "No agency is credited or mentioned."),
    section("Named sources", ["Source", "Kind", "Statements", "Quotes", "Articles"], named, (one) => voice(data, one), "No source is named."),
    section("Unnamed sources", ["Source", "Told", "Statements", "Quotes", "Articles"], unnamed, (one) => voice(data, one), "Every source has a name."),
  );
}

function voice(data, [name, kind, statements, quotes, articles, receivers, reasons]) {
  const second = (kind === "anonymous" ? receivers.join(", ") : kind) || "–";
  const source = reasons.length ? [told(name), h("small", {}, ` ${reasons.join("; ")}`)] : told(name);
  return [source, second, statements || "–", quotes || "–", links(data, articles, articles.length)];
}

function links(data, numbers, all) {
  if (!numbers.length) return "–";
  const shown = numbers.slice(0, ARTICLES).map((number, n) => [n ? ", " : null, h("a", { href: `#/articles/${number}` }, told(data.articles[number].name))]);
  return [shown, all > ARTICLES ? ` and ${all - ARTICLES} more` : null];
}

function section(title, columns, items, draw, nothing) {
  return h("section", { class: "panel", "aria-label": title }, h("h2", {}, title), items.length ? table(title, columns, items, draw) : empty(nothing));
}
