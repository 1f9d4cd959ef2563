// Every page that a role can reach by links answers, and one of each kind holds what all pages have to hold (lib/visit.mjs).
// Kinds are paths with numbers left out. Of each kind only a few are followed: the demo office has many cases alike.
import assert from "node:assert/strict";
import { openOffice } from "./lib/office.mjs";
import { people } from "./lib/sign-in.mjs";

const office = openOffice();
const fewOfAKind = 3;
const roleLimit = 900_000; // a role reaches some two hundred kinds of pages, and each is validated once

const kindOf = (path) => path.split("?")[0].replace(/\/\d+(?=\/|$)/g, "/…").replace(/\/[\w-]{20,}(?=\/|$)/g, "/…");
const isFile = (path) => /[?&]format=|\/(datei|kalenderdatei)$|\.(csv|xlsx|pdf|ics|yaml)\b/.test(path);

const unescape = (text) => text.replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", '"');
const linksOf = (html) => [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map((found) => unescape(found[1]));

// Same program only; "?seite=2" and the like belong to the page they stand on.
function pathsBelow(html, base, origin) {
  const urls = linksOf(html).map((href) => new URL(href, base));
  return urls.filter((url) => url.origin === origin).map((url) => url.pathname + url.search);
}

// Which pages exist depends on the role, not how they look: the first one of a kind is looked at in the browser, whoever
// comes first, the others are only fetched.
const looked = new Set();
async function open({ page, visit }, path) {
  const kind = kindOf(path);
  if (isFile(path) || looked.has(kind)) {
    const answer = await page.request.get(path);
    const isPage = (answer.headers()["content-type"] ?? "").startsWith("text/html");
    return { status: answer.status(), html: isPage ? await answer.text() : "" };
  }
  looked.add(kind);
  const answer = await page.goto(path, { waitUntil: "load" });
  await visit(`Seite ${kind}`);
  return { status: answer.status(), html: await answer.text() };
}

async function crawl(story, found) {
  const origin = story.server.url;
  const queue = ["/"];
  const known = new Set(queue);
  const seen = new Map();
  while (queue.length > 0) {
    const path = queue.shift();
    const kind = kindOf(path);
    const n = seen.get(kind) ?? 0;
    if (n >= fewOfAKind) continue;
    seen.set(kind, n + 1);
    const answer = await open(story, path).catch((error) => {
      found.push(error.message);
      return { status: 200, html: "" };
    });
    if (answer.status !== 200) found.push(`${answer.status} for ${path}`);
    for (const next of pathsBelow(answer.html, `${origin}${path}`, origin)) {
      if (known.has(next)) continue;
      known.add(next);
      queue.push(next);
    }
  }
  return seen;
}

for (const who of Object.keys(people)) {
  office.story(`Every page that ${who} can reach`, { limit: roleLimit }, async (story) => {
    await story.signIn(who);
    const found = [];
    const seen = await crawl(story, found);
    assert.ok(found.length === 0, found.join("\n"));
    assert.ok(seen.size > 1, "there is more than the first page");
  });
}
