// A byline with its parts named; and where there is none, the places where one would stand.

import { h, told } from "./dom.js";

const NAMES = { person: "person", job: "job", place: "place", agency: "agency", dateline: "dateline" };
const POSITIONS = { head: "at the head", tail: "at the tail", metadata: "in the metadata" };

export function drawByline(card) {
  if (!card) return null;
  const lines = (card.bylines ?? []).map(([line, , position, pieces]) => h(
    "div", { class: "byline" },
    h("p", { class: "parsed", dir: "auto" }, pieces.map(([kind, text]) => part(kind, text))),
    h("small", {}, `line ${line}, ${POSITIONS[position] ?? position}`),
  ));
  const delivered = card.delivered
    ? h("p", {}, "Delivered with the article: ", told(card.delivered, "q"))
    : null;
  if (lines.length || delivered) return h("div", { class: "bylines" }, lines, delivered);
  const edges = card.edges ?? [];
  return h(
    "div", { class: "bylines" },
    h("p", { class: "empty" }, edges.length ? "No byline stands at the head or at the tail:" : "No byline was found."),
    edges.map((text) => h("blockquote", { class: "excerpt", dir: "auto" }, text)),
  );
}

function part(kind, text) {
  if (!kind || !text.trim()) return text;
  return h("span", { class: `part ${kind}` }, h("span", { class: "text" }, text), h("small", {}, NAMES[kind] ?? kind));
}
