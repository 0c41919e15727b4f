// An article's whole text with its findings marked, where the report may carry it.

import { h } from "./dom.js";

/** Draw a body; offsets count code points, which is why the text is cut into them first. */
export function drawBody(data, article, body) {
  const points = Array.from(body);
  const findings = [...(data.ofArticle.get(article.number) ?? [])].sort((a, b) => a.start - b.start);
  const made = [];
  let position = 0;
  for (const one of findings) {
    if (one.stop <= one.start || one.start < position) continue;
    made.push(points.slice(position, one.start).join(""));
    const rule = data.rules[one.rule];
    made.push(h("mark", { class: data.levels[one.level] }, points.slice(one.start, one.stop).join(""),
      h("a", { class: "noted", href: `#/findings?f=${one.fingerprint}`, title: one.message }, rule.code)));
    position = one.stop;
  }
  made.push(points.slice(position).join(""));
  return h("section", { class: "panel body", "aria-label": "Text" }, h("h2", {}, "Text"), h("div", { class: "text", dir: "auto" }, made));
}
