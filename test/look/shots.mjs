// Serves the gallery and the static assets on loopback and photographs every page: phone and desk, light and dark.
// With --check each page is also run through axe and measured for sideways scrolling.
// Usage: node test/look/shots.mjs <folder> [--check] [--port=NUMBER] [page …]
import { createServer } from "node:http";
import { mkdir, readFile } from "node:fs/promises";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { readPages } from "./pages.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const widths = [390, 1440];
const measuredWidths = [360, 390, 768, 1024, 1200, 1440, 1920];
const themes = ["light", "dark"];
const browserArgs = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"];
// The policy of the program itself: a page that breaks it must look broken here too.
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'";

async function readAssets() {
  const assets = new Map();
  const text = await readFile(join(root, "src/web/static/assets.txt"), "utf8");
  for (const line of text.split("\n").filter((l) => l.trim() !== "")) {
    const [path, file, type] = line.split(" ");
    assets.set(path, { file: join(root, file), type });
  }
  return assets;
}

function serve(assets, pages, port) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const page = path.slice(1);
    const asset = assets.get(path);
    const body = pages.get(page) ?? (asset === undefined ? null : await readFile(asset.file));
    if (body === null) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": asset?.type ?? "text/html; charset=utf-8", "Content-Security-Policy": policy }).end(body);
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}

async function checkPage(tab, name, axePath) {
  const problems = [];
  await tab.evaluate(await readFile(axePath, "utf8"));
  const result = await tab.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const rule of result.violations)
    for (const node of rule.nodes)
      problems.push(`${name}: ${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replaceAll("\n", " ")}`);
  return problems;
}

async function measurePage(tab, page) {
  const problems = [];
  for (const width of measuredWidths) {
    await tab.setViewportSize({ width, height: 900 });
    const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) problems.push(`${page} at ${width} px: scrolls sideways by ${over} px`);
  }
  return problems;
}

async function main() {
  const flags = process.argv.slice(2).filter((a) => a.startsWith("--"));
  const [folder, ...only] = process.argv.slice(2).filter((a) => !a.startsWith("--"));
  if (folder === undefined) throw new Error("usage: node test/look/shots.mjs <folder> [--check] [page …]");
  await mkdir(folder, { recursive: true });
  const port = Number(flags.find((f) => f.startsWith("--port="))?.slice(7) ?? 0); // 0: any free one
  const check = flags.includes("--check");
  const axePath = check ? createRequire(import.meta.url).resolve("axe-core/axe.min.js") : "";
  const pages = await readPages();
  const server = await serve(await readAssets(), pages, port);
  const origin = `http://127.0.0.1:${server.address().port}`;
  let visits = 0;
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: browserArgs });
  const problems = [];
  for (const colorScheme of themes)
    for (const width of widths) {
      const context = await browser.newContext({ colorScheme, locale: "de-DE", viewport: { width, height: 900 }, isMobile: width < 768, hasTouch: width < 768 });
      const tab = await context.newPage();
      tab.on("console", (m) => { if (m.type() === "error") problems.push(`${tab.url()}: ${m.text()}`); });
      for (const page of [...pages.keys()].filter((p) => only.length === 0 || only.includes(p.replace(".html", "")))) {
        const name = `${page.replace(".html", "")}-${width}-${colorScheme}`;
        await tab.goto(`${origin}/${page}`);
        visits++;
        await tab.evaluate(() => document.fonts.ready);
        await tab.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        if (!check) continue;
        problems.push(...await checkPage(tab, name, axePath));
        if (width !== widths.at(-1)) continue;
        problems.push(...await measurePage(tab, name));
        await tab.setViewportSize({ width, height: 900 });
      }
      await context.close();
    }
  await browser.close();
  server.close();
  for (const problem of problems) console.error(problem);
  console.log(`${Math.max(visits - problems.length, 0)} passed, ${problems.length} failed`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

await main();
