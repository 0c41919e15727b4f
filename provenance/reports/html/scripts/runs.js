// What changed since the last run that the ledger remembers.

import { empty, grow, h, head, many, table, told } from "./dom.js";

export function drawRuns(data) {
  const { history } = data;
  if (!history.length) {
    return h("div", {}, head("Runs"), h("section", { class: "panel" },
      empty("The ledger remembers no earlier run of this corpus."),
      h("p", { class: "more" }, "Run the audit again after the next change: this page then says which findings are new, which are gone and which stayed.")));
  }
  const last = history.at(-1);
  return h("div", {}, head("Runs", `compared with run ${last.id.slice(0, 16)}${last.recorded ? ` of ${last.recorded.slice(0, 16).replace("T", " ")}` : ""}`),
    h("div", { class: "columns card" },
      changes("Came", data.came.map((number) => finding(data, data.findings[number])), "No finding is new since then."),
      changes("Went", data.went.map(({ code, article, message }) => h("li", {}, h("code", {}, code), " ", told(message || "a finding"), article ? h("small", {}, ` ${article}`) : null)), "No finding is gone since then.")),
    h("section", { class: "panel", "aria-label": "Findings from run to run" }, h("h2", {}, "Findings from run to run"), grow(data.trend),
      h("p", { class: "more" }, `The last column is this run, with ${many(data.findings.length, "finding")}.`)),
    earlier(history));
}

function changes(title, items, nothing) {
  const shown = items.slice(0, 200);
  return h("section", { class: "panel", "aria-label": title }, h("h2", {}, `${title}: ${items.length.toLocaleString("en")}`),
    items.length ? h("ul", { class: "plainlist" }, shown) : empty(nothing),
    items.length > shown.length ? h("p", { class: "more" }, `${many(items.length - shown.length, "more finding")} not listed.`) : null);
}

function finding(data, one) {
  return h("li", {}, h("a", { href: `#/findings?f=${one.fingerprint}` }, h("code", {}, data.rules[one.rule].code), " ", told(one.message)), h("small", {}, " ", told(data.articles[one.article].name)));
}

function earlier(history) {
  return h("section", { class: "panel", "aria-label": "Earlier runs" }, h("h2", {}, "Earlier runs"),
    table("Earlier runs", ["Run", "Recorded", "Version", "Articles", "Findings"], [...history].reverse(), (one) => [
      h("code", {}, one.id.slice(0, 16)), one.recorded.slice(0, 16).replace("T", " ") || "–", one.version || "–",
      one.articles.toLocaleString("en"), one.findings.toLocaleString("en"),
    ]));
}
