// Which findings are shown: facets that narrow, a text search, an order. The whole state fits into an address.

export const FACETS = ["status", "level", "rule", "confidence", "agency", "article"];
export const ORDERS = { gravity: "Gravest first", article: "By article", rule: "By rule" };
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

/** Answers filters over the findings of one run. */
export class Finder {
  constructor(data, decisions) {
    this.data = data;
    this.decisions = decisions;
    this.texts = null;
    const { levels, confidences, statuses, rules, articles, agencies } = data;
    this.values = {
      status: (one) => (this.decisions.has(one.fingerprint) ? "decided" : statuses[one.status]),
      level: (one) => levels[one.level],
      rule: (one) => rules[one.rule].code,
      confidence: (one) => confidences[one.confidence],
      agency: (one) => (one.agencies.length ? one.agencies.map((n) => agencies[n]) : ["none"]),
      article: (one) => articles[one.article].id,
    };
  }

  /** Return the findings that pass, in order, and for every facet how many each value would leave. */
  find(filter) {
    const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
    const texts = words.length ? this.searchable() : null;
    const active = FACETS.filter((facet) => filter[facet].size);
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
    const found = [];
    for (const one of this.data.findings) {
      if (texts && !words.every((word) => texts[one.number].includes(word))) continue;
      const failed = this.failed(one, filter, active);
      if (failed === FAILED_TWICE) continue;
      if (failed === PASSED) {
        found.push(one);
        for (const facet of FACETS) this.count(counts[facet], facet, one);
      } else {
        this.count(counts[active[failed]], active[failed], one);
      }
    }
    return { found: this.sorted(found, filter.sort), counts };
  }

  failed(one, filter, active) {
    let failed = PASSED;
    for (let n = 0; n < active.length; n += 1) {
      const value = this.values[active[n]](one);
      const wanted = filter[active[n]];
      const passes = Array.isArray(value) ? value.some((each) => wanted.has(each)) : wanted.has(value);
      if (!passes) {
        if (failed !== PASSED) return FAILED_TWICE;
        failed = n;
      }
    }
    return failed;
  }

  count(counts, facet, one) {
    const value = this.values[facet](one);
    if (!Array.isArray(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    else for (const each of value) counts.set(each, (counts.get(each) ?? 0) + 1);
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
      const parts = [one.message, rule.code, rule.name, articles[one.article].id, articles[one.article].title];
      if (one.excerpt) parts.push(one.excerpt[1]);
      return parts.join(" ").toLowerCase();
    });
    return this.texts;
  }
}
