// The pages of the gallery: what a page is alone stands in its file, what all share in frame/desk.html.
// The first line of a page says its title and where in the menu it stands: <!-- title: Fallverlauf; menu: /faelle true -->
// A page that begins with a doctype is whole already (entry pages have another frame).
// Usage: node test/look/pages.mjs FOLDER      writes them out, for the HTML validator
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

function framed(name, text, frame) {
  const [line, title, , path, state] = text.match(/^<!-- title: ([^;]*?)(; menu: (\S+) (true|page))? -->\n/) ?? [];
  if (line === undefined) throw new Error(`${name}: the first line must be <!-- title: …; menu: /path true|page -->`);
  const marked = path === undefined ? frame : frame.replaceAll(`<a href="${path}">`, `<a href="${path}" aria-current="${state}">`);
  if (path !== undefined && marked === frame) throw new Error(`${name}: no ${path} in the menu`);
  return marked.replace("@title@", title).replace("@main@", () => text.slice(line.length));
}

// Map from "fall.html" to the whole page, in order of names.
export async function readPages() {
  const frame = await readFile(join(here, "frame/desk.html"), "utf8");
  const pages = new Map();
  for (const name of (await readdir(here)).filter((f) => f.endsWith(".html")).sort()) {
    const text = await readFile(join(here, name), "utf8");
    pages.set(name, text.startsWith("<!DOCTYPE") ? text : framed(name, text, frame));
  }
  return pages;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error("usage: node test/look/pages.mjs FOLDER");
  await mkdir(folder, { recursive: true });
  for (const [name, page] of await readPages()) await writeFile(join(folder, name), page);
}
