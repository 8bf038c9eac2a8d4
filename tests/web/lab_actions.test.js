// SPDX-License-Identifier: Apache-2.0
// Funded actions in the lab: totals, quartiers and the report of one, as `carreau actions` adds them
// up. `node lab_actions.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const lab = require("./lab.js");

const actions = lab.inSample("actions.xlsx");
const report = path.join(lab.freshFolder("files"), "report");

/** The rows of a table of the report, by the names of its columns. */
function table(name) {
  const text = fs.readFileSync(path.join(report, "tables", `${name}.csv`), "utf8");
  const [head, ...lines] = text.replace(/^\ufeff/, "").trim().split(/\r?\n/).map(line =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1).map(one => one[1].replace(/^"|"$/g, "").replace(/""/g, '"')));
  const last = lines.map(line => line.length < head.length ? [...line, ""] : line);
  return last.map(line => Object.fromEntries(head.map((column, c) => [column, line[c]])));
}

const sumBy = (rows, key) => {
  const sums = new Map();
  for (const row of rows) sums.set(row[key], (sums.get(row[key]) ?? 0) + Math.round(Number(row.granted) * 100));
  return sums;
};

/** Rows of a table of the page as a map from the first cell to the second. */
const pairsIn = async place => new Map(await lab.rows(place));

async function testTotal(page, told, language) {
  const {whole, euros} = lab.writing(language);
  const total = await pairsIn(page.getByRole("region", {name: lab.word(language, "actions.total")}));
  assert.equal(total.get(lab.word(language, "actions.count")), lab.bare(whole(told.actions)));
  for (const measure of ["requested", "granted", "paid"]) {
    assert.equal(total.get(lab.word(language, `amount.${measure}`)), lab.bare(euros(told[measure])));
  }
}

async function testQuartiers(page, language) {
  const {whole, euros} = lab.writing(language);
  const shown = await lab.rows(await lab.tab(page, ".tables", lab.word(language, "actions.quartiers")));
  const own = table("territory").filter(row => row.is_total === "0" && row.code !== "");
  assert.ok(own.length > 0);
  for (const quartier of own) {
    const row = shown.find(one => one[1] === quartier.code);
    assert.ok(row, `${quartier.code} is not in the table`);
    assert.deepEqual([row[0], row[3], ...row.slice(4, 7)], [
      quartier.name, whole(Number(quartier.actions)), ...["requested", "granted", "paid"].map(measure => euros(Number(quartier[measure])))].map(lab.bare));
  }
  return own;
}

/** The sheet of a quartier: by year, by theme, by funder, each from the cube of the report. */
async function testQuartier(page, quartier, language) {
  const {euros} = lab.writing(language);
  const cube = table("cube").filter(row => row.code === quartier.code);
  await page.locator(".tables [role=tabpanel]:not([hidden])").getByRole("button", {name: quartier.name, exact: true}).click();
  const sheet = page.getByRole("region", {name: lab.word(language, "actions.quartier")});
  await sheet.getByRole("heading", {name: quartier.name, exact: true}).waitFor();
  for (const [title, key] of [["actions.by_year", "year"], ["actions.by_theme", "theme"], ["actions.by_funder", "funder"]]) {
    const shown = await lab.rows(sheet.getByRole("table", {name: lab.word(language, title), exact: true}));
    // The page leaves the codes of themes out, by which two of one name differ.
    const own = [...sumBy(cube, key)].map(([name, cents]) => [name.replace(/^[\d.]+ /, ""), lab.bare(euros(cents / 100))]);
    const nothing = lab.bare(euros(0));
    const some = rows => rows.filter(row => row[1] !== nothing).map(row => row.join(": ")).sort();
    assert.ok(own.length > 0);
    assert.deepEqual(some(shown), some(own), title);
  }
}

async function testSifting(page, language) {
  const list = await lab.tab(page, ".tables", lab.word(language, "actions.list"));
  const all = (await lab.rows(list)).length;
  assert.ok(all > 0);
  const year = page.getByLabel(lab.word(language, "actions.year"), {exact: true});
  let sum = 0;
  for (const one of ["2024", "2025"]) {
    await year.selectOption(one);
    const rows = await lab.rows(list);
    assert.ok(rows.every(row => row[2] === one));
    sum += rows.length;
  }
  assert.equal(sum, all);
  await year.selectOption("");
}

lab.test("The lab tells funded actions as carreau actions does.", async browser => {
  const told = lab.json(["actions", actions, "--zones", lab.quartiers, "--grid", lab.town[0],
    "--communes", lab.inSample("communes.csv"), "--report", report, "--overwrite"]);
  const server = await lab.serve([...lab.town, "--zones", lab.quartiers, "--actions", actions]);
  for (const language of ["fr", "en"]) {
    const {page, close} = await lab.open(browser, server.address, {language});
    await lab.tab(page, ".panel", lab.word(language, "panel.actions"));
    await testTotal(page, told, language);
    const quartiers = await testQuartiers(page, language);
    for (const quartier of quartiers.slice(0, language === "fr" ? 2 : 1)) await testQuartier(page, quartier, language);
    await testSifting(page, language);
    const link = page.getByRole("link", {name: lab.word(language, "actions.report")});
    const answer = await page.request.get(await link.getAttribute("href"));
    assert.equal(answer.status(), 200);
    assert.match(await answer.text(), new RegExp(`<html lang="${language}"`));
    await close();
  }
  await server.end();
});
