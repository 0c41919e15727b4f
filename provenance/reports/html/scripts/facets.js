// The facets beside the list: a few values each with what they would leave, and the rest on demand.

import { FACETS } from "./filter.js";
import { h } from "./dom.js";

const SHOWN = 8;
const SHOWN_AT_MOST = 60;
const TITLES = { status: "Status", level: "Level", rule: "Rule", confidence: "Confidence", agency: "Agency", article: "Article" };

/** Draw the facets; `toggle(facet, value)` hears of a change. */
export function drawFacets(data, filter, counts, opened, toggle) {
  return FACETS.map((facet) => {
    const values = ranked(data, facet, counts[facet], filter[facet]);
    if (values.length < 2 && !filter[facet].size) return null;
    const room = opened.has(facet) ? SHOWN_AT_MOST : SHOWN;
    return h(
      "fieldset", { class: "facet" },
      h("legend", {}, TITLES[facet]),
      values.slice(0, room).map((value) => choice(data, facet, value, filter, counts, toggle)),
      values.length > room && !opened.has(facet)
        ? h("button", { type: "button", class: "bare", on: { click: () => { opened.add(facet); toggle(); } } }, `${values.length - room} more`)
        : null,
      values.length > SHOWN_AT_MOST && opened.has(facet) ? h("small", {}, `${values.length - SHOWN_AT_MOST} more: use the search`) : null,
    );
  });
}

function ranked(data, facet, counts, wanted) {
  const fixed = { level: data.levels, confidence: data.confidences, status: ["new", "decided", ...data.statuses.slice(1)] }[facet];
  if (fixed) return fixed.filter((value) => counts.has(value) || wanted.has(value));
  const rest = [...counts].filter(([value]) => !wanted.has(value)).sort((a, b) => b[1] - a[1]);
  return [...wanted, ...rest.map(([value]) => value)];
}

function choice(data, facet, value, filter, counts, toggle) {
  const box = h("input", { type: "checkbox", on: { change: () => toggle(facet, value) } });
  box.checked = filter[facet].has(value);
  const rule = facet === "rule" ? data.rules.find((one) => one.code === value) : null;
  return h(
    "label", { title: rule ? `${rule.code}: ${rule.summary}` : facet === "article" ? value : null }, box,
    h("span", { class: "value" }, rule ? rule.name : h("bdi", {}, facet === "article" ? data.byId.get(value)?.name ?? value : value)),
    h("span", { class: "count" }, (counts[facet].get(value) ?? 0).toLocaleString("en")),
  );
}
