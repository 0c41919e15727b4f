// The evidence of a finding, drawn as its kind asks for.

import { drawByline } from "./byline.js";
import { excerpt, grow, h, many } from "./dom.js";
import { drawQuotes } from "./quotes.js";
import { drawReuse } from "./reuse.js";

const VIOLATIONS = 100;
// A place of more words than this is a whole passage, which the two articles side by side show better.
const WORDS = 12;

/** Return the sections under "Evidence". */
export function drawEvidence(data, finding) {
  const drawn = DRAWINGS[finding.kind]?.(data, finding);
  const shown = drawn && finding.kind === "byline" && inDrawing(data, finding);
  const places = [shown ? null : excerpt(finding.excerpt), ...finding.evidence.map((one) => related(data, one))];
  if (!drawn) return places;
  if (finding.kind === "quotes") return [drawn];
  if (finding.kind === "reuse") return (finding.excerpt?.[1] ?? "").split(/\s+/).length > WORDS ? [drawn] : [...places, drawn];
  return finding.kind === "byline" ? [...places, drawn] : [drawn, ...places];
}

const DRAWINGS = {
  byline: (data, finding) => drawByline(data.cards[finding.article]),
  reuse: (data, finding) => drawReuse(data, data.pairs[finding.link], finding.article),
  figures: (data, finding) => grow(data.plots[finding.link]),
  quotes: (data, finding) => drawVariants(data, finding),
  schema: (data, finding) => drawViolations(data, finding),
};

/** A place on a byline stands in its drawing already, and so does the head of an article without one. */
function inDrawing(data, finding) {
  const lines = data.cards[finding.article]?.bylines;
  return lines ? lines.some(([line]) => line === finding.line) : finding.start === 0;
}

function related(data, [article, line, column, caption, parts]) {
  const other = data.articles[article];
  return h(
    "figure", { class: "related" },
    h("figcaption", {}, h("bdi", {}, caption), " ", h("a", { href: `#/articles/${article}` }, h("bdi", {}, other.name)), h("small", {}, ` ${line}:${column}`)),
    excerpt(parts),
  );
}

/** The wordings; without text in the report there is nothing to align. */
function drawVariants(data, finding) {
  if (!finding.excerpt) return null;
  const own = { article: data.articles[finding.article], place: `${finding.line}:${finding.column}`, speaker: finding.link, text: finding.excerpt[1] };
  const others = finding.evidence.filter((one) => one[4]?.[1]).map(([article, line, column, , parts, speaker]) => ({
    article: data.articles[article], place: `${line}:${column}`, speaker, text: parts[1],
  }));
  return others.length ? drawQuotes([own, ...others]) : null;
}

function drawViolations(data, finding) {
  const alike = data.findings.filter((one) => one.rule === finding.rule);
  const shown = alike.slice(0, VIOLATIONS);
  const names = [...new Set(shown.flatMap((one) => one.details.map(([name]) => name)))];
  const rows = shown.map((one) => {
    const values = new Map(one.details);
    return h(
      "tr", { "aria-current": one === finding },
      h("th", { scope: "row" }, h("bdi", {}, data.articles[one.article].id)),
      names.map((name) => h("td", {}, values.has(name) ? h("bdi", {}, String(values.get(name)) || "empty") : "–")),
    );
  });
  return h(
    "div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Violations of this contract" },
    h("table", { class: "figures" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "article"), names.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows)),
    alike.length > shown.length ? h("p", { class: "more" }, `${many(alike.length - shown.length, "more violation")} not shown here.`) : null,
  );
}
