// Kills under load: workers, the job worker and the parent, by process id and without warning. No acknowledged write may be
// lost, none may be there twice, none may be there in part. KILLS says how many: 20 in the check, 200 by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { startServer } from "../browser/lib/server.mjs";
import { Client } from "./client.mjs";

const kills = Number(process.env.KILLS ?? 20);
const writers = ["caseManager", "otherCaseManager", "lead", "administration"];
const pauseAtLeast = 150;
const pauseAtMost = 500;

// The first child is the job worker, as long as nobody killed it.
async function childrenOf(pid) {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  return text.trim().split(/\s+/).filter((word) => word !== "").map(Number);
}

const isAlive = async (pid) => !/^State:\s+[ZX]/m.test(await readFile(`/proc/${pid}/status`, "utf8").catch(() => "State: X"));

async function waitFor(what, limit, condition) {
  for (const begin = Date.now(); Date.now() - begin < limit;) {
    if (await condition()) return;
    await sleep(20);
  }
  assert.fail(`${what} took more than ${limit} ms`);
}

// Kills the parent: its children have to go as well, and a new one takes over the same database and port.
async function killParent(server) {
  const orphans = await childrenOf(server.pid);
  await server.halt("SIGKILL");
  await waitFor("the end of the children without a parent", 5000, async () => {
    const alive = await Promise.all(orphans.map(isAlive));
    return !alive.includes(true);
  });
  await server.start();
}

async function killChild(server, pick) {
  const children = await childrenOf(server.pid);
  if (children.length === 0) return;
  const victim = children[pick(children.length)];
  process.kill(victim, "SIGKILL");
  await waitFor("a new child", 10_000, async () => {
    const now = await childrenOf(server.pid);
    return now.length >= children.length && !now.includes(victim);
  });
}

async function killAround(server) {
  for (let i = 0; i < kills; i++) {
    await sleep(pauseAtLeast + Math.random() * (pauseAtMost - pauseAtLeast));
    if (i % 5 === 4) await killParent(server);
    else await killChild(server, i % 5 === 2 ? () => 0 : (n) => Math.floor(Math.random() * n));
  }
}

const rowsOf = (csv) => csv.split(/\r?\n/).filter((line) => /\bK[a-d]\d{5}\b/.test(line));

test(`${kills} kills under load lose nothing that was acknowledged`, { timeout: 60_000 + kills * 5000 }, async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  const clients = writers.map(() => new Client(server.url));
  await Promise.all(clients.map((client, i) => client.signIn(writers[i])));
  const work = Promise.all(clients.map((client, i) => client.addPeople(`K${"abcd"[i]}`)));
  const killing = killAround(server).finally(() => clients.forEach((client) => { client.stopped = true; }));
  await Promise.all([work, killing]);

  const acknowledged = clients.flatMap((client) => client.acknowledged);
  const swallowed = clients.reduce((sum, client) => sum + client.failures, 0);
  console.log(`        ${kills} kills, ${acknowledged.length} writes acknowledged, ${swallowed} answers swallowed`);
  assert.ok(acknowledged.length >= kills, "there was load");

  const reader = clients[0];
  await t.test("each acknowledged write is there exactly once, and nothing else is", async () => {
    const rows = rowsOf((await reader.get("/personen?format=csv")).body);
    for (const { name } of acknowledged) assert.equal(rows.filter((row) => row.includes(name)).length, 1, `${name} in the list`);
    assert.equal(rows.length, acknowledged.length, "people in the list that nobody was told of");
    for (const row of rows) assert.match(row, /06\.05\.1978|1978-05-06/, `half a person: ${row}`);
  });
  await t.test("each has its history and is found by the search", async () => {
    const sample = acknowledged.filter((_, i) => i % Math.ceil(acknowledged.length / 100) === 0 || i >= acknowledged.length - 10);
    for (const { name, path } of sample) {
      const history = await reader.get(`${path}/verlauf`);
      assert.ok(history.status === 200 && history.body.includes(name), `the history of ${name} at ${path}`);
      const found = await reader.get(`/suche?q=${name}`);
      assert.ok(found.body.includes(`href="${path}"`), `${name} is not found by the search`);
    }
  });
  await t.test("the chain of the history is whole", async () => {
    await sleep(1500); // the job worker seals once a second
    await server.halt();
    assert.match(await server.command("audit", "verify"), /./);
    await server.start();
  });
});
