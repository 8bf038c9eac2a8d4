// SPDX-License-Identifier: Apache-2.0
// Zoning by hand in the lab: each stroke is an edit of the scenario, and what becomes of its zones is
// what `carreau delineate --scenario` says. `node lab_edit.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const lab = require("./lab.js");

const folder = lab.freshFolder("files");
const saved = path.join(folder, "saved.toml");
const kReason = "Traversée de la voie <b>ferrée</b>";

/** What the command line makes of the scenario that the page would save now; with its text. */
async function told(page) {
  const link = page.getByRole("link", {name: lab.word("fr", "files.save"), exact: true, includeHidden: true});
  const answer = await fetch(await link.evaluate(one => one.href));
  const text = await answer.text();
  fs.writeFileSync(saved, text);
  const result = lab.json(["delineate", "--scenario", saved, "--inputs", path.dirname(lab.town[0]),
    "-o", path.join(folder, "own.gpkg"), "--overwrite"]);
  return {result, edits: editsOf(text)};
}

/** The edits that a scenario file records. */
function editsOf(toml) {
  return toml.split(/^\[\[edits\]\]$/m).slice(1).map(text => {
    const own = text.split(/^\[/m)[0];
    const value = key => (new RegExp(`^${key} = "((?:[^"\\\\]|\\\\.)*)"`, "m").exec(own) ?? [])[1];
    return {kind: value("kind"), zone: value("zone"), reason: value("reason"), date: value("date"),
      cells: own.match(/CRS\d+RES\d+mN\d+E\d+/g) ?? [], hasPolygon: /^polygon = /m.test(own)};
  });
}

/** The cards of the zones edited, against the zones that the command line calls edited or locked. */
async function assertCards(page, result) {
  const {whole, euros, percent} = lab.writing("fr");
  const edited = result.zones.filter(zone => zone.status !== "rule");
  const cards = page.locator(".panel .card");
  assert.equal(await cards.count(), edited.length);
  for (const [index, zone] of edited.entries()) {
    const card = cards.nth(index);
    const estimate = what => lab.word("fr", "estimate", {
      value: euros(zone[what]), low: euros(zone[`${what}_low`]), high: euros(zone[`${what}_high`])});
    assert.ok((await card.locator("h3").textContent()).startsWith(zone.zone_id));
    const rows = new Map(await lab.rows(card));
    const expected = {
      "zone.people": whole(zone.people), "zone.median": estimate("median_disposable"),
      "zone.median_declared": estimate("median_declared"), "zone.share": percent(zone.share_low_income),
      "zone.p": percent(zone.p_criterion), "zone.member": percent(zone.p_member), "zone.imputed": percent(zone.share_imputed),
      "zone.threshold_pair": lab.word("fr", "pair", {first: euros(zone.threshold_declared), second: euros(zone.threshold_disposable)}),
      "zone.contiguity": zone.pieces === 1 ? lab.word("fr", "edit.one_piece") : lab.word("fr", "edit.pieces", {count: whole(zone.pieces)}),
    };
    for (const [key, text] of Object.entries(expected)) assert.equal(rows.get(lab.bare(lab.word("fr", key))), lab.bare(text), key);
    const failed = zone.failed_criteria === "" ? [] : zone.failed_criteria.split(/[,;]\s*/);
    if (zone.pieces > 1) assert.ok(failed.includes("contiguity"), zone.zone_id);
    if (zone.people_outside_unit > 0) failed.push("unit");
    const verdict = failed.length === 0 ? lab.word("fr", "edit.met")
      : lab.word("fr", "edit.missed", {criteria: failed.map(code => lab.word("fr", `failed.${code}`)).join(", ")});
    assert.equal(lab.bare(await card.locator(".verdict").textContent()), lab.bare(verdict));
  }
}

const cellsIn = result => result.zones.reduce((sum, zone) => sum + zone.cells, 0);
const chosenTool = (page, key) => page.getByLabel(lab.word("fr", key), {exact: true}).check();

/** Inhabited cells near a zone, with their bounds: those in it, and those in no perimeter. */
async function around(server, run, zone) {
  const [west, south, east, north] = zone.bounds;
  const [dx, dy] = [0.006, 0.004];
  const wide = {...zone, bounds: [west - dx, south - dy, east + dx, north + dy]};
  const inside = await lab.membersOf(server, run, wide);
  const all = await lab.cellsWithin(server, wide.bounds);
  const told = await Promise.all(all.map(cell => server.ask(`api/runs/${run}/explain.json?cell=${cell}`)));
  return {
    inside: told.filter(one => inside.includes(one.id)),
    outside: told.filter(one => !one.is_in),
  };
}

/** Two cells side by side, from the west to the east. */
function pairOf(cells) {
  for (const one of cells) {
    const [, north, east] = /N(\d+)E(\d+)$/.exec(one.id).map(Number);
    const next = cells.find(other => other.id.endsWith(`N${north}E${east + 200}`));
    if (next) return [one, next];
  }
  throw new Error("no two cells lie side by side");
}

const people = new Map(fs.readFileSync(lab.town[0], "utf8").trim().split("\n").slice(1).map(line => line.split(",")).map(row => [row[0], Number(row[6])]));

/** The box that follows the hand tells the cells and people of the stroke before it ends, without a request. */
async function assertFollows(page, cells) {
  const {whole} = lab.writing("fr");
  const sum = cells.reduce((tenths, cell) => tenths + Math.round(people.get(cell) * 10), 0) / 10;
  const first = lab.word("fr", "stroke.cells", {
    cells: lab.word("fr", cells.length === 1 ? "edit.one_cell" : "edit.cells", {count: whole(cells.length)}),
    people: new Intl.NumberFormat("fr", {maximumFractionDigits: 1}).format(sum)});
  await page.waitForFunction(text => document.querySelector(".stroke:not([hidden]) strong")?.textContent === text, first);
  assert.match(lab.bare(await page.locator(".stroke").textContent()), /\d ?% \(estimation\)/);
}

async function testBrush(page, cells) {
  const pair = pairOf(cells.outside);
  await chosenTool(page, "tool.brush");
  await page.getByLabel(lab.word("fr", "edit.reason")).fill(kReason);
  const [from, to] = [await lab.screen(page, lab.middle(pair[0].bounds)), await lab.screen(page, lab.middle(pair[1].bounds))];
  await lab.changed(page, async () => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to, {steps: 4});
    await assertFollows(page, pair.map(one => one.id));
    await page.mouse.up();
    assert.ok(await page.locator(".stroke").isHidden());
  });
  const {result, edits} = await told(page);
  const {date, ...edit} = edits[0];
  assert.deepEqual(edit, {kind: "add", zone: undefined, reason: kReason, cells: pair.map(one => one.id).sort(), hasPolygon: false});
  const now = new Date();
  assert.match(date, /^\d{4}-\d\d-\d\d$/);
  assert.ok(Math.abs(new Date(date) - now) < 2 * 86400e3);
  await assertCards(page, result);
  assert.equal(await page.locator(".edits input").first().inputValue(), kReason);
  assert.equal(await page.locator(".panel b").count(), 0, "a reason is text");
  return cellsIn(result);
}

