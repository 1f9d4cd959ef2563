// The built program with a database of its own, on a free port, with a fixed clock; stopped by its process id.
// The database is a SQLite file, or a database of the PostgreSQL server that FALLNETZ_TEST_DATABASE names.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { program } from "./paths.mjs";

const run = promisify(execFile);
const cluster = process.env.FALLNETZ_TEST_DATABASE;
export const engine = cluster ? "pgsql" : "sqlite";

// A Monday morning; the worked case CMB-2025-014 is closed by then.
export const fixedClock = "2025-12-01T08:04";

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// An empty place for an office: { address, key, remove }.
async function makeDatabase() {
  const folder = await mkdtemp(join(tmpdir(), "fallnetz-test-"));
  const key = join(folder, "key");
  if (!cluster) return { address: join(folder, "office.db"), key, remove: () => rm(folder, { recursive: true }) };
  const name = basename(folder).toLowerCase().replaceAll("-", "_");
  await run("createdb", ["--maintenance-db", cluster, name]);
  const address = new URL(cluster);
  address.pathname = `/${name}`;
  const remove = async () => {
    await run("dropdb", ["--force", "--maintenance-db", cluster, name]);
    await rm(folder, { recursive: true });
  };
  return { address: address.href, key, remove };
}

async function waitUntilServing(url, child, log) {
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The program ended at once:\n${log.join("")}`);
    const answer = await fetch(`${url}/anmelden`).catch(() => null);
    if (answer !== null) {
      await answer.arrayBuffer();
      return;
    }
    await sleep(50);
  }
  throw new Error(`The program does not answer at ${url}:\n${log.join("")}`);
}

// demo: filled with the demo office, else only the tables. clock: "2025-12-01T08:04", or null for the real one.
export async function startServer({ demo = true, clock = fixedClock, workers = 4 } = {}) {
  const database = await makeDatabase();
  const common = ["--database", database.address, "--key", database.key];
  const withClock = clock === null ? [] : ["--clock", clock];
  const log = [];
  let child = null;
  let ended = null;
  const port = await freePort(), publicPort = await freePort();
  const server = {
    url: `http://127.0.0.1:${port}`,
    publicUrl: `http://127.0.0.1:${publicPort}`,
    database,
    log,
    get pid() { return child.pid; },
    // Another command of the program on the same database; gives what it printed.
    command: async (...words) => (await run(program, [...words, ...common])).stdout,
    async start() {
      child = spawn(program, ["serve", ...common, ...withClock, "--listen", `127.0.0.1:${port}`,
        "--public-listen", `127.0.0.1:${publicPort}`, "--workers", String(workers)],
        { stdio: ["ignore", "pipe", "pipe"] });
      ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => log.push(text));
      await waitUntilServing(server.url, child, log);
    },
    // Asks it to end, waits, and insists after ten seconds. Gives how it ended.
    async halt(signal = "SIGTERM") {
      child.kill(signal);
      const insist = setTimeout(() => child.kill("SIGKILL"), 10_000);
      const how = await ended;
      clearTimeout(insist);
      return how;
    },
    async stop() {
      const how = await server.halt();
      await database.remove();
      if (how.signal === "SIGKILL") throw new Error(`The program had to be killed:\n${log.slice(-20).join("")}`);
    },
  };
  await run(program, demo ? ["dev", "demo", ...common, ...withClock] : ["migrate", ...common]);
  await server.start();
  return server;
}
