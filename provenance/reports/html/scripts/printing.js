// On paper: the overview, and the findings that the filter lets through.

import { excerpt, h, level, many, told } from "./dom.js";

const PRINTED = 200;

export function listenToPrinting(data, findings, main) {
  let paper = null;
  addEventListener("beforeprint", () => {
    const found = findings.element.isConnected ? findings.found : data.findings;
    const shown = found.slice(0, PRINTED);
    paper = h(
      "section", { class: "printed" },
      h("h2", {}, "Findings"),
      found.length > shown.length ? h("p", {}, `The first ${PRINTED} of ${many(found.length, "finding")}.`) : null,
      h("ol", {}, shown.map((one) => item(data, findings.decisions, one))),
    );
    main.append(paper);
  });
  addEventListener("afterprint", () => paper?.remove());
}

function item(data, decisions, one) {
  const rule = data.rules[one.rule];
  const article = data.articles[one.article];
  const decision = decisions.get(one.fingerprint);
  return h(
    "li", {},
    h("p", {}, level(data.levels[one.level]), " ", h("code", {}, rule.code), " ", h("b", {}, told(one.message))),
    h("p", { class: "soft" }, told(article.name), `, ${article.path || article.id}:${one.line}:${one.column}`, decision ? ` · ${decision.status}: ${decision.reason}` : null),
    excerpt(one.excerpt),
    one.evidence.map(([other, line, column, caption, parts]) => h("div", {}, h("small", {}, told(caption), ": ", told(data.articles[other].name), `, ${line}:${column}`), excerpt(parts))),
  );
}
