// A case from the first call to its end, as the case manager enters it: all Arbeitsfelder, every Leistungsziel, nothing left out.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openOffice } from "./lib/office.mjs";
import { fill, fillEverything, follow, press, readControls, readValues, save, words, write } from "./lib/form.mjs";

const office = openOffice();
const limit = 15 * 60_000; // for a machine with much else to do; alone each takes seconds
const employer = "Nordhafen Logistik GmbH";
const today = "01.12.2025";
let theCase = ""; // "/faelle/61", once it has begun

office.story("A call becomes an enquiry, a person and a case", { limit }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await page.goto("/anfragen/neu");
  await visit("Anfrage anlegen");
  await fill(page.locator("main"), {
    "Eingang am": "24.11.2025", "Zugangsweg": "Krankenkasse", "Um wen geht es?": "Rosemarie Tjaden", "Telefon": "0471 5550142",
    "Anliegen": "Möchte wieder arbeiten, weiß aber nicht, wie.",
  });
  const enquiry = await save(page);
  await visit("Anfrage");
  await follow(page, "Fall beginnen");
  await fill(page.locator("main"), { "Beruf oder Tätigkeit": "Kommissioniererin" });
  await press(page, "Person anlegen");
  await visit("Person anlegen", "auf dem Weg zu einem Fall");
  assert.equal(await page.getByLabel("Familienname").inputValue(), "Tjaden", "the enquiry's name is there already");
  await fill(page.locator("main"), { "Geburtsdatum": "06.05.1978" });
  await save(page, "Person anlegen");
  await visit("Neuer Fall", "aus einer Anfrage");
  assert.equal(await page.getByLabel("Beruf oder Tätigkeit").inputValue(), "Kommissioniererin", "what was typed is still there");
  await fill(page.locator("main"), { "Arbeitgeber": employer });
  theCase = await save(page, "Fall beginnen");
  await page.getByRole("heading", { level: 1, name: /Tjaden/ }).waitFor();
  await visit("Fall", "gerade begonnen");
  await page.goto(enquiry);
  assert.match(await words(page), /Aus dieser Anfrage ist ein Fall geworden/);
});

office.story("No case without consent; then criteria with evidence and the decision", { limit }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await page.goto(`${theCase}/kriterien`);
  await visit("Kriterien", "ohne Einwilligung");
  assert.match(await words(page), /Ohne Einwilligung beginnt keine Fallarbeit/);
  assert.equal(await page.getByRole("button", { name: "CMB-Fall feststellen" }).count(), 0);

  const consent = await write(page, `${theCase}/einwilligungen/neu`, { "Wozu?": "Teilnahme am Case Management", "Aufgeklärt am": today });
  await visit("Einwilligung", "aufgeklärt");
  await page.goto(`${consent}/erklaerung`);
  assert.match(await words(page), /Ich möchte begleitet werden/);
  await visit("Aufklärung", "Teilnahme");
  await page.goto(`${consent}/bearbeiten`);
  await visit("Einwilligung bearbeiten");
  await fill(page.locator("main"), { "Unterschrieben am": today });
  await save(page);
  await visit("Einwilligung", "unterschrieben");

  await page.goto(`${theCase}/kriterien`);
  const form = page.locator("main form").filter({ has: page.getByRole("button", { name: "Kriterien speichern" }) });
  assert.equal(await form.count(), 1);
  for (const control of await readControls(form)) {
    const named = form.locator(`[name="${control.name}"]`);
    if (control.kind === "one") await form.locator(`[name="${control.name}"][value="yes"]`).check();
    else await named.fill(`Beleg für ${control.name}`);
  }
  await save(page, "Kriterien speichern", form);
  await visit("Kriterien", "alle mit ja");
  await fill(page.locator("main"), { "Begründung": "Passt in allem." });
  await save(page, "CMB-Fall feststellen");
  assert.match(await words(page), /entschieden/);
  await visit("Kriterien", "entschieden");
});

/* ---- what people said, and how it is rated ---- */

// Only the controls of answers; what is not known needs no reason where there is an answer.
const leftEmpty = (name) => name === "said_on" || name.endsWith(".unknown");
// A number that fits its question.
const numbers = { disability_degree: "50" };

