// Reporter for Node's test runner: one line per test, the whole error of a failed one, and "N passed, M failed" at the end.
// Node counts files as tests in some versions and not in others; only what has no tests below it is counted here.
import { inspect } from "node:util";

const isFile = (test) => /\.test\.mjs$/.test(test.name);
const skipped = (test) => test.skip !== undefined || test.todo !== undefined;

function describeError(error) {
  const cause = error?.cause ?? error;
  if (cause?.code === "ERR_ASSERTION" && typeof cause.message === "string") return cause.message;
  return cause?.stack ?? (typeof cause === "string" ? cause : inspect(cause));
}

const indent = (text) => String(text).replace(/^/gm, "    ");

export default async function* report(events) {
  let passed = 0;
  let failed = 0;
  const leaves = new Set(); // open levels that have had no test below them yet
  for await (const { type, data } of events) {
    if (type === "test:start") {
      leaves.delete(data.nesting - 1);
      leaves.add(data.nesting);
    } else if (type === "test:pass" || type === "test:fail") {
      const leaf = leaves.has(data.nesting) && !isFile(data);
      const good = type === "test:pass" && !(leaf && skipped(data));
      const time = `${Math.round(data.details?.duration_ms ?? 0)} ms`;
      if (good && leaf) {
        passed++;
        yield `passed  ${data.name}  (${time})\n`;
      } else if (!good && data.details?.error?.failureType !== "subtestsFailed") {
        failed++;
        yield `FAILED  ${data.name}  (${time})\n${indent(skipped(data) ? "skipped" : describeError(data.details?.error))}\n`;
      }
    } else if (type === "test:stderr" || type === "test:stdout") {
      yield data.message;
    }
  }
  yield `${passed} passed, ${failed} failed\n`;
}
