// Which findings are shown: facets that narrow, a text search, an order. The whole state fits into an address.

export const FACETS = ["status", "level", "rule", "confidence", "agency", "article"];
export const ORDERS = { gravity: "Gravest first", article: "By article", rule: "By rule" };
const SINGLE = ["level", "rule", "confidence", "article"];
const DECIDED = "decided";
const NOBODY = "none";
const PASSED = -1;
const FAILED_TWICE = -2;

export function emptyFilter() {
  return { q: "", sort: "gravity", ...Object.fromEntries(FACETS.map((facet) => [facet, new Set()])) };
}

export function filterFrom(query) {
  const filter = emptyFilter();
  filter.q = query.get("q") ?? "";
  const sort = query.get("sort");
  if (sort && Object.hasOwn(ORDERS, sort)) filter.sort = sort;
  for (const facet of FACETS) filter[facet] = new Set(query.getAll(facet));
  return filter;
}

export function queryFrom(filter, selected) {
  const query = new URLSearchParams();
  for (const facet of FACETS) for (const value of filter[facet]) query.append(facet, value);
  if (filter.q) query.set("q", filter.q);
  if (filter.sort !== "gravity") query.set("sort", filter.sort);
  if (selected) query.set("f", selected);
  return query;
}

/** Answers filters over the findings of one run. Values are numbered, so that counting is adding. */
export class Finder {
  constructor(data, decisions) {
    this.data = data;
    this.decisions = decisions;
    this.texts = null;
    const { findings, levels, confidences, statuses, rules, articles, agencies } = data;
    this.values = {
      status: [...statuses, DECIDED],
      level: levels,
      rule: rules.map((one) => one.code),
      confidence: confidences,
      agency: [...agencies, NOBODY],
      article: articles.map((one) => one.id),
    };
    const nobody = [agencies.length];
    this.codes = Object.fromEntries(SINGLE.map((facet) => [facet, Int32Array.from(findings, (one) => one[facet])]));
    this.codes.agency = findings.map((one) => (one.agencies.length ? one.agencies : nobody));
    this.codes.status = new Int32Array(findings.length);
    (globalThis.requestIdleCallback ?? setTimeout)(() => this.searchable());
  }

  /** Return the findings that pass, in order, and for every facet how many each value would leave. */
  find(filter) {
    const { findings, statuses } = this.data;
    const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
    const texts = words.length ? this.searchable() : null;
    findings.forEach((one, n) => {
      this.codes.status[n] = this.decisions.has(one.fingerprint) ? statuses.length : one.status;
    });
    const active = FACETS.filter((facet) => filter[facet].size);
    const wanted = active.map((facet) => this.values[facet].map((value) => filter[facet].has(value)));
    const sums = Object.fromEntries(FACETS.map((facet) => [facet, new Uint32Array(this.values[facet].length)]));
    const found = [];
    for (let n = 0; n < findings.length; n += 1) {
      if (texts && !words.every((word) => texts[n].includes(word))) continue;
      const failed = this.failed(n, active, wanted);
      if (failed === FAILED_TWICE) continue;
      if (failed === PASSED) {
        found.push(findings[n]);
        for (const facet of FACETS) this.add(sums[facet], facet, n);
      } else this.add(sums[active[failed]], active[failed], n);
    }
    return { found: this.sorted(found, filter.sort), counts: this.named(sums) };
  }

  failed(n, active, wanted) {
    let failed = PASSED;
    for (let at = 0; at < active.length; at += 1) {
      const code = this.codes[active[at]][n];
      const passes = active[at] === "agency" ? code.some((each) => wanted[at][each]) : wanted[at][code];
      if (!passes) {
        if (failed !== PASSED) return FAILED_TWICE;
        failed = at;
      }
    }
    return failed;
  }

  add(sums, facet, n) {
    const code = this.codes[facet][n];
    if (facet === "agency") for (const each of code) sums[each] += 1;
    else sums[code] += 1;
  }

  named(sums) {
    const named = {};
    for (const facet of FACETS) {
      named[facet] = new Map();
      sums[facet].forEach((sum, code) => sum && named[facet].set(this.values[facet][code], sum));
    }
    return named;
  }

  /** Findings come gravest first; the other orders are stable, so gravity decides within them. */
  sorted(found, order) {
    if (order === "article") return [...found].sort((a, b) => a.article - b.article || a.start - b.start);
    if (order === "rule") return [...found].sort((a, b) => a.rule - b.rule);
    return found;
  }

  searchable() {
    const { rules, articles } = this.data;
    this.texts ??= this.data.findings.map((one) => {
      const rule = rules[one.rule];
      const article = articles[one.article];
      return `${one.message} ${rule.code} ${rule.name} ${article.id} ${article.title} ${one.excerpt?.[1] ?? ""}`.toLowerCase();
    });
    return this.texts;
  }
}
