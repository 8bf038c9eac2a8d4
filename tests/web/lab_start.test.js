// SPDX-License-Identifier: Apache-2.0
// A newcomer's way: files dropped on the page of `carreau serve`, recognised and completed, the workbook
// put right, until the lab opens in the same page, and its project opens again. `node lab_start.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const lab = require("./lab.js");

const folder = lab.freshFolder("project");
const dropped = ["carreaux_200m_met.csv", "communes.csv", "quartiers.gpkg", "programme.csv"];
/** As it comes: money under a name that says nothing, a text that is no quartier's, a row without a year. */
const workbook = "Référence;Année;Intitulé;Quartier;Accordé CAF;Enveloppe bis\n" +
  "A1;2024;Aide aux devoirs;La Tuilerie;1 000,50;200\n" +
  "A2;2024;Jardin;Les Tuileriez;500;300\n" +
  "A3;;Chorale;La Tuilerie;250;50\n";

/** Drops a folder on the page, as the desktop does: the files lie in folders within it. */
async function drop(page, names) {
  const root = lab.freshFolder("dropped");
  for (const [index, name] of names.entries()) {
    const within = path.join(root, index % 2 === 0 ? "a/b" : "a");
    fs.mkdirSync(within, {recursive: true});
    fs.writeFileSync(path.join(within, name), name === "programme.csv" ? workbook : fs.readFileSync(lab.inSample(name)));
  }
  fs.writeFileSync(path.join(root, "a/lisez-moi.docx"), "no input");
  const box = await page.locator(".start-drop").boundingBox();
  const browser = await page.context().newCDPSession(page);
  const data = {items: [], files: [path.join(root, "a")], dragOperationsMask: 1};
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await browser.send("Input.dispatchDragEvent", {type, x: box.x + box.width / 2, y: box.y + 10, data});
  }
}

const kindsOf = page => page.locator(".start-files tbody tr").evaluateAll(rows => rows.map(row => row.dataset.kind));
const standing = (page, kind) => page.getAttribute(`.start-needs [data-kind=${kind}]`, "data-state");
const openButton = (page, language) => page.getByRole("button", {name: lab.word(language, "start.open"), exact: true});

async function gather(page) {
  assert.equal(await standing(page, "urban_units"), "missing");
  assert.ok(await openButton(page, "fr").isDisabled());
  await drop(page, dropped);
  await page.waitForFunction(count => document.querySelectorAll(".start-files tbody tr").length === count, dropped.length);
  assert.deepEqual(await kindsOf(page), ["communes", "actions", "grid", "quartiers"]);
  // What is missing is named, with where to get it; it is there on this machine.
  const missing = page.locator(".start-needs [data-state=missing]");
  assert.equal(await missing.count(), 1);
  assert.match(await missing.textContent(), /INSEE.*Base des unités urbaines/);
  assert.equal(await missing.locator("a").getAttribute("href"), "https://www.insee.fr/fr/information/4802589");
  await page.locator(".start-folder summary").click();
  await page.getByRole("button", {name: "uu2020_composition.csv", exact: true}).click();
  await page.waitForSelector(".start-needs [data-kind=urban_units][data-state=met]");
}

/** The workbook's way: a column, a text and a row are put right, then the report is made. */
async function putRight(page) {
  const said = (key, values) => lab.word("fr", key, values);
  await page.getByRole("button", {name: said("book.read"), exact: true}).click();
  const sum = page.locator(".book-sum");
  await sum.waitFor();
  assert.equal(lab.bare(await sum.textContent()), "2 actions lues. 1 ligne refusée.");
  const uses = await page.locator(".book-preview thead tr:first-child th").evaluateAll(all => all.map(one => one.dataset.use));
  assert.deepEqual(uses, ["field", "field", "field", "field", "amount", "none"]);
  await page.getByLabel(said("book.use_of", {column: "Enveloppe bis"})).selectOption("amount:granted");
  await page.getByLabel(said("book.funder_of", {column: "Enveloppe bis"})).fill("Ville");
  await page.getByLabel(said("book.meaning_of", {text: "Les Tuileriez"})).selectOption("QN03603M");
  await page.locator(".book-row").getByLabel("Année", {exact: true}).fill("2024");
  if (process.env.CARREAU_PICTURES) {
    await page.screenshot({path: path.join(process.env.CARREAU_PICTURES, "book.png"), fullPage: true});
  }
  assert.deepEqual(await lab.barriers(page, lab.kEveryImpact), []);
  await page.getByRole("button", {name: said("book.again"), exact: true}).click();
  await page.waitForFunction(() => document.querySelector(".book-sum")?.textContent?.trim() === "3 actions lues.");
  const account = await lab.rows(page.locator(".book-account"));
  // "Your total", and what was read of it: the corrected row stands in a table of its own.
  assert.deepEqual(account.find(row => row[0] === "Enveloppe bis").slice(1, 4), ["accordé, Ville", "550,00", "500,00"]);
  await page.getByRole("button", {name: said("book.report"), exact: true}).click();
  const report = page.waitForEvent("popup");
  await page.getByRole("link", {name: said("book.open_report")}).click();
  const shown = await report;
  await shown.waitForSelector("h1");
  await shown.close();
  assert.ok(fs.existsSync(path.join(folder, "rapport/rapport.xlsx")));
}

