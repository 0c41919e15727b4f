// Light, dark, or as the system has it; the choice is kept in this browser.

const ORDER = ["", "light", "dark"];
const NAMES = { "": "as the system", light: "light", dark: "dark" };
const PLACE = "provenance:theme";

export function makeTheme(button, say) {
  const root = document.documentElement;
  const put = (theme) => {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    button.title = `Theme: ${NAMES[theme]}`;
  };
  let theme = "";
  try {
    theme = localStorage.getItem(PLACE) ?? "";
  } catch {
    // Without storage the page follows the system.
  }
  put(ORDER.includes(theme) ? theme : "");
  const next = () => {
    const now = root.dataset.theme ?? "";
    const chosen = ORDER[(ORDER.indexOf(now) + 1) % ORDER.length];
    put(chosen);
    try {
      localStorage.setItem(PLACE, chosen);
    } catch {
      // The choice then lasts as long as the page.
    }
    say(`Theme: ${NAMES[chosen]}`);
  };
  button.addEventListener("click", next);
  return next;
}
