// A survey by personal link, on a phone: asked, begun, interrupted, sent; and what links say that open nothing.
import assert from "node:assert/strict";
import { phone } from "./lib/browser.mjs";
import { openOffice } from "./lib/office.mjs";

const office = openOffice();

// The link as it is shown once to whoever asks.
async function ask(page, { kind = "client", language = "Deutsch" } = {}) {
  await page.goto("/faelle");
  await page.locator("main").getByRole("rowheader").getByRole("link").first().click();
  await page.getByText("Alles im Fall", { exact: true }).click();
  await page.getByRole("navigation", { name: "Alles im Fall" }).getByRole("link", { name: "Befragungen" }).click();
  await page.locator("main").getByRole("link", { name: "Jemanden befragen" }).click();
  await page.goto(`${new URL(page.url()).pathname}?art=${kind}`);
  await page.getByLabel("Sprache").first().selectOption({ label: language }).catch(() => page.getByLabel(language, { exact: true }).check());
  await page.locator("main").getByRole("button", { name: "Befragung verschicken" }).click();
  await page.getByRole("heading", { level: 1, name: "Der Link ist fertig" }).waitFor();
  return page.getByLabel("Link", { exact: true }).inputValue();
}

office.story("A client answers on the phone, is interrupted and goes on later", { size: phone }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  const link = await ask(page);
  await visit("Befragung", "der Link, einmal");
  await page.context().clearCookies();
  await page.goto(link);
  await page.getByRole("heading", { level: 1, name: "Wie war die Begleitung für Sie?" }).waitFor();
  await visit("Befragung hinter dem Link", "erste Seite");
  assert.equal((await page.context().cookies()).length, 0, "no cookie is needed");
  await page.getByRole("group", { name: /wie alles gelaufen ist/ }).getByText("zufrieden", { exact: true }).click();
  await page.getByRole("button", { name: "Speichern und weiter" }).click();
  await page.getByText("Seite 2 von 6").waitFor();
  await visit("Befragung hinter dem Link", "zweite Seite");
  await page.goto("about:blank"); // the train enters a tunnel
  await page.goto(link);
  await page.getByText("Seite 2 von 6").waitFor();
  await page.getByRole("link", { name: "Zurück", exact: true }).click();
  assert.ok(await page.getByRole("group", { name: /wie alles gelaufen ist/ }).getByLabel("zufrieden", { exact: true }).isChecked(),
    "what was said before is there");
  for (let step = 1; step < 6; step++) await page.getByRole("button", { name: "Speichern und weiter" }).click();
  await page.getByLabel("Was war gut?").fill("Dass jemand zuhört.");
  await visit("Befragung hinter dem Link", "letzte Seite");
  await page.getByRole("button", { name: "Antworten senden" }).click();
  await page.getByRole("heading", { level: 1, name: "Vielen Dank" }).waitFor();
  await visit("Befragung gesendet");
  await page.goto(link);
  await page.getByRole("heading", { level: 1, name: "Dieser Link gilt nicht mehr" }).waitFor();
});

office.story("Links that open nothing say the same, kindly", { size: phone }, async ({ page, signIn, visit, server }) => {
  const said = async (address) => {
    const answer = await page.goto(address);
    assert.equal(answer.status(), 404);
    return page.locator("main").innerText();
  };
  await signIn("caseManager");
  const link = await ask(page);
  const shown = await page.getByRole("link", { name: "Zur Befragung" }).getAttribute("href");
  await page.goto(shown);
  await page.getByRole("link", { name: "Zurückziehen" }).click();
  await page.getByRole("button", { name: "Befragung zurückziehen" }).click();
  const guessed = await said(`${new URL(link).origin}/b/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`);
  await visit("Link, der nichts öffnet");
  assert.equal(await said(link), guessed, "withdrawn");
  assert.equal(await said(`${new URL(link).origin}/faelle`), guessed, "pages of the office do not exist there");
});

office.story("From right to left, without script", { size: phone, js: false }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  const link = await ask(page, { language: "Arabisch" });
  await page.goto(link);
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  await visit("Befragung hinter dem Link", "arabisch");
  await page.goto(`${link}?sprache=de_plain`);
  await page.getByRole("heading", { level: 1, name: "Wie war die Hilfe für Sie?" }).waitFor();
});
