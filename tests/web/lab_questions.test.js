// SPDX-License-Identifier: Apache-2.0
// What a prefect asks of a zone: its name, what a removal left of it, what would change it, what flips with the
// threshold, and the official quartier beside it. `node lab_questions.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const lab = require("./lab.js");

const folder = lab.freshFolder("files");
const kName = "Les Trois Ponts <b>!</b>";
const w = (key, values) => lab.word("fr", key, values);

/** The explanation that opens with a row of a table. */
async function explainRow(page, table, text) {
  const body = await lab.tab(page, ".tables", table);
  await body.locator("tbody tr", {hasText: text}).first().locator("button").first().click();
  await page.waitForFunction(id => document.querySelector(".explain h2")?.textContent.includes(id), text);
}

async function testName(page, zone) {
  await explainRow(page, w("table.perimeters"), zone.zone_id);
  await page.getByRole("button", {name: w("zone.rename"), exact: true}).click();
  await page.locator("dialog.ask input").fill(kName);
  const run = await lab.changed(page, () => page.getByRole("button", {name: w("zone.confirm_name")}).click());
  assert.deepEqual(run.state.names, {[zone.zone_id]: kName});
  await page.waitForFunction(name => document.querySelector(".explain h2")?.textContent.includes(name), kName);
  assert.equal(await page.locator(".explain h2 b, .tables b").count(), 0, "a name is text");
  return run;
}

/** The same file on the command line gives the zone the same name. */
async function testSameOnTheCommandLine(server, run, zone) {
  const file = path.join(folder, "named.toml");
  fs.writeFileSync(file, await (await fetch(`${server.address}api/runs/${run.id}/scenario.toml`)).text());
  const told = lab.json(["delineate", "--scenario", file, "--inputs", path.dirname(lab.town[0]),
    "-o", path.join(folder, "named.gpkg"), "--overwrite"]);
  assert.equal(told.zones.find(one => one.zone_id === zone.zone_id).name, kName);
}

async function testReach(page, server, run, zone) {
  const part = page.locator(".reach-part");
  await part.getByRole("button", {name: w("reach.find")}).click();
  await part.locator("li").first().waitFor();
  await part.getByRole("button", {name: w("reach.stop")}).click();
  await part.getByText(w("reach.stopped")).waitFor();
  assert.equal(await page.locator("[role=alert] .alarm").count(), 0, "to stop is no error");
  const {parameters} = await server.ask(`api/runs/${run.id}/reach.json`);
  const answer = await fetch(`${server.address}api/runs/${run.id}/reach`, {
    method: "POST", headers: {"Content-Type": "application/json"},
    body: JSON.stringify({zone: zone.zone_id, parameter: parameters[0]})});
  assert.equal(lab.bare(await part.locator("li").first().textContent()), lab.bare((await answer.json()).text.fr));
}

/** A removal of all but one cell leaves a remainder, which one button removes for the same reason. */
async function testRemainder(page, server, run, zone) {
  const {cells} = await server.ask(`api/runs/${run.id}/cells.json?zone=${zone.zone_id}`);
  const edits = [{kind: "remove", cells: cells.slice(1), reason: "démolition", date: "2026-11-27"}];
  const posted = await (await fetch(`${server.address}api/runs`, {
    method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({settings: {}, edits})})).json();
  const file = path.join(folder, "removed.toml");
  fs.writeFileSync(file, await (await fetch(`${server.address}api/runs/${posted.id}/scenario.toml`)).text());
  await lab.changed(page, () => page.locator(".panel input[type=file][accept='.toml']").first().setInputFiles(file));
  const panel = await lab.tab(page, ".panel", w("panel.edit"));
  await panel.locator(".remainder").waitFor();
  assert.deepEqual(await lab.barriers(page), []);
  await page.screenshot({path: path.join(lab.output, "remainder.png")});
  const after = await lab.changed(page, () => panel.getByRole("button", {name: w("edit.remove_remainder")}).click());
  assert.deepEqual(after.state.edits.map(edit => [edit.reason, edit.cells.length]), [["démolition", cells.length - 1], ["démolition", 1]]);
  assert.deepEqual(after.edited, []);
}

/** What a near miss lacks, as the server says it. */
async function testAdditions(page, server, run) {
  const [near] = (await server.ask(`api/runs/${run.id}/zones.json`)).near_misses;
  await explainRow(page, w("table.near_misses"), near.zone_id);
  await page.getByRole("button", {name: w("additions.find"), exact: true}).click();
  const answer = await (await fetch(`${server.address}api/runs/${run.id}/additions`, {
    method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({zone: near.zone_id})})).json();
  await page.locator(".additions-part").getByText(answer.text.fr).waitFor();
  assert.equal(await page.getByRole("button", {name: w("additions.add"), exact: true}).count(), answer.cells === null ? 0 : 1);
}

async function testFlips(page) {
  const panel = await lab.tab(page, ".panel", w("panel.sensitivity"));
  await panel.getByLabel(w("flips.percent"), {exact: true}).fill("30");
  await panel.getByRole("button", {name: w("flips.ask")}).click();
  await panel.locator("h3", {hasText: "78,00"}).waitFor();
  assert.ok(await panel.locator("h4").count() > 0, "something flips within 30 %");
}

async function testQuartier(page, server) {
  const [{key, title}] = (await server.ask("api/lab.json")).zonings;
  const [quartier] = (await server.ask(`api/zonings/${key}/zones.json`)).zones;
  await explainRow(page, title, quartier.code);
  const text = lab.bare(await page.locator(".explain .lines").first().textContent());
  for (const part of ["carreaux touchés", "Population :", "Seuil :", "Conclusion :", "à sa place"]) assert.ok(text.includes(part), part);
  assert.equal(await page.locator(".reach-part").count(), 1);
}

lab.test("a zone has a name and a reach, a removal its remainder, a threshold its flips, a quartier its terms", async browser => {
  const server = await lab.serve([...lab.town, "--zones", lab.quartiers]);
  const shown = await lab.open(browser, server.address);
  const {page} = shown;
  const first = (await server.ask("api/lab.json")).baseline;
  const [zone] = (await server.ask(`api/runs/${first.id}/zones.json`)).perimeters;
  const run = await testName(page, zone);
  await testSameOnTheCommandLine(server, run, zone);
  await testReach(page, server, run, zone);
  await page.screenshot({path: path.join(lab.output, "questions.png")});
  await testAdditions(page, server, run);
  await testQuartier(page, server);
  await testFlips(page);
  await page.screenshot({path: path.join(lab.output, "flips.png")});
  await testRemainder(page, server, first, zone);
  await shown.close();
  await server.end();
});
