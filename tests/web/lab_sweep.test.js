// SPDX-License-Identifier: Apache-2.0
// The scenarios around one in the lab, as `carreau sweep` tells them: curve, tables, stability map.
// `node lab_sweep.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const lab = require("./lab.js");

const folder = lab.freshFolder("files");
const shots = lab.freshFolder("shots");
const kVary = "poverty_ratio=0.45:0.75:7";
const kPercent = value => new Intl.NumberFormat("fr", {style: "percent", maximumFractionDigits: 2}).format(value);

/** What the command line says: its summary, and the table of cells. */
function told() {
  const table = path.join(folder, "sweep.csv");
  const summary = lab.json(["sweep", ...lab.town, "--vary", kVary, "-o", table, "--overwrite"]);
  const [head, ...lines] = fs.readFileSync(path.join(folder, "sweep.cells.csv"), "utf8").replace(/^\ufeff/, "").trim()
    .split(/\r?\n/).map(line => line.split(",").map(cell => cell.replace(/^"|"$/g, "")));
  const [id, share] = ["cell_id", "share_in"].map(name => head.indexOf(name));
  return {...summary, cells: new Map(lines.map(line => [line[id].replace(/^.*m(?=N)/, ""), Number(line[share])]))};
}

const panel = page => page.locator(".panel [role=tabpanel]:not([hidden])");
const said = page => page.locator("[role=status].spoken");
const until = (page, text) => page.waitForFunction(
  wanted => document.querySelector("[role=status].spoken").textContent === wanted, text, {timeout: 60000});
const start = page => panel(page).getByRole("button", {name: lab.word("fr", "sweep.start"), exact: true});
const field = (page, key) => panel(page).getByLabel(lab.word("fr", key), {exact: true});
const curveRows = page => lab.rows(page.locator(".curve-table"));

/** What cannot be is told where it was typed, or by the server. */
async function testRefusals(page) {
  assert.deepEqual(await Promise.all(["first", "last", "count"].map(async key => lab.bare(await field(page, `sweep.${key}`).inputValue()))),
    ["55 %", "65 %", "11"]);
  await field(page, "sweep.first").fill("abc");
  await start(page).click();
  assert.equal(await panel(page).locator(".refused").textContent(), lab.word("fr", "parameter.no_number", {text: "abc"}));
  await field(page, "sweep.first").fill("45 %");
  await field(page, "sweep.last").fill("75 %");
  for (const [count, said] of [["2,5", null], ["5000", /quatre décimales/], ["1", /au moins 2 valeurs/]]) {
    await field(page, "sweep.count").fill(count);
    await start(page).click();
    if (said === null) {
      assert.equal(await panel(page).locator(".refused").textContent(), lab.word("fr", "sweep.no_count", {text: count}));
      continue;
    }
    const alarm = page.locator("[role=alert] .alarm");
    await alarm.waitFor();
    assert.match(await alarm.textContent(), said);
    await alarm.getByRole("button").click();
  }
  await field(page, "sweep.count").fill("7");
}

/** By keys alone; the figures of the drawing's table are those of the command line. */
async function testCurve(page, own) {
  const {whole} = lab.writing("fr");
  await start(page).focus();
  await page.keyboard.press("Enter");
  await until(page, lab.word("fr", "sweep.finished"));
  assert.deepEqual(await curveRows(page), own.curves.map(point => [
    lab.bare(kPercent(point.value)) + (point.is_base ? lab.word("fr", "curve.base") : ""),
    ...[point.zones, point.people, point.cells].map(value => lab.bare(whole(value)))]));
  assert.equal(lab.bare(await page.locator(".panel p").filter({hasText: "périmètres du scénario"}).textContent()),
    lab.bare(lab.word("fr", "sweep.summary", {steady: own.steady, all: own.perimeters, count: own.scenarios})));
  assert.equal(await page.locator(".curve .step").count(), own.curves.length);
  const zones = await lab.tab(page, ".tables", lab.word("fr", "stability.zones"));
  const expected = own.zones.map(zone => [zone.zone_id, lab.word("fr", `swept.${zone.kind}`), lab.bare(lab.writing("fr").percent(zone.share_standing))]);
  const shown = (await lab.rows(zones)).map(row => [row[0], row[2], row[4]]);
  assert.deepEqual(shown.sort(), expected.sort());
  assert.ok(own.zones.some(zone => zone.share_standing > 0 && zone.share_standing < 1), "some zone moves");
  assert.equal((await zones.textContent()).includes("poverty_ratio"), false, "parameters are called by what they mean");
}

