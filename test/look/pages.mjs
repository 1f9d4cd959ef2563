// The pages of the gallery: what a page is alone stands in its file, what all share in frame/head.html and, but for entry pages,
// frame/desk.html. The first line of a page says its title and where in the menu it stands, or that it has none:
//   <!-- title: Fallverlauf; menu: /faelle true -->     <!-- title: Anmelden; alone -->
// Usage: node test/look/pages.mjs FOLDER      writes them out, for the HTML validator
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

function framed(name, text, head, desk) {
  const [line, title, place, path, state] = text.match(/^<!-- title: ([^;]*?)(; alone|; menu: (\S+) (true|page))? -->\n/) ?? [];
  if (line === undefined) throw new Error(`${name}: the first line must be <!-- title: …; menu: /path true|page --> or ; alone`);
  const frame = place === "; alone" ? "@main@" : desk;
  const marked = path === undefined ? frame : frame.replaceAll(`<a href="${path}">`, `<a href="${path}" aria-current="${state}">`);
  if (path !== undefined && marked === frame) throw new Error(`${name}: no ${path} in the menu`);
  return `${head.replace("@title@", title)}${marked.replace("@main@", () => text.slice(line.length))}</body>\n</html>\n`;
}

// Map from "fall.html" to the whole page, in order of names.
export async function readPages() {
  const [head, desk] = await Promise.all(["head", "desk"].map((part) => readFile(join(here, `frame/${part}.html`), "utf8")));
  const pages = new Map();
  for (const name of (await readdir(here)).filter((f) => f.endsWith(".html")).sort()) {
    const text = await readFile(join(here, name), "utf8");
    pages.set(name, framed(name, text, head, desk));
  }
  return pages;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error("usage: node test/look/pages.mjs FOLDER");
  await mkdir(folder, { recursive: true });
  for (const [name, page] of await readPages()) await writeFile(join(folder, name), page);
}
