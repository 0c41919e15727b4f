// The keyboard: everything can be done without a mouse, and nothing while something is being written.

import { h } from "./dom.js";

const WRITING = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const HELP = [
  [["j", "k"], "next and previous finding"],
  [["["], "previous article"],
  [["]"], "next article"],
  [["n", "p"], "next and previous shared passage"],
  [["a"], "accept"],
  [["x"], "false positive"],
  [["w"], "won’t fix"],
  [["s"], "needs a source"],
  [["u"], "undo the last decision"],
  [["/"], "search"],
  [["t"], "light, dark or as the system has it"],
  [["?"], "this list"],
];

export function listenToKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]") || event.target.closest?.(WRITING)) return;
    const inList = event.target.closest?.("[role=listbox]");
    const key = inList && event.key === "ArrowDown" ? "j" : inList && event.key === "ArrowUp" ? "k" : event.key;
    const action = actions(key);
    if (action) {
      event.preventDefault();
      action();
    }
  });
}

export function showHelp() {
  const dialog = h(
    "dialog", { "aria-labelledby": "help-title" },
    h("h2", { id: "help-title" }, "Keys"),
    h("dl", { class: "keys" }, HELP.map(([keys, what]) => [h("dt", {}, keys.map((key) => h("kbd", {}, key)).flatMap((key, n) => (n ? [" ", key] : [key]))), h("dd", {}, what)])),
    h("form", { method: "dialog" }, h("button", { class: "first" }, "Close")),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
