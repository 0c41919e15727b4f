// The findings: facets, list, detail. Its state is the address, so every view of it can be passed on.

import { askReason } from "./ask.js";
import { drawDetail } from "./detail.js";
import { empty, h, level, many, say, told } from "./dom.js";
import { drawFacets } from "./facets.js";
import { filterFrom, Finder, ORDERS, queryFrom } from "./filter.js";
import { Roll } from "./roll.js";
import { replaceRoute } from "./route.js";

export class FindingsPage {
  constructor(data, decisions) {
    this.data = data;
    this.decisions = decisions;
    this.finder = new Finder(data, decisions);
    this.opened = new Set();
    this.found = [];
    this.chosen = null;
    this.facets = h("div", { class: "facets", id: "facets" });
    this.count = h("p", { class: "soft", role: "status" });
    this.search = h("input", { type: "search", id: "search", placeholder: "Search findings", "aria-label": "Search findings", "aria-keyshortcuts": "/" });
    this.sort = h("select", { id: "sort", "aria-label": "Order" }, Object.entries(ORDERS).map(([value, name]) => h("option", { value }, name)));
    this.list = h("div", { class: "roll", role: "listbox", tabindex: "0", "aria-label": "Findings" });
    this.pane = h("div", { class: "pane", id: "pane" });
    this.roll = new Roll(this.list, { draw: (one) => this.drawRow(one), choose: (one) => this.choose(one, true) });
    this.search.addEventListener("input", () => { this.filter.q = this.search.value; this.refresh(); });
    this.sort.addEventListener("change", () => { this.filter.sort = this.sort.value; this.refresh(); });
    const narrow = h("details", { class: "narrowing" }, h("summary", {}, "Filter"), this.facets);
    narrow.open = matchMedia("(min-width: 62rem)").matches;
    this.clear = h("button", { type: "button", class: "bare", on: { click: () => this.enter(new URLSearchParams()) } }, "Show all");
    this.element = h(
      "div", { class: "findings" },
      h("header", { class: "pagehead" }, h("h1", { tabindex: "-1" }, "Findings"), this.count, this.clear),
      h("div", { class: "desk" },
        h("search", { class: "left" }, narrow),
        h("div", { class: "middle" }, h("div", { class: "listhead" }, this.search, this.sort), this.list),
        h("div", { class: "right" },
          h("button", { type: "button", class: "bare back", on: { click: () => this.close() } }, "← Back to the list"), this.pane)),
    );
    decisions.heard(() => this.element.isConnected && this.refresh());
  }

  /** Show what an address asks for. */
  enter(query) {
    this.filter = filterFrom(query);
    this.search.value = this.filter.q;
    this.sort.value = this.filter.sort;
    const wanted = this.data.byFingerprint.get(query.get("f"));
    this.chosen = wanted ?? null;
    this.element.classList.toggle("reading", Boolean(wanted));
    this.refresh();
  }

  refresh() {
    const place = this.found.indexOf(this.chosen);
    const { found, counts } = this.finder.find(this.filter);
    this.found = found;
    if (!found.includes(this.chosen)) {
      // A finding that was just decided leaves the list: the next one takes its place.
      const asked = place < 0 && this.chosen;
      if (!asked) this.chosen = found[Math.min(Math.max(place, 0), found.length - 1)] ?? null;
    }
    this.facets.replaceChildren(...drawFacets(this.data, this.filter, counts, this.opened, (facet, value) => this.toggle(facet, value)).filter(Boolean));
    const all = this.data.findings.length;
    this.count.textContent = found.length === all ? many(all, "finding") : `${found.length.toLocaleString("en")} of ${many(all, "finding")}`;
    this.clear.hidden = found.length === all;
    this.roll.take(found);
    this.show();
  }

  toggle(facet, value) {
    if (facet) {
      const wanted = this.filter[facet];
      if (!wanted.delete(value)) wanted.add(value);
    }
    const focus = document.activeElement?.closest(".facet label")?.textContent;
    this.refresh();
    if (focus) [...this.facets.querySelectorAll("label")].find((label) => label.textContent.startsWith(focus.replace(/[\d,]+$/, "")))?.firstChild.focus();
  }

  choose(finding, byHand = false) {
    this.chosen = finding;
    if (byHand) this.element.classList.add("reading");
    this.show();
  }

  show() {
    this.roll.mark(this.chosen);
    const { chosen } = this;
    const nothing = this.data.findings.length ? "No finding passes this filter." : "Nothing was found: there is nothing to review.";
    this.pane.replaceChildren(
      chosen
        ? drawDetail(this.data, chosen, this.decisions.get(chosen.fingerprint), { ask: (status) => this.ask(status) })
        : empty(nothing),
    );
    this.pane.scrollTop = 0;
    if (this.element.isConnected) replaceRoute("findings", queryFrom(this.filter, chosen?.fingerprint));
  }

  close() {
    this.element.classList.remove("reading");
    this.list.focus();
  }

  /** Move by so many findings. */
  move(step) {
    const place = this.found.indexOf(this.chosen);
    const next = this.found[Math.max(0, Math.min(this.found.length - 1, place + step))];
    if (next) this.choose(next);
  }

  /** Move to the first finding of another article: the next one in the list, or the one before. */
  moveArticle(step) {
    let place = this.found.indexOf(this.chosen);
    const from = this.found[place]?.article;
    while (this.found[place] && this.found[place].article === from) place += step;
    const target = this.found[place];
    if (target) this.choose(step > 0 ? target : this.found.find((one) => one.article === target.article));
  }

  /** Move to a shared passage: they are focused one after the other. */
  movePassage(step) {
    const passages = [...this.pane.querySelectorAll(".passage")];
    if (!passages.length) return;
    const place = passages.indexOf(document.activeElement?.closest(".passage"));
    const next = passages[(place + step + passages.length + (place < 0 && step < 0 ? 1 : 0)) % passages.length];
    next.focus();
    next.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  ask(status) {
    if (!this.chosen) return;
    const { chosen } = this;
    askReason(status, this.found.length, (decision, all) => {
      const meant = all ? [...this.found] : [chosen];
      this.decisions.decide(meant, decision);
      if (!all && this.chosen === chosen) this.move(1);
      say(`${many(meant.length, "finding")} decided, ${many(this.found.length, "finding")} in the list.`);
    });
  }

  undo() {
    const touched = this.decisions.undo();
    const first = this.data.byFingerprint.get(touched[0]);
    if (first) this.choose(first);
    say(touched.length ? `Took back ${many(touched.length, "decision")}.` : "There is nothing to undo.");
  }

  drawRow(one) {
    const rule = this.data.rules[one.rule];
    const decision = this.decisions.get(one.fingerprint);
    return [
      h("span", { class: "row-rule" }, level(this.data.levels[one.level], ""), h("span", { class: "unseen" }, this.data.levels[one.level]),
        h("code", {}, rule.code), ` ${rule.name}`, decision ? h("span", { class: "mark" }, decision.status) : null),
      told(one.message, "span", { class: "row-message" }),
      h("span", { class: "row-place" }, `line ${one.line} · `, told(this.data.articles[one.article].name)),
    ];
  }
}