/** Corners a little outside of a cell, which hold its centre alone. */
function corners([west, south, east, north]) {
  const [x, y] = [(east - west) * 0.2, (north - south) * 0.2];
  return [[west + x, south + y], [east - x, south + y], [east - x, north - y], [west + x, north - y]];
}

async function testLasso(page, cells) {
  const cell = cells.inside[0];
  await chosenTool(page, "edit.remove");
  await chosenTool(page, "tool.lasso");
  await lab.look(page, 16, lab.middle(cell.bounds));
  const ring = [];
  for (const corner of corners(cell.bounds)) ring.push(await lab.screen(page, corner));
  await lab.changed(page, async () => {
    await page.mouse.move(...ring[0]);
    await page.mouse.down();
    for (const point of [...ring.slice(1), ring[0]]) await page.mouse.move(...point, {steps: 6});
    await assertFollows(page, [cell.id]);
    await page.mouse.up();
  });
  const {result, edits} = await told(page);
  assert.equal(edits[1].kind, "remove");
  assert.deepEqual(edits[1].cells, [cell.id]);
  await assertCards(page, result);
  return cellsIn(result);
}

async function testPolygon(page, cells) {
  const cell = cells.outside[cells.outside.length - 1];
  await chosenTool(page, "edit.add");
  await chosenTool(page, "tool.polygon");
  await lab.look(page, 16, lab.middle(cell.bounds));
  await lab.changed(page, async () => {
    for (const corner of corners(cell.bounds)) await page.mouse.click(...await lab.screen(page, corner));
    const last = await lab.screen(page, corners(cell.bounds)[3]);
    await assertFollows(page, [cell.id]);
    await page.mouse.click(...last);
  });
  const {result, edits} = await told(page);
  assert.equal(edits[2].kind, "add");
  assert.ok(edits[2].hasPolygon);
  await assertCards(page, result);
  await chosenTool(page, "tool.none");
  return cellsIn(result);
}

/** The reason of an edit is told again, edits are dropped, and each is a step back. */
async function testList(page) {
  const list = page.locator(".edits li");
  assert.equal(await list.count(), 3);
  await lab.changed(page, async () => {
    await list.nth(1).locator("input").fill("Terrain vague");
    await list.nth(1).locator("input").press("Enter");
  });
  assert.equal((await told(page)).edits[1].reason, "Terrain vague");
  await list.nth(1).locator("input").fill("  ");
  await list.nth(1).locator("input").press("Enter");
  assert.equal(await list.nth(1).locator("input").inputValue(), "Terrain vague", "an edit has a reason");
  await lab.changed(page, () => list.nth(0).getByRole("button").click());
  const {result, edits} = await told(page);
  assert.deepEqual(edits.map(edit => edit.reason).slice(0, 1), ["Terrain vague"]);
  await assertCards(page, result);
  await lab.changed(page, () => page.getByRole("button", {name: lab.word("fr", "undo")}).click());
  assert.equal(await list.count(), 3);
}

