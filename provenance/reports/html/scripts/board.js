// The figures board: every quantity that several articles report, those that disagree first.

import { empty, grow, h, head, many } from "./dom.js";

const SHOWN = 10;
const MEANING = {
  contradiction: "cannot both be right",
  revision: "a later figure takes an earlier one back",
  diverging: "meet at the edge or not at all",
  evolution: "a count that grew over time",
  rounding: "the same, rounded",
  compatible: "can both be right",
  equal: "say the same",
};

export function drawFigures(data) {
  const list = h("div", {});
  let shown = 0;
  const more = h("button", { type: "button", on: { click: () => draw() } }, "Show more");
  const draw = () => {
    const next = data.groups.slice(shown, shown + SHOWN);
    list.append(...next.map(board));
    shown += next.length;
    more.hidden = shown >= data.groups.length;
  };
  draw();
  const counts = new Map();
  for (const { relation } of data.groups) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  const line = [...counts].map(([relation, count]) => `${count} ${relation || "compared"}`).join(", ");
  return h(
    "div", {}, head("Figures", data.groups.length ? `${many(data.groups.length, "quantity", "quantities")} in several places: ${line}` : ""),
    data.groups.length ? list : h("section", { class: "panel" }, empty("No quantity is reported twice in this corpus.")),
    more,
  );
}

function board(group) {
  return h(
    "figure", { class: "panel board" },
    h("figcaption", {}, h("h2", {}, group.label), h("span", { class: `mark ${group.relation}` }, group.relation || "compared"), h("small", {}, ` ${MEANING[group.relation] ?? ""}`)),
    grow(group.plot), group.why.map((why) => h("p", { class: "more" }, why)),
  );
}
