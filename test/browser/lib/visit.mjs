// What every page has to hold, checked once per page name and state in a run: accessibility (axe, light and dark), valid
// HTML as the server sent it, no sideways scrolling on a phone, one h1, a title of its own, no complaint of the browser.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { phone } from "./browser.mjs";
import { root, workFolder } from "./paths.mjs";
import { engine } from "./server.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const html = new HtmlValidate(new StaticConfigLoader(
  JSON.parse(readFileSync(join(root, "test/look/.htmlvalidate.json"), "utf8"))));
// Shared by all test files of a run; scripts/node-tests.sh makes a fresh one.
const visits = process.env.FALLNETZ_VISITS ?? workFolder("visits", String(process.pid));
const sent = new WeakMap(); // page -> the last document the server sent

// Remembers the source of each document: what the browser repairs is not what was sent.
export function rememberDocuments(page) {
  page.on("response", (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame())
      sent.set(page, response);
  });
}

function firstVisit(name, state) {
  const key = createHash("sha256").update(`${name}\0${state}`).digest("hex").slice(0, 24);
  try {
    mkdirSync(join(visits, key));
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

async function runAxe(page, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate(axeSource);
  // In the dark only colours are different.
  const only = scheme === "dark" ? { runOnly: { type: "rule", values: ["color-contrast"] } } : {};
  const result = await page.evaluate((options) => window.axe.run(document, { resultTypes: ["violations"], ...options }), only);
  return result.violations.flatMap((rule) => rule.nodes.map((node) =>
    `axe (${scheme}) ${rule.id}: ${node.target.join(" ")}\n${node.failureSummary.replace(/^/gm, "    ")}`));
}

async function checkSource(page) {
  const response = sent.get(page);
  if (response === undefined || !/^text\/html/.test(response.headers()["content-type"] ?? "")) return [];
  const report = await html.validateString(await response.text());
  return report.results.flatMap((result) => result.messages.map((m) => `html ${m.ruleId} at ${m.line}:${m.column}: ${m.message}`));
}

async function checkFrame(page) {
  const found = await page.evaluate(() => ({
    title: document.title,
    lang: document.documentElement.lang,
    outside: document.querySelector('meta[name="robots"]') !== null, // behind a personal link: the reader's language, the office's name
    headings: document.querySelectorAll("h1").length,
    targets: [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute("href").slice(1))
      .filter((id) => id !== "" && document.getElementById(id) === null),
  }));
  const problems = [];
  if (!(found.outside ? ["de", "tr", "ar", "ru"] : ["de"]).includes(found.lang)) problems.push(`the language of the page is "${found.lang}"`);
  if (found.outside ? found.title === "" : !/^.+ – Fallnetz$/.test(found.title)) problems.push(`the title is "${found.title}"`);
  if (found.headings !== 1) problems.push(`${found.headings} h1`);
  for (const id of found.targets) problems.push(`a link goes to #${id}, which does not exist`);
  return problems;
}

async function checkWidth(page) {
  const size = page.viewportSize();
  await page.setViewportSize(phone);
  const over = await page.evaluate(() => {
    const rest = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
    return { rest, wide: wide.slice(0, 3).map((e) => `${e.tagName.toLowerCase()}.${[...e.classList].join(".")}`) };
  });
  await page.setViewportSize(size);
  return over.rest > 0 ? [`scrolls sideways by ${over.rest} px at ${phone.width} px (${over.wide.join(", ")})`] : [];
}

// Fails with what the browser has complained about since the last visit.
export function complain({ page, problems }, where) {
  const heard = problems.splice(0);
  assert.ok(heard.length === 0, `${where} (${page.url()}):\n${heard.join("\n")}`);
}

// name: the page ("Fall"); state: what is special about it now ("leer", "Fehler im Datum"). Checked once in a run.
// The database does not change what a page looks like: the stories on PostgreSQL only listen to the browser.
// Without script the page is checked but for axe, which is a script itself and needs timers.
export async function visit(opened, name, state = "") {
  const { page, problems, js } = opened;
  if (engine === "sqlite" && firstVisit(name, state)) {
    problems.push(...await checkSource(page), ...await checkFrame(page), ...await checkWidth(page));
    if (js) {
      problems.push(...await runAxe(page, "dark"), ...await runAxe(page, "light"));
      await page.emulateMedia({ colorScheme: opened.scheme });
    }
  }
  complain(opened, state === "" ? name : `${name}, ${state}`);
}
