// Two articles side by side: numbered passages, and in each of them what was kept, changed and added.

import { h, many, percent } from "./dom.js";
import { stretches, wordsOf } from "./words.js";

const COLOURS = 6;
const DIRECTIONS = {
  date: "The origin bears the earlier date.",
  credit: "The origin credits an agency that the copy does not.",
  unknown: "Which of the two came first is unknown.",
};

/** Draw a pair with the given article on the left, as the copy that is looked into. */
export function drawReuse(data, pair, copy) {
  const [first, second, firstShare, secondShare, passages, count, longest, direction] = pair;
  const turned = first !== copy;
  const here = data.articles[turned ? second : first];
  const there = data.articles[turned ? first : second];
  const shares = turned ? [secondShare, firstShare] : [firstShare, secondShare];
  const body = h("div", { class: "passages" }, passages.map((one, n) => drawPassage(one, n, turned)));
  const only = h("input", { type: "checkbox", on: { change: () => body.classList.toggle("differences", only.checked) } });
  return h(
    "div", { class: "reuse" },
    h("div", { class: "sides" }, sideHead(data, here, shares[0], turned ? "origin" : "copy"), sideHead(data, there, shares[1], turned ? "copy" : "origin")),
    h("p", { class: "reuse-line" },
      `${many(count, "shared passage")}, the longest of ${many(longest, "word")}. `,
      passages.length && passages.length < count ? `The ${passages.length} longest are shown. ` : null,
      `${DIRECTIONS[direction] ?? DIRECTIONS.unknown} `,
      passages.length ? h("label", {}, only, " differences only") : "The text is not embedded in this report."),
    body,
    passages.length ? legend() : null,
  );
}

function sideHead(data, article, share, which) {
  const card = data.cards[article.number];
  const makers = [...(card?.people ?? []).map(([name]) => name), ...article.agencies];
  return h(
    "div", { class: "side" },
    h("a", { href: `#/articles/${article.number}` }, h("bdi", {}, article.name)),
    h("small", {}, [article.publisher, article.published?.slice(0, 10)].filter(Boolean).join(", ")),
    h("p", {}, h("b", {}, percent(share)), ` of the ${which} stands in both`),
    h("p", { class: makers.length ? "" : "bad-text" }, makers.length ? ["by ", h("bdi", {}, makers.join(", "))] : "no credit found"),
  );
}

function drawPassage([how, left, right], n, turned) {
  const [mine, theirs] = turned ? [right, left] : [left, right];
  const parts = stretches(wordsOf(mine[2]), wordsOf(theirs[2]), mine[3] > 0 || theirs[3] > 0);
  const name = `Passage ${n + 1}${how ? `, ${how}` : ""}`;
  return h(
    "section", { class: `passage colour-${n % COLOURS}`, tabindex: "-1", "aria-label": name },
    h("span", { class: "number" }, String(n + 1)),
    column(parts, "left", mine),
    column(parts, "right", theirs),
  );
}

function column(parts, side, [line, place, , more]) {
  const text = parts.map((part) => {
    const words = part[side];
    if (!words.length) return null;
    if (part.how === "same" || part.how === "past") return runs(words, part.how);
    // The space behind the last word stays outside of the mark.
    const last = words.at(-1).text;
    const inside = runs([...words.slice(0, -1), { ...words.at(-1), text: last.trimEnd() }], "");
    const space = last.slice(last.trimEnd().length);
    if (part.how === "changed") return [h("mark", { class: "changed" }, inside), space];
    return [h(side === "left" ? "ins" : "del", {}, inside), space];
  });
  return h(
    "div", { class: "column" },
    h("p", { dir: "auto" }, text, more ? h("span", { class: "cut" }, ` … ${many(more, "more word")}`) : null),
    h("small", {}, `${line}:${place}`),
  );
}

/** Join words of one kind, so that a passage is few elements. */
function runs(words, how) {
  const made = [];
  for (const word of words) {
    const last = made.at(-1);
    if (last && last.kind === word.kind) last.text += word.text;
    else made.push({ kind: word.kind, text: word.text });
  }
  return made.map(({ kind, text }) => h("span", { class: [how, kind].filter(Boolean).join(" ") || null }, text));
}

function legend() {
  return h(
    "p", { class: "key" },
    h("span", { class: "same" }, "kept"), h("mark", { class: "changed" }, "changed"),
    h("ins", {}, "only in this one"), h("del", {}, "only in the other"),
    h("span", { class: "speech" }, "quoted speech"), h("span", { class: "furniture" }, "page furniture"),
    h("span", { class: "boilerplate" }, "boilerplate"),
  );
}
