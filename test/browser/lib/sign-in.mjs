// The people of the demo office by role, and the way in. All share one password, which the program prints when it fills the office.
export const password = "musterau-am-meer";
export const people = {
  caseManager: "jonas",
  otherCaseManager: "aylin",
  lead: "petra",
  administration: "sven",
  privacyOfficer: "ute",
  networkCoordinator: "lena",
  evaluator: "timo",
  administrator: "katrin",
};

export async function fillSignIn(page, login, secret = password) {
  await page.goto("/anmelden");
  await page.getByLabel("Anmeldename").fill(login);
  await page.getByLabel("Passwort", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Anmelden" }).click();
}

// who: a key of people. Ends on the first page of that person.
export async function signIn(page, who) {
  await fillSignIn(page, people[who]);
  // On a phone it is inside of the closed menu.
  await page.locator('form[action="/abmelden"]').first().waitFor({ state: "attached" });
}
