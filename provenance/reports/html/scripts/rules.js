// The rules of the run: what each looks for, what became of it, its examples and its query.

import { empty, grow, h, head, level, many, table } from "./dom.js";

const OUTCOMES = { pass: "nothing found", fail: "findings", unevaluated: "not checked", "": "" };

export function drawRules(data) {
  const counts = countByRule(data);
  return h(
    "div", {}, head("Rules", many(data.rules.length, "rule")),
    h("div", { class: "panel" }, table("Rules", ["Rule", "What it reports", "Level", "Confidence", "Outcome", "Findings"], data.rules, (rule) => [
      h("a", { href: `#/rules/${rule.code}` }, h("code", {}, rule.code), ` ${rule.name}`),
      rule.summary || "–", level(data.levels[rule.level]), rule.confidence,
      rule.outcome === "unevaluated" ? h("span", { class: "mark bad" }, OUTCOMES[rule.outcome]) : OUTCOMES[rule.outcome] || "–",
      counts.get(rule.code) ? h("a", { href: `#/findings?rule=${rule.code}` }, counts.get(rule.code).toLocaleString("en")) : "–",
    ])),
  );
}

function countByRule(data) {
  const counts = new Map();
  for (const finding of data.findings) {
    const { code } = data.rules[finding.rule];
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

export function drawRule(data, code) {
  const number = data.rules.findIndex((one) => one.code === code || one.name === code);
  if (number < 0) return h("div", {}, head("No such rule"), empty("The run knows no rule of this code."));
  const rule = data.rules[number];
  const count = countByRule(data).get(rule.code) ?? 0;
  return h(
    "div", { class: "rule" },
    head([h("code", {}, rule.code), ` ${rule.name}`], [`${rule.confidence} confidence`, rule.since && `since ${rule.since}`].filter(Boolean).join(" · "), level(data.levels[rule.level]),
      count ? h("a", { href: `#/findings?rule=${rule.code}` }, many(count, "finding")) : h("span", { class: "soft" }, OUTCOMES[rule.outcome] || "no findings")),
    rule.outcome === "unevaluated" ? h("section", { class: "panel unchecked" }, h("h2", {}, "Not checked"), h("p", {}, rule.why)) : null,
    h("section", { class: "panel document", "aria-label": "What it says" }, h("h2", { class: "unseen" }, "What it says"), rule.summary ? h("p", { class: "lede" }, `${rule.summary}.`) : null,
      rule.document.length ? rule.document.map(grow) : empty("This rule is built in and has no text of its own.")),
    rule.options.length ? h("section", { class: "panel", "aria-label": "Options" }, h("h2", {}, "Options"),
      h("dl", { class: "facts" }, rule.options.map(([name, value]) => [h("dt", {}, h("code", {}, name)), h("dd", {}, String(value))]))) : null,
    rule.examples.length ? h("section", { class: "panel", "aria-label": "Examples" }, h("h2", {}, "Examples"), rule.examples.map(example)) : null,
    rule.query ? h("details", { class: "panel" }, h("summary", {}, "The query"), h("pre", { tabindex: "0" }, h("code", {}, rule.query))) : null,
  );
}

function example([kind, news, found]) {
  return h("figure", { class: "example" },
    h("figcaption", {}, h("span", { class: `mark ${kind === "flagged" ? "bad" : "good"}` }, kind), found.length ? h("small", {}, ` finds ${found.join(", ")}`) : null),
    h("pre", { tabindex: "0" }, h("code", {}, news)));
}
