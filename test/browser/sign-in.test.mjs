// Signing in and out: what a person at the door sees.
import assert from "node:assert/strict";
import { openOffice } from "./lib/office.mjs";
import { fillSignIn, people } from "./lib/sign-in.mjs";

const office = openOffice();

office.story("A wrong password is refused and says so", async ({ page, visit }) => {
  await page.goto("/anmelden");
  await visit("Anmelden");
  await fillSignIn(page, people.caseManager, "musterau-am-see");
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("Anmeldename").inputValue(), people.caseManager, "the name need not be typed again");
  assert.equal(await page.getByLabel("Passwort", { exact: true }).inputValue(), "", "the password does not come back");
  await visit("Anmelden", "falsches Passwort");
});

office.story("An unknown name and a wrong password get the same answer", async ({ page }) => {
  await fillSignIn(page, "niemand", "musterau-am-meer");
  const unknown = await page.getByRole("alert").innerText();
  await fillSignIn(page, people.lead, "falsch-geraten-7");
  assert.equal(await page.getByRole("alert").innerText(), unknown);
});

office.story("Who signs in gets to work, and signing out ends it", async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await visit("Mein Tag");
  await page.getByRole("button", { name: "Abmelden" }).first().click();
  await page.getByRole("button", { name: "Anmelden" }).waitFor();
  await page.goto("/faelle");
  await page.getByRole("button", { name: "Anmelden" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Fälle" }).count(), 0, "nothing of the office is seen from outside");
});

office.story("Signing in works on a phone without script", { js: false, size: { width: 390, height: 844 } }, async ({ page, signIn, visit }) => {
  await signIn("lead");
  await visit("Mein Tag", "ohne Skript, Leitung");
});
