// Wordings of one utterance under each other, aligned word by word.

import { h } from "./dom.js";
import { pairWords, wordsOf } from "./words.js";

/** Draw variants {article, place, speaker, text}; the first one is what the others are held against. */
export function drawQuotes(variants) {
  const [base, ...others] = variants.map((one) => ({ ...one, words: wordsOf([["", one.text]]) }));
  const columns = align(base, others);
  const rows = [base, ...others].map((variant, n) => h(
    "tr", {},
    h("th", { scope: "row" },
      h("a", { href: `#/articles/${variant.article.number}` }, h("bdi", {}, variant.article.name)),
      h("small", {}, [variant.speaker, variant.article.published?.slice(0, 10), variant.place].filter(Boolean).join(" · "))),
    columns.map((column) => cell(column, n)),
  ));
  return h("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Wordings side by side" },
    h("table", { class: "variants" }, h("tbody", {}, rows)));
}

function cell(column, n) {
  const text = column.texts[n];
  const kind = column.same ? "same" : text ? "differs" : "missing";
  return h("td", { class: kind }, text ? h("bdi", {}, text) : h("span", { class: "unseen" }, "left out"));
}

/** Put each word of the first wording, and what the others have between them, into columns; join like ones. */
function align(base, others) {
  const slots = base.words.map((word) => [[word.text.trim()], ...others.map(() => [])]);
  const between = Array.from({ length: base.words.length + 1 }, () => others.map(() => []));
  others.forEach((other, n) => {
    const partner = new Map(pairWords(base.words, other.words).map(([a, b]) => [b, a]));
    let after = 0;
    other.words.forEach((word, at) => {
      if (partner.has(at)) {
        after = partner.get(at) + 1;
        slots[after - 1][n + 1].push(word.text.trim());
      } else between[after][n].push(word.text.trim());
    });
  });
  const columns = [];
  for (let n = 0; n <= base.words.length; n += 1) {
    if (between[n].some((words) => words.length)) columns.push({ texts: [[], ...between[n]], same: false });
    if (n < base.words.length) columns.push({ texts: slots[n], same: slots[n].every((words) => words.length) });
  }
  return joined(columns).map(({ texts, same }) => ({ texts: texts.map((words) => words.join(" ")), same }));
}

/** Neighbouring columns where all agree become one, and so do neighbours where somebody differs. */
function joined(columns) {
  const found = [];
  for (const column of columns) {
    const last = found.at(-1);
    if (last && last.same === column.same) last.texts.forEach((words, n) => words.push(...column.texts[n]));
    else found.push({ same: column.same, texts: column.texts.map((words) => [...words]) });
  }
  return found;
}