// Enters what was said about a goal and finds it again. Gives whether there is anything to say about it.
async function enterGoal(page, visit, code, state) {
  const goal = `${theCase}/ziel/${code}`;
  const answer = await page.goto(`${goal}/angaben`);
  if (answer.status() === 404) return false;
  const form = page.locator("main form").filter({ has: page.getByRole("button", { name: "Angaben speichern" }) });
  const put = await fillEverything(form, { leaves: leftEmpty, numbers });
  if (state) await visit("Angaben", state);
  await save(page, "Angaben speichern");
  const shown = await words(page);
  for (const { name, shown: text } of put) assert.ok(shown.includes(text), `${goal}: „${text}“ of ${name} is not on the page`);
  await page.goto(`${goal}/angaben`);
  const kept = await readValues(form);
  for (const { name, typed } of put) assert.equal(kept[name], typed, `${goal}: ${name}`);
  return true;
}

// Rates a goal, or is told why it is not rated. Gives whether it was.
async function rateGoal(page, code) {
  await page.goto(`${theCase}/ziel/${code}`);
  const button = page.getByRole("button", { name: "Bewertung speichern" });
  if (await button.count() === 0) {
    assert.match(await words(page), /wird nicht für sich bewertet/);
    return false;
  }
  const form = page.locator("main form").filter({ has: button });
  await form.getByRole("radio").first().check();
  await fill(form, { "Begründung": `Nach dem Gespräch zu ${code}` });
  await save(page, "Bewertung speichern", form);
  assert.match(await words(page), /zuletzt: voll, 01\.12\.2025, Jonas Wieland/);
  return true;
}

async function codesOf(page, links) {
  const found = await page.locator(links).evaluateAll((all) => all.map((a) => decodeURI(a.pathname.split("/").at(-1))));
  assert.ok(found.length > 0, "it has goals");
  return [...new Set(found)];
}

office.story("A jump within a long form is there at once, so that nothing moves under the hand", { limit }, async ({ page, signIn }) => {
  await signIn("caseManager");
  await page.goto(`${theCase}/ziel/5.G/angaben`);
  const place = await page.locator("main form").last().evaluate((form) => {
    const far = [...form.elements].filter((e) => e.type === "radio").at(-1);
    const before = far.getBoundingClientRect().top;
    far.focus();
    return { before, after: far.getBoundingClientRect().top, height: window.innerHeight };
  });
  assert.ok(place.before > place.height, "it was out of sight");
  assert.ok(place.after >= 0 && place.after < place.height, `it is at ${place.after} of ${place.height}`);
});

office.story("Arbeitsfeld 1 is rated for the Stelle, not for the case", { limit }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await page.goto(`${theCase}/feld/1`);
  await visit("Arbeitsfeld", "1");
  assert.match(await words(page), /Bewertet wird die Stelle, nicht der einzelne Fall/);
  await follow(page, "Qualität der Stelle");
  await visit("Qualität der Stelle");
  assert.match(await words(page), /2\. Halbjahr 2025/);
  for (const code of await codesOf(page, 'main a[href*="/netz/qualitaet/"]')) {
    await page.goto(`/netz/qualitaet/${code}`);
    await visit("Bewertung der Stelle");
    await page.locator("main").getByRole("radio").first().check();
    await fill(page.locator("main"), { "Begründung": `Nach unserer Liste zu ${code}` });
    await save(page, "Bewertung speichern");
    assert.match(await words(page), new RegExp(`bewertet: voll, 01\\.12\\.2025.*Nach unserer Liste zu ${code}`));
  }
  await visit("Qualität der Stelle", "bewertet");
});

// One goal of each Arbeitsfeld is looked at closely; entered, found again and rated are all.
for (const field of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) {
  office.story(`Arbeitsfeld ${field}: every goal is entered and rated`, { limit }, async ({ page, signIn, visit }) => {
    await signIn("caseManager");
    await page.goto(`${theCase}/feld/${field}`);
    await visit("Arbeitsfeld", String(field));
    const state = `Arbeitsfeld ${field}`;
    for (const code of await codesOf(page, 'main a[href*="/ziel/"]')) {
      const entered = await enterGoal(page, visit, code, state);
      const rated = await rateGoal(page, code);
      await visit("Leistungsziel", entered && rated ? state : `Angaben ${entered}, Bewertung ${rated}`);
    }
  });
}

/* ---- what happens in between ---- */

