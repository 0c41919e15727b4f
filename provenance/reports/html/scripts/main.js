// Where it begins: the data is read, the served overview is taken over, and the address says what to show.

import { drawArticle, drawArticles } from "./articles.js";
import { drawFigures } from "./board.js";
import { load } from "./data.js";
import { say } from "./dom.js";
import { Decisions } from "./decisions.js";
import { FindingsPage } from "./findings.js";
import { listenToKeys, showHelp } from "./keys.js";
import { listenToPrinting } from "./printing.js";
import { readRoute } from "./route.js";
import { drawRule, drawRules } from "./rules.js";
import { drawRuns } from "./runs.js";
import { drawSources } from "./sources.js";
import { makeTheme } from "./theme.js";
import { makeTriageBar } from "./triage.js";

async function begin() {
  const data = await load();
  const main = document.getElementById("main");
  const overview = document.getElementById("overview");
  document.getElementById("listing").remove();
  const decisions = new Decisions(data);
  const findings = new FindingsPage(data, decisions);
  const bar = makeTriageBar(decisions, () => findings.undo());
  const title = document.title;

  function show(first = false) {
    const { page, rest, query } = readRoute();
    const pages = {
      "": () => overview,
      findings: () => findings.element,
      articles: (rest) => (rest ? drawArticle(data, rest) : drawArticles(data)),
      figures: () => drawFigures(data),
      sources: () => drawSources(data),
      rules: (rest) => (rest ? drawRule(data, rest) : drawRules(data)),
      runs: () => drawRuns(data),
    };
    const element = (pages[page] ?? pages[""])(rest);
    if (element !== main.firstElementChild) main.replaceChildren(element);
    if (page === "findings") findings.enter(query);
    document.body.classList.toggle("triaging", page === "findings");
    bar.hidden = page !== "findings" && !decisions.size;
    const heading = element.querySelector("h1");
    document.title = page ? `${heading.textContent} – ${title}` : title;
    for (const link of document.querySelectorAll(".masthead nav a")) {
      if (link.getAttribute("href") === `#/${page}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (!first) {
      scrollTo(0, 0);
      heading.focus({ preventScroll: true });
    }
  }

  const onFindings = () => findings.element.isConnected;
  const nextTheme = makeTheme(document.getElementById("theme"), say);
  listenToPrinting(data, findings, main);
  listenToKeys((key) => {
    if (key === "?") return showHelp;
    if (key === "t") return nextTheme;
    if (!onFindings()) return null;
    return {
      j: () => findings.move(1),
      k: () => findings.move(-1),
      "]": () => findings.moveArticle(1),
      "[": () => findings.moveArticle(-1),
      n: () => findings.movePassage(1),
      p: () => findings.movePassage(-1),
      a: () => findings.ask("accepted"),
      x: () => findings.ask("false-positive"),
      w: () => findings.ask("wont-fix"),
      s: () => findings.ask("needs-source"),
      u: () => findings.undo(),
      "/": () => findings.search.focus(),
    }[key];
  });

  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  document.getElementById("help").addEventListener("click", showHelp);
  document.body.append(bar);
  document.documentElement.classList.add("js");
  addEventListener("hashchange", () => show());
  show(true);
  document.documentElement.dataset.ready = Math.round(performance.now());
}

begin();
