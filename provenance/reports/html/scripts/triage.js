// The bar at the foot: what is decided and not yet saved, and the ways to save it.

import { h, many, say } from "./dom.js";

const NAME = "provenance-decisions.json";

/** A path as a shell takes it. */
function quoted(path) {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

export function makeTriageBar(decisions, undo) {
  const count = h("p", {});
  const file = h("input", { type: "file", accept: ".json,application/json", hidden: true });
  file.addEventListener("change", async () => {
    try {
      const { all, here } = decisions.take(await file.files[0].text());
      say(`Took in ${many(all, "decision")}, ${here} of them about this run.`);
    } catch {
      say("That file holds no decisions of this project.");
      count.textContent = "That file holds no decisions.";
    }
    file.value = "";
  });
  const button = (name, act, more = {}) => h("button", { type: "button", on: { click: act }, ...more }, name);
  const save = button("Export decisions", () => {
    const link = h("a", { download: NAME, href: URL.createObjectURL(new Blob([decisions.file()], { type: "application/json" })) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    decisions.markExported();
    say(`Saved as ${NAME}.`);
  }, { class: "first" });
  const command = button("Copy command", async () => {
    const text = `provenance baseline merge ${quoted(decisions.data.run.root)} ${NAME}`;
    try {
      await navigator.clipboard.writeText(text);
      say("The command is on the clipboard.");
    } catch {
      prompt("Run this beside the exported file:", text);
    }
  });
  const back = button("Undo", undo);
  const bar = h("aside", { class: "triage", "aria-label": "Decisions" }, count, save, command, back, button("Import", () => file.click()), file);
  const draw = () => {
    const { size } = decisions;
    const where = decisions.kept ? "kept in this browser" : "kept only while this page is open";
    count.textContent = size
      ? `${many(size, "decision")}, ${decisions.fresh ? `not exported yet (${where})` : "exported"}`
      : "No decision yet";
    save.disabled = command.disabled = !size;
    back.disabled = !decisions.steps.length;
    bar.classList.toggle("waiting", decisions.fresh);
    bar.classList.toggle("idle", !size);
  };
  decisions.heard(draw);
  draw();
  return bar;
}