office.story("What happens along the way: entry, task, appointment, document, disruption", { limit }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await page.goto(`${theCase}/verlauf/neu`);
  await fill(page.locator("main"), {
    "Am": today, "Wie?": "Telefon", "Mit wem?": "Klientin oder Klient", "Dauer": "25", "Worum ging es?": "Erstes Telefonat",
    "In eigenen Worten": "Ich will nicht zu Hause sitzen.", "Notiz": "Ruft Donnerstag wieder an.",
    "Angaben zur Gesundheit": "Schmerzen im Rücken seit März.",
  });
  await save(page, "Eintrag speichern");
  for (const said of ["Ich will nicht zu Hause sitzen.", "Ruft Donnerstag wieder an.", "Schmerzen im Rücken seit März."])
    assert.ok((await words(page)).includes(said), said);
  await visit("Eintrag", "neu");

  await page.goto(`${theCase}/aufgaben/neu`);
  await fill(page.locator("main"), { "Was ist zu tun?": "Befund anfordern", "Wer macht es?": "wir", "Bis wann?": "05.12.2025" });
  await save(page);
  await visit("Aufgabe", "neu");
  await save(page, "Erledigt");
  assert.match(await words(page), /Wieder öffnen/);
  await visit("Aufgabe", "erledigt");

  await page.goto(`${theCase}/termine/neu`);
  await fill(page.locator("main"), { "Am": today, "Uhrzeit": "8:00", "Art": "Erstgespräch", "Worum geht es?": "Kennenlernen", "Ort": "Büro" });
  await save(page);
  await visit("Termin", "neu");
  await fill(page.locator("main"), { "Was ist daraus geworden?": "wahrgenommen" });
  await save(page, "Stand speichern");
  assert.match(await words(page), /Montag, 1\. Dezember 2025/);
  await visit("Termin", "wahrgenommen");

  await page.goto(`${theCase}/stoerungen/neu`);
  await fill(page.locator("main"), {
    "Was stört?": "Befund kommt nicht", "Bereich": "Gutachten und Befunde", "Art": "Verzögerung", "Aufgetreten am": "28.11.2025", "Es brennt": true,
  });
  await save(page);
  await visit("Störung", "brennt");
  await follow(page, "Als gelöst eintragen");
  await visit("Störung gelöst");
  await fill(page.locator("main"), { "Wie gelöst?": "Angerufen, Befund liegt bereit.", "Gilt die Lösung darüber hinaus?": "nur dieser Fall" });
  await save(page, "Lösung speichern");
  assert.ok((await words(page)).includes("Angerufen, Befund liegt bereit."));
  await visit("Störung", "gelöst");
});

office.story("A document is uploaded and comes back as it was", { limit }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  const file = { name: "Arbeitsvertrag Tjaden.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n% Vertrag über 30 Stunden\n%%EOF\n") };
  await page.goto(`${theCase}/unterlagen/neu`);
  await visit("Datei hochladen");
  await fill(page.locator("main"), { "Datei": file, "Bezeichnung": "Vertrag von 2019", "Art": "Arbeitsvertrag" });
  await save(page, "Hochladen");
  await visit("Unterlage", "neu");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("main").getByRole("link", { name: "Herunterladen" }).click()]);
  assert.equal(download.suggestedFilename(), file.name);
  assert.deepEqual(await readFile(await download.path()), file.buffer);
});

/* ---- consent for what leaves ---- */

const toEmployer = {
  "Empfänger": employer, "Was wird weitergegeben?": ["Leistungsbild"], "Kurz beschrieben": "Was sie heben und tragen kann",
  "Auf welchem Weg?": "Telefon", "Am": today,
};

office.story("Nothing goes to the employer before the person allows it", { limit }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await page.goto(`${theCase}/weitergaben/neu`);
  await visit("Weitergabe aufschreiben");
  await fill(page.locator("main"), toEmployer);
  await press(page, "Speichern");
  const refusal = await words(page);
  assert.match(refusal, /Das kann noch nicht weitergegeben werden/);
  assert.match(refusal, /Rosemarie Tjaden hat/, "the sentence names the person");
  await visit("Weitergabe aufschreiben", "ohne Einwilligung");
  await page.goto(`${theCase}/weitergaben`);
  assert.match(await words(page), /Bisher ist nichts weitergegeben worden/);

  await write(page, `${theCase}/einwilligungen/neu?art=employer_contact`, {
    "Was darf weitergegeben werden?": ["Leistungsbild"], "Möchte in den Betrieb zurück": true, "Aufgeklärt am": today, "Unterschrieben am": today,
  });
  await page.goto(`${theCase}/weitergaben/neu`);
  await fill(page.locator("main"), toEmployer);
  await save(page);
  await visit("Datenweitergabe");
  assert.match(await words(page), /Darauf beruht sie/);
});