/** A value of the curve becomes that of the scenario: by keys, by a click, and from the table. */
async function testTaking(page, about, own) {
  const step = value => page.locator(".curve .step").nth(own.curves.findIndex(point => Number(point.value) === value));
  assert.equal(await step(0.6).getAttribute("aria-current"), "true");
  assert.equal(await page.locator(".curve .step[tabindex='0']").count(), 1);
  await step(0.6).focus();
  await page.keyboard.press("ArrowRight");
  const run = await lab.changed(page, () => page.keyboard.press("Enter"));
  assert.deepEqual(run.state.settings, {poverty_ratio: "0.65"});
  const point = own.curves.find(one => Number(one.value) === 0.65);
  assert.equal(run.totals.zones, point.zones);
  assert.equal(run.totals.people, point.people);
  assert.equal(await step(0.65).getAttribute("aria-current"), "true");
  assert.ok(await panel(page).locator(".notice").isHidden(), "the curve is still around this scenario");
  const clicked = await lab.changed(page, () => step(0.75).click());
  assert.deepEqual(clicked.state.settings, {poverty_ratio: "0.75"});
  const back = await lab.changed(page, () => page.locator(".curve-table tr.base button").click());
  assert.equal(back.id, about.baseline.id);
}

/** Every cell in view has the share of the command line; the legend is that of the map. */
async function testMap(page, own) {
  const tile = page.waitForResponse(one => /tiles\/sweeps\/[0-9a-f]{16}\/.*\.mvt$/.test(one.url()));
  await panel(page).getByRole("button", {name: lab.word("fr", "sweep.show_map")}).click();
  assert.equal((await tile).status(), 200);
  const legend = page.locator(".legend");
  assert.equal(await legend.getByLabel(lab.word("fr", "legend.colour")).inputValue(), "stability");
  for (const key of ["legend.never", "legend.every"]) assert.ok((await legend.textContent()).includes(lab.word("fr", key)), key);
  const cells = await lab.tab(page, ".tables", lab.word("fr", "stability.cells"));
  await cells.locator("tbody tr").first().waitFor();
  await lab.shown(page);
  const shown = await lab.rows(cells);
  assert.ok(shown.length > 50, `${shown.length} cells`);
  for (const [id, share] of shown) assert.equal(share, lab.bare(lab.writing("fr").percent(own.cells.get(id))), id);
  return cells;
}

/** What is explained tells the sweep as well, and says when it is of another scenario. */
async function testExplanations(page, cells) {
  const part = page.locator(".explain .in-sweep");
  await cells.locator("tbody th button").first().click();
  await part.locator(".lines li").first().waitFor();
  assert.match(lab.bare(await part.textContent()), /dans une zone dans [\d,]+ % de 7 scénarios.*Estimations/);
  const zones = await lab.tab(page, ".tables", lab.word("fr", "stability.zones"));
  await zones.locator("tbody tr", {hasText: lab.word("fr", "swept.perimeter")}).first().locator("th button").click();
  await page.waitForFunction(() => document.querySelector(".in-sweep .lines")?.textContent.includes("Elle tient dans"));
  assert.equal((await part.textContent()).includes("poverty_ratio"), false);
  await lab.changed(page, () => page.locator(".curve .step").last().click());
  await page.waitForFunction(text => document.querySelector(".in-sweep")?.textContent.includes(text), lab.word("fr", "sweep.other_zones"));
  await lab.changed(page, () => page.keyboard.press("Control+z"));
}

