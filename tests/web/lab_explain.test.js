// SPDX-License-Identifier: Apache-2.0
// Explanations in the lab are those of `carreau explain`, by the mouse and by keys.
// `node lab_explain.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const lab = require("./lab.js");

const result = path.join(lab.freshFolder("files"), "perimeters.gpkg");

/** Cells of the grid with their people, and whether their incomes are imputed. */
function cells() {
  const [head, ...lines] = fs.readFileSync(lab.town[0], "utf8").trim().split(/\r?\n/).map(line => line.split(","));
  const [id, people, imputed] = ["idcar_200m", "ind", "i_est_200"].map(column => head.indexOf(column));
  return lines.map(line => ({id: line[id], people: Number(line[people]), isImputed: line[imputed] === "1"}));
}

/** What the command line tells of a place: its title, then its sentences. */
function told(place, language) {
  const [title, ...lines] = lab.carreau(["explain", result, place, "--lang", language]).stdout.trimEnd().split("\n");
  return {title: lab.bare(title), lines: lines.map(lab.bare)};
}

/** What the page tells, once it tells of this place. */
async function shownFor(page, place) {
  await page.waitForFunction(id => document.querySelector(".explain h2")?.textContent.includes(id), place);
  const title = lab.bare(await page.locator(".explain h2").textContent());
  const lines = await page.locator(".explain .lines li").evaluateAll(
    items => items.map(item => [...item.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data).join("")));
  return {title, lines: lines.map(lab.bare)};
}

async function assertExplained(page, place, language) {
  const own = told(place, language);
  assert.deepEqual(await shownFor(page, place), own);
  const text = own.lines.join("\n");
  assert.match(text, /décret 2014-767, art\. 2/);
  assert.match(text, /décret 2014-767, art\. 4/);
  assert.match(text, /\[[^\]]*\d[^\]]*€[^\]]*;[^\]]*\d[^\]]*\]|\[€[^\]]*; €[^\]]*\]/, "an interval");
  return text;
}

/** The middle of a place on the earth, as the server tells it. */
async function placeOf(server, run, query) {
  return lab.middle((await server.ask(`api/runs/${run}/explain.json?${query}`)).bounds);
}

async function testCells(page, server, run, language) {
  // One of a perimeter, the most and the least peopled.
  const all = cells().sort((a, b) => b.people - a.people);
  const zone = (await server.ask(`api/runs/${run}/zones.json`)).perimeters[0];
  const [member] = await lab.membersOf(server, run, zone);
  for (const cell of [member, all[0].id, all[all.length - 1].id]) {
    const place = await placeOf(server, run, `cell=${cell}`);
    await lab.look(page, 14, place);
    const box = await page.locator(".stage > .map").boundingBox();
    // Not in the middle, so that it is the click which counts; the map is moved by a third.
    await lab.look(page, 14, [place[0] - 0.004, place[1] + 0.002]);
    const [x, y] = await lab.screen(page, place);
    assert.ok(x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height);
    await page.mouse.click(x, y);
    await assertExplained(page, cell, language);
    const table = await lab.rows(page.locator(".explain-body > table.pairs"));
    const figure = key => table.find(row => row[0] === lab.word(language, key))[1];
    const own = all.find(one => one.id === cell);
    assert.equal(figure("cell.people"), lab.bare(lab.writing(language).whole(own.people)));
    assert.equal(figure("cell.imputed"), lab.word(language, own.isImputed ? "yes" : "no"));
    // The probability of being in a quartier, to a tenth of a percent here and to a hundredth there.
    const sentence = told(cell, language).lines.map(line => /quartier, .*:\s*([01][.,]\d\d)\./.exec(line)).find(Boolean);
    const percent = Number(figure("cell.member").replace(",", ".").replace(/[^\d.]/g, ""));
    assert.ok(Math.abs(percent - 100 * Number(sentence[1].replace(",", "."))) <= 0.56, `${percent}: ${sentence[0]}`);
  }
  await page.keyboard.press("Escape");
}

/** The cross in the middle of the map, moved by keys. */
async function testCross(page, server, run, language) {
  const zone = (await server.ask(`api/runs/${run}/zones.json`)).perimeters[1];
  const [cell] = await lab.membersOf(server, run, zone);
  await lab.look(page, 14, await placeOf(server, run, `cell=${cell}`));
  const canvas = page.locator(".stage > .map .maplibregl-canvas");
  assert.deepEqual(await canvas.boundingBox(), await page.locator(".stage > .map").boundingBox(), "the cross is in the middle");
  await canvas.focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".cross").isVisible());
  await assertExplained(page, cell, language);
  // From the cell to its perimeter.
  await page.getByRole("button", {name: lab.word(language, "explain.its_zone", {zone: zone.zone_id})}).click();
  await assertExplained(page, zone.zone_id, language);
  await page.locator(".explain").focus();
  await page.keyboard.press("Escape");
  assert.ok(await page.locator(".explain").isHidden());
  assert.ok(await page.evaluate(() => document.activeElement.matches("canvas")), "the focus is back on the map");
}

/** The legend offers two probabilities, each under a name and with a note of its own; squares of cells ask for the
 *  figures of the one that is chosen. */
async function testProbabilities(page, server, language) {
  const choice = page.locator(".legend select");
  if (!(await choice.isVisible())) await page.locator(".legend > summary").click();
  await lab.look(page, 9, lab.middle((await server.ask("api/lab.json")).grid.bounds));
  for (const measure of ["p", "member"]) {
    const asked = page.waitForRequest(request => request.url().endsWith(`.mvt?for=${measure}`));
    await choice.selectOption(measure);
    await asked;
    assert.equal(await choice.locator("option:checked").textContent(), lab.word(language, `measure.${measure}`));
    assert.equal(await page.locator(".legend .hint").first().textContent(), lab.word(language, `measure_note.${measure}`));
    await lab.shown(page);
  }
  await choice.selectOption("share");
}

async function testZones(page, server, run, language) {
  const {perimeters, near_misses: misses} = await server.ask(`api/runs/${run}/zones.json`);
  for (const [key, zones] of [["table.perimeters", perimeters], ["table.near_misses", misses]]) {
    const table = await lab.tab(page, ".tables", lab.word(language, key));
    for (const zone of zones) {
      await table.getByRole("button", {name: zone.zone_id, exact: true}).click();
      const text = await assertExplained(page, zone.zone_id, language);
      assert.equal(/Imputation/.test(text), zone.share_imputed > 0);
      assert.equal(await page.locator(".explain .verdict.in").count(), key === "table.perimeters" ? 1 : 0);
    }
  }
}

lab.test("The lab explains as carreau explain does.", async browser => {
  lab.carreau(["delineate", ...lab.town, "-o", result, "--cells", "all", "--quiet"]);
  const server = await lab.serve([...lab.town]);
  const run = (await server.ask("api/lab.json")).baseline.id;
  for (const language of ["fr", "en"]) {
    const {page, close} = await lab.open(browser, server.address, {language});
    // What keys and clicks do is the same in both languages.
    if (language === "fr") await testCross(page, server, run, language);
    await testCells(page, server, run, language);
    await testZones(page, server, run, language);
    if (language === "fr") await testProbabilities(page, server, language);
    await close();
  }
  await server.end();
});