/** A table in which nothing is recognised, until its user says what it is. */
async function declare(page) {
  const said = (key, values) => lab.word("en", key, values);
  await page.locator(".start-drop input[type=file]").setInputFiles([
    {name: "odd.csv", mimeType: "text/csv", buffer: Buffer.from("Notre tableau;;\nQuoi;Quand;Où ça\nJardin;2024;La Tuilerie\n")},
    {name: "q.gpkg", mimeType: "application/octet-stream", buffer: fs.readFileSync(lab.quartiers)}]);
  await page.waitForSelector(".start-files tr[data-kind=quartiers]");
  await page.getByRole("button", {name: said("start.is_actions_of", {name: "odd.csv"})}).click();
  const form = page.locator(".book-declared");
  assert.equal(await form.getByLabel(said("declared.header")).inputValue(), "1");
  for (const [column, field] of [["Quoi", "title"], ["Quand", "year"], ["Où ça", "quartiers"]]) {
    await form.getByLabel(said("book.use_of", {column})).selectOption(`field:${field}`);
  }
  // On a telephone, at 200 % and in a window.
  for (const [width, height] of [[390, 844], [640, 450], [1280, 900]]) {
    await page.setViewportSize({width, height});
    assert.deepEqual(await lab.barriers(page, lab.kEveryImpact), [], `${width} px`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${over} px too wide at ${width}`);
    if (process.env.CARREAU_PICTURES) {
      await page.screenshot({path: path.join(process.env.CARREAU_PICTURES, `declared-${width}.png`), fullPage: true});
    }
  }
  await form.getByRole("button", {name: said("declared.read"), exact: true}).click();
  await page.locator(".book-sum").waitFor();
  assert.equal(lab.bare(await page.locator(".book-sum").textContent()), "1 action read.");
  assert.equal(await form.count(), 0);
}

async function enter(page) {
  await openButton(page, "fr").click();
  await page.waitForSelector(".stage > .map", {timeout: 60000});
  await lab.shown(page);
  const told = await page.evaluate(() => fetch("api/lab.json").then(answer => answer.json()));
  assert.equal(told.zonings.length, 1);
  assert.ok(told.actions.total.actions > 0);
  assert.ok(fs.existsSync(path.join(folder, "projet.carreau.toml")));
  assert.doesNotMatch(page.url(), /key=/);
  return told;
}

/** While one server gives way to the other the browser notes answers that did not come. */
function forgiving(opened) {
  return async () => {
    for (let k = opened.complaints.length - 1; k >= 0; --k) {
      if (/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|lab\.json/.test(opened.complaints[k])) opened.complaints.splice(k, 1);
    }
    await opened.close();
  };
}

lab.test("a newcomer comes from dropped files to the lab", async browser => {
  const server = await lab.serve(["--folder", folder, "--below", path.dirname(lab.inSample("x"))]);
  const opened = await lab.open(browser, server.address, {isLab: false});
  const {page} = opened;
  await page.waitForSelector(".start-needs li");
  await gather(page);
  assert.deepEqual(await lab.barriers(page, lab.kEveryImpact), []);
  if (process.env.CARREAU_PICTURES) {
    await page.screenshot({path: path.join(process.env.CARREAU_PICTURES, "start.png"), fullPage: true});
    await page.setViewportSize({width: 390, height: 800});
    await page.screenshot({path: path.join(process.env.CARREAU_PICTURES, "start-390.png"), fullPage: true});
    await page.setViewportSize({width: 1280, height: 900});
  }
  await putRight(page);
  const told = await enter(page);
  assert.equal(told.actions.total.actions, 3);
  await forgiving(opened)();
  await server.end();
  // The project by its file: the same lab, and in English from the start page.
  const again = await lab.serve(["--folder", folder, "--below", folder]);
  const english = await lab.open(browser, again.address, {isLab: false, language: "en"});
  await declare(english.page);
  await english.page.getByRole("button", {name: "projet.carreau.toml"}).click();
  await english.page.waitForSelector(".stage > .map", {timeout: 60000});
  const same = await english.page.evaluate(() => fetch("api/lab.json").then(answer => answer.json()));
  assert.equal(same.baseline.id, told.baseline.id);
  assert.equal(await english.page.getAttribute("html", "lang"), "en");
  await forgiving(english)();
  await again.end();
});