/** Draws take their time: they are followed, and stopped by whoever began them. */
async function testStopping(page) {
  await panel(page).locator("input[type=radio][value=sample]").check();
  await field(page, "sweep.draws").fill("1900");
  await start(page).focus();
  await page.keyboard.press("Enter");
  const stop = page.getByRole("button", {name: lab.word("fr", "sweep.stop"), exact: true});
  await stop.waitFor();
  assert.ok(await stop.evaluate(one => one === document.activeElement), "the focus has come along");
  assert.ok(await start(page).isDisabled());
  await page.locator("progress").waitFor();
  await page.keyboard.press("Enter");
  await until(page, lab.word("fr", "sweep.stopped"));
  assert.ok(await start(page).evaluate(one => one === document.activeElement), "and has gone back");
  assert.ok(await page.locator(".curve").isVisible(), "what was there before stays");
}

/** A small sample: several curves, and what moves what. */
async function testSample(page) {
  await field(page, "sweep.draws").fill("20");
  await start(page).click();
  await until(page, lab.word("fr", "sweep.finished"));
  // The explanation of a zone, open beside it, takes up the new sweep and leaves the word to its end.
  await page.waitForFunction(() => document.querySelector(".in-sweep .lines")?.textContent.includes("20 scénarios"));
  await lab.shown(page);
  assert.equal(await said(page).textContent(), lab.word("fr", "sweep.finished"));
  const effects = page.getByRole("region", {name: lab.word("fr", "sweep.effects")});
  const factors = (await lab.rows(effects)).map(row => row[0]);
  for (const factor of ["income_level", "threshold", "unexplained"]) assert.ok(factors.includes(lab.word("fr", `factor.${factor}`)), factor);
  const names = await panel(page).getByLabel(lab.word("fr", "sweep.curve"), {exact: true}).locator("option").allTextContents();
  assert.ok(names.length >= 4, names.join());
  assert.ok(factors.slice(0, names.length).every(name => names.includes(name)), factors.join());
}

async function assertOpen(page, where) {
  assert.deepEqual(await lab.barriers(page, lab.kEveryImpact), [], where);
  const over = await page.locator(".panel").evaluate(one => one.scrollWidth - one.clientWidth);
  assert.ok(over <= 0, `${where}: ${over} px too wide`);
}

lab.test("The lab sweeps as carreau sweep does.", async browser => {
  const own = told();
  const server = await lab.serve(lab.town);
  const about = await server.ask("api/lab.json");
  const {page, close} = await lab.open(browser, server.address, {view: "12.5/47.72/2.83", height: 1000});
  // For eyes: CARREAU_SHOTS=1 keeps a picture of each state.
  const shot = async name => {
    if (process.env.CARREAU_SHOTS) await page.screenshot({path: path.join(shots, `${name}.png`)});
  };
  await lab.tab(page, ".panel", lab.word("fr", "panel.sensitivity"));
  await testRefusals(page);
  await testCurve(page, own);
  await shot("curve");
  await testTaking(page, about, own);
  const cells = await testMap(page, own);
  await testExplanations(page, cells);
  await lab.shown(page);
  await shot("map");
  await assertOpen(page, "curve, map and explanation");
  await testStopping(page);
  await testSample(page);
  await shot("sample");
  await assertOpen(page, "sample");
  assert.notEqual(await said(page).textContent(), "");
  // The page is loaded anew, and takes up what is done.
  await page.getByRole("button", {name: "English"}).click();
  await page.waitForSelector("html[lang=en]");
  await lab.tab(page, ".panel", lab.word("en", "panel.sensitivity"));
  await page.getByRole("region", {name: lab.word("en", "sweep.effects")}).waitFor();
  await shot("english");
  await close([422, 422]);
  await server.end();
});
