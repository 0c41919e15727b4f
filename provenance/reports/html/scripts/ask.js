// The small form behind a decision: why, until when, by whom. Enter decides and moves on.

import { VERDICTS } from "./decisions.js";
import { h, many } from "./dom.js";

let initials = "";
const reasons = new Map();

/** Open the form for a verdict; `decide(decision, all)` hears the answer. */
export function askReason(status, shown, decide) {
  const reason = h("textarea", { id: "reason", rows: "2", required: true });
  reason.value = reasons.get(status) ?? "";
  const expires = h("input", { type: "date", id: "expires" });
  const by = h("input", { id: "by", size: "6", autocomplete: "off" });
  by.value = initials;
  const all = shown > 1 ? h("input", { type: "checkbox", id: "all" }) : null;
  const dialog = h(
    "dialog", { class: "ask", "aria-labelledby": "ask-title" },
    h("form", { method: "dialog" },
      h("h2", { id: "ask-title" }, VERDICTS[status].verb),
      h("p", {}, h("label", { for: "reason" }, "Reason"), reason),
      h("div", { class: "ask-line" },
        h("p", {}, h("label", { for: "expires" }, "Until (optional)"), expires),
        h("p", {}, h("label", { for: "by" }, "Your initials"), by)),
      all ? h("p", { class: "ask-all" }, h("label", {}, all, ` for all ${many(shown, "finding")} in the list`)) : null,
      h("div", { class: "ask-end" },
        h("button", { type: "button", on: { click: () => dialog.close() } }, "Cancel"),
        h("button", { type: "submit", class: "first" }, "Decide"))),
  );
  const form = dialog.firstChild;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = reason.value.trim();
    if (!text) {
      reason.setCustomValidity("A decision needs a reason.");
      reason.reportValidity();
      return;
    }
    initials = by.value.trim();
    reasons.set(status, text);
    dialog.close();
    const at = new Date().toISOString().slice(0, 10);
    decide({ status, reason: text, by: initials || undefined, at, expires: expires.value || undefined }, Boolean(all?.checked));
  });
  reason.addEventListener("input", () => reason.setCustomValidity(""));
  reason.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  reason.focus();
  reason.select();
}