/* ---- goals, plan, end ---- */

/* The employer signs what he was given, and he is given what the person allows. */
async function forEmployer(page, visit, plan) {
  await press(page, "Unterschrift speichern");
  assert.match(await words(page), /keine Weitergabe des Plans an den Betrieb/);
  await page.goto(`${plan}/betrieb`);
  assert.match(await words(page), /darf noch nicht an den Betrieb gehen/);
  await visit("Plan für den Betrieb", "ohne Einwilligung");
  await write(page, `${theCase}/einwilligungen/neu?art=employer_contact`, {
    "Was darf weitergegeben werden?": ["Leistungsbild", "Eingliederungsplan"], "Möchte in den Betrieb zurück": true, "Aufgeklärt am": today, "Unterschrieben am": today,
  });
  await page.goto(`${plan}/betrieb`);
  await visit("Plan für den Betrieb");
  await save(page, "Weitergabe festhalten und drucken");
  await visit("Plan", "Blatt für den Betrieb");
  assert.match(await words(page), /für den Betrieb/);
  await page.goto(`${plan}/unterschrift?wer=employer`);
}

office.story("A goal that all see, an agreement, and a plan that all sign", { limit }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await page.goto(`${theCase}/ziele/neu`);
  await fill(page.locator("main"), {
    "Ziel": "Wieder im Lager arbeiten, ohne zu heben", "In eigenen Worten": "Zurück zu meinen Leuten.", "Art": "Integration in Arbeit",
    "Von wem kommt das Ziel?": "Klientin oder Klient", "Bis wann?": "01.03.2026",
  });
  await save(page);
  await visit("Ziel", "neu");
  const matrix = page.locator("main form").filter({ has: page.getByRole("button", { name: "Sichten speichern" }) });
  const kept = await fillEverything(matrix);
  await save(page, "Sichten speichern");
  await visit("Ziel", "mit Sichten");
  const shown = await words(page);
  for (const { kind, typed } of kept) if (kind === "text") assert.ok(shown.includes(typed), typed);

  await page.goto(`${theCase}/vereinbarungen/neu`);
  await fill(page.locator("main"), {
    "Was ist vereinbart?": "Probewoche im Januar", "Mit wem?": ["Klientin oder Klient", "Arbeitgeber"], "Vereinbart am": today, "verbindlich": true,
  });
  await save(page);
  await visit("Vereinbarung", "neu");

  await page.goto(`${theCase}/plan/neu`);
  await visit("Plan anlegen");
  await fill(page.locator("main"), { "Überschrift": "Rückkehr in das Lager", "Warum dieser Plan?": "Heben geht nicht mehr.",
    "Zuständiger Leistungsträger": "Krankenkasse Musterau", "Ablauf": "Erst Probewoche, dann Umbau." });
  const plan = await save(page);
  await visit("Plan", "neu");
  await page.goto(`${plan}/massnahmen/neu`);
  await fill(page.locator("main"), {
    "Art": "Technische Arbeitshilfe", "Maßnahme": "Hebehilfe am Packplatz",
    "Warum?": "Kisten über 10 kg gehen nicht mehr.", "Beginn": "12.01.2026", "Ende": "30.01.2026", "Kosten": "4.850,00",
  });
  await save(page);
  await page.goto(plan);
  assert.match(await words(page), /Hebehilfe am Packplatz/);
  assert.match(await words(page), /4\.850,00\s€/);
  for (const [i, party] of ["client", "employer", "manager"].entries()) {
    assert.match(await words(page), /Als unterschrieben gilt diese Version noch nicht\. Es fehlt:/, `before signature ${i + 1}`);
    if (i === 1) await visit("Plan", "eine Unterschrift");
    await page.goto(`${plan}/unterschrift?wer=${party}`);
    await visit("Unterschrift erfassen");
    if (party === "employer") await forEmployer(page, visit, plan);
    await save(page, "Unterschrift speichern");
  }
  assert.match(await words(page), /Alle drei Unterschriften sind da/);
  assert.doesNotMatch(await words(page), /gilt diese Version noch nicht/);
  await visit("Plan", "unterschrieben");
});

