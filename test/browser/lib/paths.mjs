// Where things are, relative to the checkout.
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { mkdirSync } from "node:fs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const program = process.env.FALLNETZ ?? join(root, "build/release/fallnetz");

// A folder below .check/browser, made when missing.
export function workFolder(...names) {
  const folder = join(root, ".check/browser", ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}
