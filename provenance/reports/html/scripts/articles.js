// The articles: a table of all of them, and one article's provenance card.

import { drawByline } from "./byline.js";
import { empty, h, head, level, many, percent, table, told } from "./dom.js";
import { drawBody } from "./reading.js";


/** The list of articles, those with the most findings first. */
export function drawArticles(data) {
  const list = h("div", { class: "panel" });
  const count = h("p", { class: "soft", role: "status" });
  const search = h("input", { type: "search", id: "article-search", "aria-label": "Search articles", placeholder: "Search articles" });
  const ranked = [...data.articles].sort((a, b) => (data.ofArticle.get(b.number)?.length ?? 0) - (data.ofArticle.get(a.number)?.length ?? 0) || a.number - b.number);
  const draw = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = ranked.filter((one) => words.every((word) => `${one.name} ${one.id} ${one.publisher} ${one.agencies.join(" ")}`.toLowerCase().includes(word)));
    count.textContent = many(found.length, "article");
    list.replaceChildren(found.length
      ? table("Articles", ["Article", "Publisher", "Date", "Credit", "Findings"], found, (one) => row(data, one))
      : empty("No article has these words."));
  };
  search.addEventListener("input", draw);
  draw();
  return h("div", {}, head("Articles", "", count, search), list);
}

function row(data, one) {
  const card = data.cards[one.number];
  const makers = [...(card?.people ?? []).map(([name]) => name), ...one.agencies];
  const state = data.states[one.state] ?? "–";
  return [
    h("a", { href: `#/articles/${one.number}` }, told(one.name)),
    one.publisher ? told(one.publisher) : "–",
    one.published?.slice(0, 10) || "–",
    makers.length ? told(makers.join(", ")) : h("span", { class: "soft" }, state),
    tally(data, data.ofArticle.get(one.number) ?? []),
  ];
}

function tally(data, findings) {
  const made = data.levels.map((name, n) => {
    const count = findings.filter((one) => one.level === n && data.statuses[one.status] === "new").length;
    return count ? [level(name, [String(count), h("span", { class: "unseen" }, ` ${name}`)]), " "] : null;
  });
  return made.some(Boolean) ? made : "–";
}

/** One article. */
export function drawArticle(data, number) {
  const article = data.articles[Number(number)];
  if (!article) return h("div", {}, head("No such article"), empty("The report holds no article under this address."));
  const card = data.cards[article.number];
  const findings = data.ofArticle.get(article.number) ?? [];
  const facts = [article.title ? "" : article.id, article.publisher, article.published?.slice(0, 10), article.language, article.words > 0 && many(article.words, "word"), article.path || article.id];
  return h(
    "div", { class: "article" },
    head(told(article.name), facts.filter(Boolean).join(" · ")),
    h("div", { class: "columns card" },
      panel("Who made it", card ? makers(card) : empty("For size, this report has cards of the articles with the most findings only.")),
      panel("Findings", findings.length ? h("ul", { class: "plainlist" }, findings.map((one) => finding(data, one))) : empty("None.")),
      panel("Where else its text stands", elsewhere(data, article)),
      card?.sources && panel("Sources", sources(card.sources)),
      card?.figures && panel("Figures", figures(card.figures)),
      card?.quotes && panel("Quotes", quotes(card.quotes)),
      card?.furniture && panel("Page furniture", h("ul", { class: "plainlist" }, card.furniture.map(([line, kind, text]) => h("li", {}, told(text || kind), h("small", {}, ` ${kind}, line ${line}`))))),
      card?.boilerplate && panel("Boilerplate", boilerplate(card.boilerplate)),
    ),
    card?.body ? drawBody(data, article, card.body) : h("p", { class: "more" }, "The text of the article is not embedded in this report."),
  );
}

function panel(title, ...content) {
  return h("section", { class: "panel", "aria-label": title }, h("h2", {}, title), content);
}

function makers(card) {
  const people = (card.people ?? []).map(([name, role, job, place, agency]) => h("li", {}, h("b", {}, told(name)), ` ${[role, job, place && `in ${place}`, agency].filter(Boolean).join(", ")}`));
  const agencies = (card.agencies ?? []).map(([name, , via]) => h("li", {}, h("b", {}, told(name)), via ? ` credited in the ${via}` : ""));
  const mentions = (card.mentions ?? []).map(([name, via, count]) => h("li", {}, told(name), via === "inferred"
    ? " inferred, and credited nowhere"
    : ` mentioned in the text${count > 1 ? `, ${count} times` : ""}; that is no credit`));
  const datelines = (card.datelines ?? []).map(([place, date]) => h("li", {}, "dateline ", told([place, date].filter(Boolean).join(", "))));
  return [drawByline(card), h("ul", { class: "plainlist makers" }, people, agencies, mentions, datelines)];
}

function finding(data, one) {
  const rule = data.rules[one.rule];
  return h("li", {}, level(data.levels[one.level], ""), h("a", { href: `#/findings?article=${encodeURIComponent(data.articles[one.article].id)}&f=${one.fingerprint}` }, told(one.message)), h("small", {}, ` ${rule.code}, line ${one.line}`));
}

function elsewhere(data, article) {
  const rows = data.pairs.filter(([one, other]) => one === article.number || other === article.number).map(([one, other, share, otherShare]) => {
    const there = data.articles[one === article.number ? other : one];
    const [mine, theirs] = one === article.number ? [share, otherShare] : [otherShare, share];
    return h("li", {}, h("a", { href: `#/articles/${there.number}` }, told(there.name)), h("small", {}, ` ${percent(mine)} of this article; ${percent(theirs)} of that one${there.agencies.length ? `, which credits ${there.agencies.join(", ")}` : ""}`));
  });
  return rows.length ? h("ul", { class: "plainlist" }, rows) : empty("Nowhere in this corpus.");
}

function sources(rows) {
  return h("ul", { class: "plainlist" }, rows.map(([source, kind, receiver, reason, count]) => h("li", {}, h("bdi", { class: kind === "anonymous" ? "unnamed" : "" }, source), h("small", {}, ` ${[kind, count > 1 && `${count} times`, receiver && `told ${receiver}`, reason].filter(Boolean).join(", ")}`))));
}

function figures(rows) {
  return h("ul", { class: "plainlist" }, rows.map(([, line, , text, reads, about, source]) => h("li", {}, text ? told(text, "span", { class: "said" }) : null, h("small", {}, ` ${[reads, about, source && `says ${source}`, `line ${line}`].filter(Boolean).join(" · ")}`))));
}

function boilerplate(rows) {
  return h("ul", { class: "plainlist" }, rows.map(([line, text, articles]) => h("li", {}, text ? told(text) : null, h("small", {}, ` in ${many(articles, "article")}, line ${line}`))));
}

function quotes(rows) {
  return h("ul", { class: "plainlist" }, rows.map(([line, text, speaker]) => h("li", {}, text ? told(text, "span", { class: "said" }) : null, h("small", {}, ` ${speaker || "nobody named"}, line ${line}`))));
}