office.story("The outcome has its class, the case ends, and every Arbeitsfeld is done", { limit }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  await page.goto(`${theCase}/ergebnis/neu?zeitpunkt=closing`);
  await visit("Ergebnis anlegen");
  await fill(page.locator("main"), {
    "In eigenen Worten": "So schaffe ich das.", "Teilhabe am Erwerbsleben": "Am bisherigen Arbeitsplatz", "Arbeitsplatzsicherheit": "höher",
    "Auswirkungen auf die Gesundheit": "positiver", "Entlohnung": "gleich geblieben", "Qualifikation": "höher", "Zufriedenheit mit der Arbeit": "höher",
  });
  await save(page);
  assert.match(await words(page), /Es gilt: umfassender Erfolg/);
  await visit("Ergebnis", "umfassender Erfolg");
  const outcome = new URL(page.url()).pathname;
  await write(page, `${outcome}/bearbeiten`, { "Entlohnung": "geringer" });
  assert.match(await words(page), /Es gilt: Erfolg/, "with less pay it is a success, but not a full one");
  await visit("Ergebnis", "Erfolg");
  await write(page, `${outcome}/bearbeiten`, { "Entlohnung": "gleich geblieben" });
  assert.match(await words(page), /Es gilt: umfassender Erfolg/);

  await page.goto(`${theCase}/stand`);
  await visit("Stand ändern");
  const closing = page.locator("main form").filter({ has: page.getByRole("button", { name: "Fall abschließen" }) });
  await fill(closing, { "Warum endet der Fall?": "regulär beendet", "Notiz": "Arbeitet wieder." });
  await save(page, "Fall abschließen", closing);
  await visit("Fall", "abgeschlossen");
  assert.match(await words(page), /abgeschlossen/);
  const states = await page.locator("main .fn-field").allInnerTexts();
  assert.equal(states.length, 11, "eleven Arbeitsfelder");
  const [ofTheOffice, ...ofTheCase] = states;
  assert.match(ofTheOffice, /für die Stelle/, "Arbeitsfeld 1 is rated for the Stelle, no case completes it");
  for (const state of ofTheCase) assert.match(state, /erledigt/);
});

/* ---- what the office sees of it ---- */

office.story("Every disclosure stands on a consent, and oversight sees it in numbers", { limit }, async ({ page, signIn, visit }) => {
  await signIn("lead");
  await page.goto("/netz/qualitaet");
  assert.match(await words(page), /Weitergaben ohne Einwilligung: 0 .*Weitergaben mit Einwilligung: 100 % \((\d+) von \1\)/);
  await page.goto("/verwaltung/weitergaben");
  await visit("Weitergaben und Einwilligungen");
  const quarter = page.getByRole("row", { name: /4\. Quartal 2025/ });
  const [given, covered, without] = (await quarter.getByRole("cell").allInnerTexts()).slice(-3).map(Number);
  assert.ok(given > 0, "the one to the employer is counted");
  assert.deepEqual([covered, without], [given, 0]);
});

async function addPerson(page, name) {
  const known = await write(page, "/personen/neu", { "Familienname": name, "Vorname": "Enno", "Geburtsdatum": "02.03.1971" }, "Person anlegen");
  return known.split("/").at(-1);
}

office.story("The 26th running case is not refused, but somebody says why", { limit }, async ({ page, signIn, visit }) => {
  await signIn("caseManager");
  const warned = /Das wird der (\d+)\. laufende Fall\. Empfohlen sind höchstens 25\./;
  const others = ["Ahlers", "Behrens", "Cordes", "Dirks"];
  let begun = 0;
  for (const name of others) {
    await page.goto(`/faelle/neu?person=${await addPerson(page, name)}`);
    await fill(page.locator("main"), { "Zugangsweg": "Krankenkasse" });
    if (warned.test(await words(page))) break;
    await save(page, "Fall beginnen");
    begun++;
  }
  assert.ok(begun > 0 && begun < others.length, `${begun} cases before the warning`);
  assert.equal((await words(page)).match(warned)[1], "26");
  await visit("Neuer Fall", "viele Fälle");
  await press(page, "Fall beginnen");
  assert.match(await words(page), /Warum wird er angenommen\?/);
  await visit("Neuer Fall", "viele Fälle, ohne Grund");
  await fill(page.locator("main"), { "Warum wird der Fall trotzdem angenommen?": "Aylin Demir ist bis Ende Januar nicht da." });
  await save(page, "Fall beginnen");
  await visit("Fall", "gerade begonnen");
});
