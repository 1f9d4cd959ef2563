// Pictures of pages for people to look at: phone and desk, light and dark. Nothing is checked here.
//   node test/browser/screenshots.mjs FOLDER [ROLE:PATH...]
// Without addresses the usual ones are taken. A path may hold {case}: the first case of the worked example's list.
import { join } from "node:path";
import { mkdir } from "node:fs/promises";
import { desk, launchBrowser, newPage, phone } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { people, signIn } from "./lib/sign-in.mjs";

const usual = [
  "nobody:/anmelden",
  "caseManager:/", "caseManager:/faelle", "caseManager:{case}", "caseManager:/personen", "caseManager:/personen/neu",
  "caseManager:/aufgaben", "caseManager:/suche?q=Albers", "caseManager:/hilfe", "caseManager:/konto",
  "lead:/", "administration:/", "administrator:/verwaltung", "administrator:/verwaltung/konten",
  "networkCoordinator:/organisationen", "privacyOfficer:/verwaltung/protokoll/zugriffe",
];

function readTargets(words) {
  return words.map((word) => {
    const [role, ...path] = word.split(":");
    if (role !== "nobody" && people[role] === undefined) throw new Error(`There is no ${role}: nobody, ${Object.keys(people).join(", ")}`);
    return { role, path: path.join(":") };
  });
}

async function firstCase(page) {
  await page.goto("/faelle");
  return new URL(await page.locator("main tbody a[href^='/faelle/']").first().getAttribute("href"), page.url()).pathname;
}

const fileName = (role, path, size, scheme) =>
  `${role}-${path.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "start"}-${size.width}-${scheme}.png`;

async function photograph(browser, server, folder, targets, size, scheme) {
  for (const role of new Set(targets.map((target) => target.role))) {
    const { page, context } = await newPage(browser, { size, scheme, baseURL: server.url });
    if (role !== "nobody") await signIn(page, role);
    for (const { path } of targets.filter((target) => target.role === role)) {
      const address = path.includes("{case}") ? path.replace("{case}", await firstCase(page)) : path;
      const answer = await page.goto(address);
      await page.evaluate(() => document.fonts.ready);
      const file = fileName(role, path, size, scheme);
      await page.screenshot({ path: join(folder, file), fullPage: true });
      console.log(`${answer.status()}  ${file}`);
    }
    await context.close();
  }
}

const [folder, ...words] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: node test/browser/screenshots.mjs FOLDER [ROLE:PATH...]");
const targets = readTargets(words.length === 0 ? usual : words);
await mkdir(folder, { recursive: true });
const server = await startServer();
const browser = await launchBrowser();
try {
  for (const size of [phone, desk])
    for (const scheme of ["light", "dark"]) await photograph(browser, server, folder, targets, size, scheme);
} finally {
  await browser.close();
  await server.stop();
}
