// Debian's Chromium, one process per test file, an own profile per page.
import { chromium } from "playwright-core";

const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"];

export const phone = { width: 390, height: 844 };
export const desk = { width: 1440, height: 900 };

export function launchBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
}

// What the browser complains about while a page is used: script errors, refused content, things that did not load.
// A 4xx or 5xx of the document itself is an answer and not a complaint; the story says whether it was expected.
function listenForProblems(page) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(`${page.url()}: script error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (message.text().startsWith("Failed to load resource") && message.location().url === page.url()) return;
    problems.push(`${page.url()}: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== "document")
      problems.push(`${page.url()}: ${response.status()} for ${response.url()}`);
  });
  return problems;
}

// options: js (true), size (desk), scheme ("light" or "dark"), baseURL
export async function newPage(browser, { js = true, size = desk, scheme = "light", baseURL } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: js, viewport: size, colorScheme: scheme, locale: "de-DE", timezoneId: "Europe/Berlin", baseURL,
    isMobile: size.width < 768, hasTouch: size.width < 768,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const problems = listenForProblems(page);
  return { page, context, problems, js, scheme };
}
