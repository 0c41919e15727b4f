// One finding: what, where, the evidence, why it matters, and the decision.

import { VERDICTS } from "./decisions.js";
import { grow, h, level, percent, told } from "./dom.js";
import { drawEvidence } from "./evidence.js";

const SHARES = /share|ratio|rate/;
const LONG = 110;

/** Draw a finding; `act` holds what the buttons do. */
export function drawDetail(data, finding, decision, act) {
  const rule = data.rules[finding.rule];
  const article = data.articles[finding.article];
  const status = data.statuses[finding.status];
  return h(
    "article", { class: "detail", "aria-labelledby": "detail-title" },
    h("p", { class: "detail-rule" },
      level(data.levels[finding.level]), h("a", { href: `#/rules/${rule.code}` }, h("code", {}, rule.code), ` ${rule.name}`),
      h("span", { class: "soft" }, `${data.confidences[finding.confidence]} confidence`),
      status === "new" ? null : h("span", { class: "mark" }, status)),
    h("h2", { id: "detail-title", tabindex: "-1", class: finding.message.length > LONG ? "long" : null }, told(linked(data, finding))),
    h("p", { class: "detail-place" },
      h("a", { href: `#/articles/${article.number}` }, told(article.name)), " ",
      h("small", {}, [article.publisher, article.published?.slice(0, 10), `${article.path || article.id}:${finding.line}:${finding.column}`].filter(Boolean).join(" · "))),
    h("section", { class: "block evidence", "aria-label": "Evidence" }, drawEvidence(data, finding)),
    measured(finding),
    finding.reason ? h("p", { class: "soft" }, "Accepted before: ", told(finding.reason)) : null,
    decided(decision, act),
    h("section", { class: "block why" }, h("h3", {}, "Why it matters"), rule.summary ? h("p", {}, `${rule.summary}.`) : null,
      rule.document.length
        ? h("details", {}, h("summary", {}, "What the rule says"), h("div", { class: "document" }, rule.document.map(grow)))
        : null),
  );
}

/** The message, in which the ids of other articles lead to them. */
function linked(data, { message, evidence }) {
  let parts = [message];
  for (const number of new Set(evidence.map(([article]) => article))) {
    const { id } = data.articles[number];
    parts = parts.flatMap((part) => (typeof part === "string" && id ? woven(part.split(id), () => h("a", { href: `#/articles/${number}` }, id)) : [part]));
  }
  return parts;
}

function woven(parts, between) {
  return parts.flatMap((part, n) => (n ? [between(), part] : [part]));
}

function measured(finding) {
  if (!finding.details.length || finding.kind === "schema") return null;
  return h(
    "details", { class: "block measured" }, h("summary", {}, "What was measured"),
    h("dl", { class: "facts" }, finding.details.map(([name, value]) => [h("dt", {}, name.replaceAll("_", " ")), h("dd", {}, h("bdi", {}, written(name, value)))])),
  );
}

function written(name, value) {
  if (typeof value === "number" && SHARES.test(name) && value >= 0 && value <= 1) return percent(value);
  if (typeof value === "number") return value.toLocaleString("en", { maximumFractionDigits: 4 });
  return String(value);
}

function decided(decision, act) {
  const buttons = Object.entries(VERDICTS).map(([status, { key, verb }]) => h(
    "button", { type: "button", "aria-pressed": decision?.status === status, "aria-keyshortcuts": key, on: { click: () => act.ask(status) } },
    verb, " ", h("kbd", { "aria-hidden": "true" }, key),
  ));
  const facts = decision && [decision.by, decision.at, decision.expires && `until ${decision.expires}`].filter(Boolean).join(" · ");
  return h(
    "section", { class: "block decision", "aria-label": "Decision" },
    decision
      ? h("p", { class: "made" }, h("b", {}, VERDICTS[decision.status]?.done ?? decision.status), decision.reason ? [": ", told(decision.reason)] : null, facts ? h("small", {}, ` ${facts}`) : null)
      : null,
    h("div", { class: "verdicts" }, buttons),
  );
}