/** Gives the reason that is asked for, and the run that follows. */
function reasoned(page, reason) {
  return lab.changed(page, async () => {
    await page.locator("dialog.ask input").fill(reason);
    await page.keyboard.press("Enter");
  });
}

/** A near miss comes in and a zone goes by one button, as a whole. */
async function testWholeZones(page, server) {
  const misses = await lab.tab(page, ".tables", lab.word("fr", "table.near_misses"));
  await misses.locator("tbody th button").first().click();
  await page.getByRole("button", {name: lab.word("fr", "edit.add_zone"), exact: true}).click();
  const added = await reasoned(page, "Continuité avec le quartier voisin");
  const own = added.state.edits.at(-1);
  assert.equal(own.reason, "Continuité avec le quartier voisin");
  assert.ok(own.kind === "add" && own.cells.length > 0);
  await assertCards(page, (await told(page)).result);
  const perimeters = await lab.tab(page, ".tables", lab.word("fr", "table.perimeters"));
  const first = perimeters.locator("tbody th button").first();
  const members = await lab.membersOf(server, added.id, (await server.ask(`api/runs/${added.id}/zones.json`)).perimeters[0]);
  await first.click();
  await page.getByRole("button", {name: lab.word("fr", "edit.remove_zone"), exact: true}).click();
  const removed = await reasoned(page, "Opération de démolition");
  assert.equal(removed.totals.zones, added.totals.zones - 1);
  assert.deepEqual([...removed.state.edits.at(-1).cells].sort(), members.sort());
  for (let i = 0; i < 2; i++) await lab.changed(page, () => page.getByRole("button", {name: lab.word("fr", "undo")}).click());
}

/** A zone that is locked keeps its cells whatever the threshold, and follows it when it is released. */
async function testLock(page, server) {
  const table = await lab.tab(page, ".tables", lab.word("fr", "table.perimeters"));
  const first = table.locator("tbody th button").first();
  const id = await first.textContent();
  await first.click();
  const lock = page.getByRole("button", {name: lab.word("fr", "edit.lock"), exact: true});
  await lock.click();
  const run = await reasoned(page, "Zone arrêtée en comité");
  const zone = run.edited.find(one => one.status === "locked");
  assert.equal(zone.zone_id, id);
  const before = await told(page);
  const own = before.edits.find(edit => edit.kind === "lock");
  const members = await lab.membersOf(server, run.id, (await server.ask(`api/runs/${run.id}/zones.json`)).perimeters.find(one => one.zone_id === id));
  assert.deepEqual([...own.cells].sort(), members.sort());
  await assertCards(page, before.result);
  const lockedOf = result => result.zones.filter(one => one.status === "locked").map(one => [one.people, one.cells]);
  // Looser, then so strict that the rule alone would draw nothing here.
  await lab.tab(page, ".panel", lab.word("fr", "panel.scenario"));
  const typed = page.getByLabel(/^part des médianes pondérées.*, valeur à saisir$/);
  for (const share of ["75", "30"]) {
    const other = await lab.changed(page, async () => {
      await typed.fill(share);
      await typed.press("Enter");
    });
    assert.deepEqual(other.edited.filter(one => one.status === "locked").map(one => [one.people, one.cells]), lockedOf(before.result));
    const {result} = await told(page);
    assert.deepEqual(lockedOf(result), lockedOf(before.result));
    await lab.tab(page, ".panel", lab.word("fr", "panel.edit"));
    await assertCards(page, result);
    await lab.tab(page, ".panel", lab.word("fr", "panel.scenario"));
  }
  const strict = await told(page);
  const locked = strict.result.zones.find(one => one.status === "locked");
  const rows = await lab.tab(page, ".tables", lab.word("fr", "table.perimeters"));
  await rows.getByRole("button", {name: locked.zone_id, exact: true}).click();
  await page.getByRole("button", {name: lab.word("fr", "edit.release"), exact: true}).click();
  const released = await reasoned(page, "Arrêté retiré");
  assert.equal(released.edited.filter(one => one.status === "locked").length, 0);
  assert.equal(lockedOf((await told(page)).result).length, 0);
}

lab.test("Edits by hand in the lab are those that the command line runs.", async browser => {
  const server = await lab.serve(lab.town);
  const {id} = (await server.ask("api/lab.json")).baseline;
  const [zone] = (await server.ask(`api/runs/${id}/zones.json`)).perimeters;
  const {page, close} = await lab.open(browser, server.address, {language: "fr"});
  await page.locator(".legend > summary").click();  // out of the way of the strokes
  await lab.tab(page, ".panel", lab.word("fr", "panel.edit"));
  const cells = await around(server, id, zone);
  await lab.look(page, 13, lab.middle(zone.bounds));
  const brushed = await testBrush(page, cells);
  assert.equal(await testLasso(page, cells), brushed - 1);
  assert.equal(await testPolygon(page, cells), brushed);
  await testList(page);
  await testWholeZones(page, server);
  await testLock(page, server);
  // A zone that is released under a lower threshold is gone, which the server says to its explanation.
  await page.locator(".explain .notice").getByText(lab.word("fr", "explain.gone")).waitFor();
  await close([404]);
  await server.end();
});
