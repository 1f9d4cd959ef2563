// What a story needs: one office and one browser per test file, a fresh page per story, pictures of what failed.
//
//   import { openOffice } from "./lib/office.mjs";
//   const office = openOffice();
//   office.story("A person is added", async ({ page, signIn, visit }) => {
//     await signIn("caseManager");
//     await page.goto("/personen");
//     await visit("Personen");
//   });
import { after, before, test } from "node:test";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser, newPage } from "./browser.mjs";
import { workFolder } from "./paths.mjs";
import { startServer } from "./server.mjs";
import { signIn } from "./sign-in.mjs";
import { complain, rememberDocuments, visit } from "./visit.mjs";

const storyLimit = 120_000;

// What the page looked like and said when a story failed, for people to look at.
async function keepEvidence(page, name) {
  const base = join(workFolder("failed"), name.replace(/[^\p{L}\p{N}]+/gu, "-"));
  await page.screenshot({ path: `${base}.png`, fullPage: true }).catch(() => {});
  await writeFile(`${base}.html`, await page.content().catch(() => "")).catch(() => {});
  return base;
}

// options: those of startServer()
export function openOffice(options = {}) {
  const office = { server: null, browser: null };
  before(async () => {
    office.server = await startServer(options);
    office.browser = await launchBrowser();
  });
  after(async () => {
    await office.browser?.close();
    await office.server?.stop();
  });

  // settings: those of newPage() (js, size, scheme) and limit in milliseconds. The story gets { page, visit, signIn, newPage, server }.
  office.story = (name, settings, body) => {
    const [{ limit = storyLimit, ...pageSettings }, run] = body === undefined ? [{}, settings] : [settings, body];
    test(name, { timeout: limit }, async () => {
      const open = [];
      const openPage = async (more = {}) => {
        const opened = await newPage(office.browser, { ...pageSettings, ...more, baseURL: office.server.url });
        rememberDocuments(opened.page);
        open.push(opened);
        return {
          page: opened.page,
          visit: (pageName, state) => visit(opened, pageName, state),
          signIn: (who) => signIn(opened.page, who),
        };
      };
      try {
        await run({ ...await openPage(), newPage: openPage, server: office.server });
        for (const opened of open) complain(opened, name);
      } catch (error) {
        for (const [i, { page }] of open.entries()) error.message += `\nseen: ${await keepEvidence(page, `${name} ${i + 1}`)}.png`;
        throw error;
      } finally {
        for (const { context } of open) await context.close();
      }
    });
  };
  return office;
}
