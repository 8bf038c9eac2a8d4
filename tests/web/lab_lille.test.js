// SPDX-License-Identifier: Apache-2.0
// The lab on real open data, the cells of the Lille area and its official quartiers.
// `node lab_lille.test.js PROGRAM SAMPLE MODULES OUTPUT REAL`; skipped without the folder of real data.
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const lab = require("./lab.js");
const {assertShows, communeNames} = require("./lab_results.js");

const inReal = name => path.join(lab.real ?? "", name);
const grid = inReal("grid/lille_2017/carreaux_200m_lille_2017.csv");
const official = inReal("grid/lille_2017/qpv2015_lille.geojson");
const communes = inReal("territory/communes_population.csv");
if (!fs.existsSync(grid)) lab.skip(`no real data at ${grid}`);
const area = [grid, "--urban-units", inReal("territory/UU2020_au_01-01-2021.xlsx"), "--communes", communes, "--rule", "metropole-2014"];
const folder = lab.freshFolder("files");
const inFolder = name => path.join(folder, name);
const delineated = (name, settings) => lab.json(["delineate", ...area, ...settings, "-o", inFolder(name)]);

async function testThreshold(page, about, names) {
  await assertShows(page, delineated("first.gpkg", []), names);
  const meaning = about.parameters.find(one => one.name === "poverty_ratio").meaning.fr;
  const slider = page.getByLabel(meaning, {exact: true});
  await slider.focus();
  for (let i = 0; i < 3; i++) await lab.changed(page, () => page.keyboard.press("ArrowLeft"));
  assert.equal(await slider.inputValue(), "0.57");
  await assertShows(page, delineated("lower.gpkg", ["--set", "poverty_ratio=0.57"]), names);
}

async function testExplanation(page) {
  const table = await lab.tab(page, ".tables", lab.word("fr", "table.perimeters"));
  const first = table.locator("tbody th button").nth(5);
  const zone = await first.textContent();
  await first.click();
  await page.waitForFunction(id => document.querySelector(".explain h2")?.textContent.includes(id), zone);
  const own = lab.carreau(["explain", inFolder("lower.gpkg"), zone]).stdout.trimEnd().split("\n").map(lab.bare);
  const lines = await page.locator(".explain .lines li").evaluateAll(
    items => items.map(item => [...item.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join("")));
  assert.deepEqual([await page.locator(".explain h2").textContent(), ...lines].map(lab.bare), own);
}

async function testExport(page) {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", {name: "GeoPackage", exact: true}).click();
  await (await coming).saveAs(inFolder("exported.gpkg"));
  assert.ok(fs.readFileSync(inFolder("exported.gpkg")).equals(fs.readFileSync(inFolder("lower.gpkg"))), "the export is the command line's");
}

async function testComparison(page) {
  const own = lab.json(["compare", official, inFolder("lower.gpkg"), ...area, "--repair"]);
  const panel = await lab.tab(page, ".panel", lab.word("fr", "panel.compare"));
  await panel.locator("input[type=radio][value=swipe]").check();
  await panel.locator(".pairs").first().waitFor();
  const figures = Object.fromEntries(await lab.rows(panel.getByRole("region", {name: lab.word("fr", "compare.result")})));
  for (const change of ["unchanged", "redrawn", "split", "merged", "entered", "left", "no_data"]) {
    assert.equal(figures[lab.word("fr", `change.${change}`)], String(own[change]), change);
  }
  await page.waitForFunction(() => document.querySelectorAll(".compare-maps .map[data-shown]").length === 2);
}

lab.test("The lab shows Lille as the command line does.", async browser => {
  const server = await lab.serve([...area, "--zones", official, "--repair"]);
  const about = await server.ask("api/lab.json");
  const {page, close} = await lab.open(browser, server.address, {view: "11/50.66/3.1"});
  await testThreshold(page, about, communeNames(communes));
  await testExplanation(page);
  await testExport(page);
  await testComparison(page);
  assert.deepEqual(await lab.barriers(page), []);
  await page.screenshot({path: inFolder("lille.png")});
  await close();
  await server.end();
});
