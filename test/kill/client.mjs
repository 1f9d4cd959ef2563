// Somebody who writes and never gives up: each form is sent until there is an answer, always with the same submission id,
// as the browser's back button or an impatient finger would.
import { setTimeout as sleep } from "node:timers/promises";
import { people, password } from "../browser/lib/sign-in.mjs";

// Each form of a page has a submission of its own: it is read behind the form's action.
const hidden = (html, action, name) => {
  const form = html.slice(html.indexOf(`action="${action}"`));
  const found = form.match(new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`));
  if (!form.startsWith("action") || found === null) throw new Error(`no ${name} in a form to ${action}: ${mainText(html)}`);
  return found[1];
};
const mainText = (html) => html.replace(/^[^]*<main/, "<main").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").slice(0, 600);
const giveUpAfter = 30_000;

export class Client {
  #cookies = new Map();
  constructor(url) {
    this.url = url;
    this.failures = 0; // answers that a kill swallowed
    this.acknowledged = [];
    this.stopped = false;
  }

  // Node 18 of Debian does not split cookies; ours hold no commas.
  #keepCookies(headers) {
    for (const line of (headers.get("set-cookie") ?? "").split(/,\s*(?=[^;,=]+=)/)) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      if (name !== undefined) this.#cookies.set(name, value);
    }
  }

  // null if there was none: the connection broke or nobody answered.
  async #askOnce(path, options) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const settings = { ...options, redirect: "manual", signal: AbortSignal.timeout(10_000), headers: { ...options.headers, cookie } };
    const answer = await fetch(this.url + path, settings).catch(() => null);
    const body = await answer?.text().catch(() => null) ?? null;
    if (body === null) return null;
    this.#keepCookies(answer.headers);
    return { status: answer.status, body, location: answer.headers.get("location") };
  }

  // One answer, however often it takes.
  async #ask(path, options = {}) {
    const begin = Date.now();
    for (;;) {
      const answer = await this.#askOnce(path, options);
      if (answer === null) this.failures++;
      else if (answer.status !== 503) return answer;
      if (Date.now() - begin > giveUpAfter) throw new Error(`no answer to ${path} for ${giveUpAfter / 1000} s`);
      await sleep(20);
    }
  }

  get(path) {
    return this.#ask(path);
  }

  async post(path, fields) {
    const form = await this.get(path);
    const body = new URLSearchParams({ csrf: hidden(form.body, path, "csrf"), submission: hidden(form.body, path, "submission"), ...fields });
    return this.#ask(path, { method: "POST", body });
  }

  async signIn(who) {
    const answer = await this.post("/anmelden", { name: people[who], password });
    if (answer.status !== 303) throw new Error(`sign-in was answered with ${answer.status}`);
  }

  // Adds people until stopped; remembers each whose form was acknowledged.
  async addPeople(prefix) {
    for (let n = 1; !this.stopped; n++) {
      const name = `${prefix}${String(n).padStart(5, "0")}`;
      const answer = await this.post("/personen/neu", { family: name, given: `Vorname ${name}`, born: "06.05.1978" });
      if (answer.status !== 303) throw new Error(`${name} was answered with ${answer.status}: ${mainText(answer.body)}`);
      this.acknowledged.push({ name, path: answer.location.split(/[?#]/)[0] });
      await sleep(5);
    }
  }
}
