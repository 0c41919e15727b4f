// What the reader decided: kept in this browser, undone, exported, taken in again.

export const VERDICTS = {
  accepted: { key: "a", verb: "Accept", done: "accepted" },
  "false-positive": { key: "x", verb: "False positive", done: "a false positive" },
  "wont-fix": { key: "w", verb: "Won’t fix", done: "will not be fixed" },
  "needs-source": { key: "s", verb: "Needs a source", done: "needs a source" },
};
const FORMAT = 1;

/** The decisions of one run, by fingerprint. */
export class Decisions {
  constructor(data) {
    this.data = data;
    this.place = `provenance:${data.run.id}`;
    this.made = new Map();
    this.steps = [];
    this.exported = "[]";
    this.listeners = [];
    this.kept = this.restore();
  }

  has(fingerprint) {
    return this.made.has(fingerprint);
  }

  get(fingerprint) {
    return this.made.get(fingerprint);
  }

  get size() {
    return this.made.size;
  }

  /** Say whether there is anything that no file holds yet. */
  get fresh() {
    return this.made.size > 0 && JSON.stringify([...this.made]) !== this.exported;
  }

  heard(listener) {
    this.listeners.push(listener);
  }

  /** Decide one finding or several in one step that can be undone. */
  decide(findings, decision) {
    this.change(findings.map((finding) => [finding.fingerprint, decision]));
  }

  change(pairs) {
    this.steps.push(pairs.map(([fingerprint]) => [fingerprint, this.made.get(fingerprint)]));
    this.put(pairs);
  }

  put(pairs) {
    for (const [fingerprint, decision] of pairs) {
      if (decision) this.made.set(fingerprint, decision);
      else this.made.delete(fingerprint);
    }
    this.store();
    for (const listener of this.listeners) listener();
  }

  /** Take back the last step and return the fingerprints that it touched. */
  undo() {
    const step = this.steps.pop();
    if (!step) return [];
    this.put(step);
    return step.map(([fingerprint]) => fingerprint);
  }

  /** The file that `provenance baseline merge` takes: one entry a line, in a fixed order. */
  file() {
    const { rules, articles } = this.data;
    const entries = [];
    for (const [id, decision] of this.made) {
      const finding = this.data.byFingerprint.get(id);
      const entry = { id, status: decision.status, reason: decision.reason };
      if (finding) {
        entry.rule = rules[finding.rule].code;
        entry.article = articles[finding.article].id;
        entry.partners = [...new Set(finding.evidence.map(([article]) => articles[article].id))].filter((one) => one !== entry.article).sort();
        if (finding.excerpt?.[1]) entry.excerpt = finding.excerpt[1].slice(0, 80);
      } else {
        Object.assign(entry, decision.rest);
      }
      for (const name of ["by", "at", "expires"]) if (decision[name]) entry[name] = decision[name];
      entries.push(entry);
    }
    const order = (one) => `${one.rule} ${one.article} ${one.id}`;
    entries.sort((a, b) => (order(a) < order(b) ? -1 : 1));
    const lines = entries.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n");
    return `{"format_version": ${FORMAT}, "tool": "provenance ${this.data.run.version}", "entries": [\n${lines}\n]}\n`;
  }

  /** Take in a file of decisions; return how many, and how many of them are about findings of this run. */
  take(text) {
    const read = JSON.parse(text);
    if (read.format_version !== FORMAT || !Array.isArray(read.entries)) throw new Error("this is no file of decisions");
    const pairs = read.entries
      .filter((entry) => typeof entry.id === "string" && typeof entry.status === "string")
      .map(({ id, status, reason = "", by, at, expires, ...rest }) => [id, { status, reason, by, at, expires, rest }]);
    this.change(pairs);
    return { all: pairs.length, here: pairs.filter(([id]) => this.data.byFingerprint.has(id)).length };
  }

  markExported() {
    this.exported = JSON.stringify([...this.made]);
    this.store();
    for (const listener of this.listeners) listener();
  }

  restore() {
    try {
      const { made = [], exported = "[]" } = JSON.parse(localStorage.getItem(this.place) ?? "{}");
      this.made = new Map(made);
      this.exported = exported;
      return true;
    } catch {
      return false;
    }
  }

  store() {
    try {
      localStorage.setItem(this.place, JSON.stringify({ made: [...this.made], exported: this.exported }));
      this.kept = true;
    } catch {
      // A browser may refuse storage to a page from the disk: the decisions then live as long as the page.
      this.kept = false;
    }
  }
}
