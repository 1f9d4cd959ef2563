// A person: added, seen, changed, and every change in the history.
import assert from "node:assert/strict";
import { openOffice } from "./lib/office.mjs";

const office = openOffice();

async function addPerson(page, { name, given, born }) {
  await page.goto("/personen/neu");
  await page.getByLabel("Familienname").fill(name);
  await page.getByLabel("Vorname").fill(given);
  await page.getByLabel("Geburtsdatum").fill(born);
  await page.locator("main").getByRole("button", { name: "Person anlegen" }).click();
}

office.story("A person is added and found again", async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await page.goto("/personen");
  await visit("Personen");
  await page.locator("main").getByRole("link", { name: "Person anlegen" }).click();
  await visit("Person anlegen");
  await addPerson(page, { name: "Öztürk-Groß", given: "Ümit", born: "6.5.1978" });
  await page.getByRole("heading", { level: 1, name: /Öztürk-Groß/ }).waitFor();
  assert.match(await page.locator("main").innerText(), /06\.05\.1978/, "dates are shown in full");
  await visit("Person", "gerade angelegt");
  await page.goto("/personen?q=oeztuerk");
  assert.equal(await page.locator("main").getByRole("link", { name: /Öztürk-Groß/ }).count(), 1, "umlauts need not be typed");
});

office.story("What is missing or impossible is said at the field, and nothing typed is lost", async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await addPerson(page, { name: "", given: "Theda", born: "31.02.1980" });
  const summary = page.getByRole("alert");
  await summary.waitFor();
  assert.equal(await page.getByLabel("Vorname").inputValue(), "Theda");
  assert.equal(await page.getByLabel("Geburtsdatum").inputValue(), "31.02.1980", "the wrong date comes back as it was typed");
  await visit("Person anlegen", "zwei Fehler");
  await summary.getByRole("link").first().click();
  assert.match(await page.evaluate(() => document.activeElement.id), /^feld-/, "the summary leads to the field");
});

office.story("A change is in the history with before and after", async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await addPerson(page, { name: "Vollmer", given: "Edda", born: "01.02.1970" });
  const shown = new URL(page.url()).pathname;
  await page.goto(`${shown}/bearbeiten`);
  await visit("Person bearbeiten");
  await page.getByLabel("Vorname").fill("Edda Luise");
  await page.locator("main").getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("status").waitFor();
  await page.goto(`${shown}/verlauf`);
  const history = await page.locator("main").innerText();
  assert.match(history, /Edda Luise/);
  assert.match(history, /Jonas Wieland/);
  await visit("Verlauf einer Person");
});

office.story("Two people who change the same person see both versions", async ({ page, signIn, visit, newPage }) => {
  await signIn("caseManager");
  await addPerson(page, { name: "Wessels", given: "Onno", born: "03.03.1966" });
  const edit = `${new URL(page.url()).pathname}/bearbeiten`;
  const second = await newPage();
  await second.signIn("lead");
  await page.goto(edit);
  await second.page.goto(edit);
  await page.getByLabel("Vorname").fill("Onno Focko");
  await page.locator("main").getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("status").waitFor();
  await second.page.getByLabel("Vorname").fill("Onno Hinrich");
  await second.page.locator("main").getByRole("button", { name: "Speichern" }).click();
  await second.page.getByRole("heading", { level: 1, name: /^Zwei Fassungen/ }).waitFor();
  const both = await second.page.locator("main").innerText();
  assert.ok(/Onno\s+Focko/.test(both) && /Onno\s+Hinrich/.test(both), "neither version is lost");
  await second.visit("Person bearbeiten", "zwei Fassungen");
  await second.page.getByLabel(/Onno\s+Hinrich/).check();
  await second.page.getByRole("button", { name: "Auswahl speichern" }).click();
  await second.page.getByRole("heading", { level: 1, name: /Onno Hinrich/ }).waitFor();
});

office.story("Everything works without script", { js: false }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await addPerson(page, { name: "Tamm", given: "Silke", born: "09.09.1990" });
  await page.getByRole("heading", { level: 1, name: /Tamm/ }).waitFor();
  await visit("Person", "ohne Skript");
  await page.goto("/faelle");
  await page.locator("main").getByRole("link", { name: /Yıldız/ }).first().click();
  await page.getByRole("heading", { level: 1, name: /Yıldız/ }).waitFor();
  await visit("Fall", "ohne Skript");
});
