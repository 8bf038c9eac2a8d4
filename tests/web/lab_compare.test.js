// SPDX-License-Identifier: Apache-2.0
// Two zonings beside each other in the lab, as `carreau compare` tells them.
// `node lab_compare.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const lab = require("./lab.js");

const folder = lab.freshFolder("files");
const inFolder = name => path.join(folder, name);
const kName = 'Essai <script>alert(1)</script><img src=x onerror="alert(2)">';
/** With listed quartiers, which the rule of 2023 exempts and that of 2014 does not. */
const town = [...lab.town, "--listed", lab.quartiers];
const olderTown = town.map(one => one === "metropole-2023" ? "metropole-2014" : one);
const kChanges = ["unchanged", "redrawn", "split", "merged", "entered", "left", "no_data"];

/** What the command line says became of one zoning in another. */
function told(before, after) {
  const table = inFolder("changes.json");
  const result = lab.json(["compare", before, after, ...town, "-o", table, "--overwrite"]);
  return {...result, zones: JSON.parse(fs.readFileSync(table, "utf8")).filter(one => one.kind === "quartier")};
}

async function assertCompares(page, before, after, language) {
  const {whole} = lab.writing(language);
  const own = told(before, after);
  const result = page.getByRole("region", {name: lab.word(language, "compare.result")});
  await page.waitForFunction(([label, people]) => [...document.querySelectorAll(".panel .pairs tr")].some(
    row => row.cells[0].textContent === label && row.cells[1].textContent.replace(/[\s\u00a0\u202f]/g, "") === people),
  [lab.word(language, "compare.people_before"), whole(own.before.people).replace(/[\s\u00a0\u202f]/g, "")]);
  const figures = Object.fromEntries(await lab.rows(result));
  for (const change of kChanges) assert.equal(figures[lab.word(language, `change.${change}`)], String(own[change]), change);
  const people = {
    people_before: own.before.people, people_after: own.after.people, people_both: own.both.people,
    people_entered: own.after.people - own.both.people, people_left: own.before.people - own.both.people};
  const number = text => Number(text.replace(/[^\d]/g, ""));
  for (const [key, value] of Object.entries(people)) {
    assert.ok(Math.abs(number(figures[lab.word(language, `compare.${key}`)]) - value) <= 0.6, `${key}: ${value}`);
  }
  const table = page.locator(".tables [role=tabpanel]:not([hidden])");
  const shown = await lab.rows(table);
  const [handle, bar] = await Promise.all(["[aria-selected=true]", ""].map(one => page.locator(`.tables [role=tablist] ${one}`.trim()).boundingBox()));
  assert.ok(handle.x >= bar.x - 1 && handle.x + handle.width <= bar.x + bar.width + 1, "the tab that is chosen is in view");
  const sides = {before: lab.word(language, "compare.before"), after: lab.word(language, "compare.after")};
  const key = row => `${row[2]} ${row[0]}`;
  const expected = own.zones.map(zone => [
    zone.code, zone.name ?? "", sides[zone.side], lab.word(language, `zone_change.${zone.change}`),
    zone.people, zone.people - (zone.side === "before" ? zone.people_lost : zone.people_gained), zone.people_lost, zone.people_gained,
    (zone.linked ?? "").split(/[,;]\s*/).filter(code => code !== "").sort().join(", ")]);
  assert.deepEqual(shown.map(key).sort(), expected.map(key).sort());
  for (const row of expected) {
    const own = shown.find(one => key(one) === key(row));
    assert.deepEqual(own.slice(0, 4), row.slice(0, 4).map(lab.bare));
    for (const c of [4, 5, 6, 7]) assert.ok(Math.abs(number(own[c]) - row[c]) <= 0.7, `${own} and ${row}`);
    assert.equal(own[8].split(", ").sort().join(", "), row[8]);
  }
}

const mode = (page, name) => page.locator(`.panel [role=tabpanel]:not([hidden]) input[type=radio][value=${name}]`);

/** The limit between the two maps follows the arrow keys, and both maps show what they are called. */
async function testSwipe(page, language) {
  await mode(page, "none").focus();
  await page.keyboard.press("ArrowDown");
  const handle = page.getByRole("slider", {name: lab.word(language, "compare.swipe")});
  await handle.focus();
  const over = page.locator(".compare-maps .frame").nth(1);
  const clip = () => over.evaluate(one => one.style.clipPath);
  for (const [press, now] of [["ArrowLeft", 48], ["ArrowRight", 50], ["PageUp", 60], ["Home", 0], ["End", 100], ["ArrowRight", 100]]) {
    await page.keyboard.press(press);
    assert.equal(await handle.getAttribute("aria-valuenow"), String(now));
    assert.match(await clip(), new RegExp(`\\b${now}%`));
  }
  await page.keyboard.press("PageDown");
  const [box, stage] = [await handle.boundingBox(), await page.locator(".stage").boundingBox()];
  assert.ok(Math.abs((box.x + box.width / 2 - stage.x) / stage.width - 0.9) < 0.01);
}

async function testDifference(page) {
  const tile = page.waitForResponse(one => /tiles\/changes\/.*\.mvt$/.test(one.url()));
  await mode(page, "difference").check();
  assert.equal((await tile).status(), 200);
  await page.locator(".compare-maps").waitFor({state: "detached"});
}

/** Up to four maps, each resting on its own run. */
async function testSide(page, baseline, current, language) {
  await mode(page, "side").check();
  const more = page.getByRole("button", {name: lab.word(language, "compare.more")});
  for (const count of [2, 3, 4]) {
    await page.waitForFunction(n => document.querySelectorAll(".compare-maps .frame").length === n &&
      document.querySelectorAll(".compare-maps .map[data-shown]").length === n, count);
    assert.equal(await more.isDisabled(), count === 4);
    if (count < 4) await more.click();
  }
  const runs = await page.locator(".compare-maps .map").evaluateAll(maps => maps.map(map => map.dataset.shown));
  assert.deepEqual(runs, [baseline, current, baseline, baseline]);
  const boxes = await Promise.all((await page.locator(".compare-maps .frame").all()).map(frame => frame.boundingBox()));
  assert.equal(new Set(boxes.map(box => `${box.x} ${box.y}`)).size, 4);
  assert.ok(boxes.every(box => box.width > 200 && box.height > 150));
}

/** A scenario set aside under a name that is markup: it stays text, and can be compared and taken up. */
async function testSetAside(page, language) {
  await page.getByLabel(lab.word(language, "compare.name"), {exact: true}).fill(kName);
  await page.getByRole("button", {name: lab.word(language, "compare.keep"), exact: true}).click();
  assert.equal(await page.locator(".kept li span").first().textContent(), kName);
  assert.equal(await page.locator(".panel img, .panel script, .compare-maps img, .compare-maps script").count(), 0);
  await page.getByLabel(lab.word(language, "compare.before"), {exact: true}).selectOption({label: kName});
  await page.waitForFunction(name => document.querySelector(".compare-maps .map-caption")?.textContent === name, kName);
}

/** Another rule on the same data: the bytes of `carreau delineate --rule`, and values and articles of its own. */
async function testRule(page, server, about, language) {
  const older = about.other_rules.find(one => one.name === "metropole-2014");
  const derogation = about.parameters.find(one => one.name === "listed_derogation").meaning[language];
  const parameter = page.locator(".parameter", {has: page.getByLabel(derogation, {exact: true})});
  const shown = async () => [await parameter.locator("input").isChecked(), lab.bare(await parameter.locator(".mark").textContent())];
  const before = await shown();
  assert.match(before[1], /décret 2023-1312/);
  const choose = page.getByLabel(lab.word(language, "rule"), {exact: true});
  const run = await lab.changed(page, () => choose.selectOption("metropole-2014"));
  assert.equal(run.state.rule, "metropole-2014");
  const own = inFolder("older.gpkg");
  const told = lab.json(["delineate", ...olderTown, "-o", own, "--overwrite"]);
  assert.equal(run.totals.zones, told.perimeters);
  assert.notEqual(run.totals.zones, about.baseline.totals.zones, "on these data the two rules differ");
  const exported = await (await fetch(`${server.address}api/runs/${run.id}/export/geopackage`)).arrayBuffer();
  assert.ok(Buffer.from(exported).equals(fs.readFileSync(own)), "the bytes of the command line");
  const after = await shown();
  assert.ok(before[0] && !after[0] && /décret 2014-767/.test(after[1]), `${before} and ${after}`);
  const part = page.locator(".panel .rule");
  assert.equal(await part.locator(".notice").textContent(), older.substitution[language]);
  await part.getByText(lab.word(language, "rule.refused")).click();
  assert.match(await part.locator("li").textContent(), /commune/);
  assert.ok((await page.locator(".result .findings").textContent()).length > 0, "what the rule does not read is told");
  await lab.changed(page, () => part.getByRole("button", {name: lab.word(language, "rule.back")}).click());
  assert.deepEqual(await shown(), before);
  assert.equal(await part.locator(".notice").count(), 0);
}

lab.test("The lab compares as carreau compare does.", async browser => {
  const [first, other, older] = ["baseline.gpkg", "current.gpkg", "older_current.gpkg"].map(inFolder);
  lab.carreau(["delineate", ...town, "-o", first, "--quiet"]);
  lab.carreau(["delineate", ...town, "--set", "poverty_ratio=0.7", "-o", other, "--quiet"]);
  lab.carreau(["delineate", ...olderTown, "--set", "poverty_ratio=0.7", "-o", older, "--quiet"]);
  const server = await lab.serve([...town, "--zones", lab.quartiers]);
  const about = await server.ask("api/lab.json");
  for (const language of ["fr", "en"]) {
    const {page, close} = await lab.open(browser, server.address, {language, width: 1000});
    await testRule(page, server, about, language);
    const meaning = about.parameters.find(one => one.name === "poverty_ratio").meaning[language];
    const typed = page.getByLabel(lab.word(language, "parameter.typed", {name: meaning}), {exact: true});
    const run = await lab.changed(page, async () => {
      await typed.fill("70");
      await typed.press("Enter");
    });
    await lab.tab(page, ".panel", lab.word(language, "panel.compare"));
    await testSwipe(page, language);
    await assertCompares(page, lab.quartiers, other, language);
    const before = page.getByLabel(lab.word(language, "compare.before"), {exact: true});
    await before.selectOption("baseline");
    await assertCompares(page, first, other, language);
    // What is drawn is the same in both languages.
    if (language === "fr") {
      await before.selectOption("rule:metropole-2014");
      await assertCompares(page, older, other, language);
      await before.selectOption("baseline");
      await testDifference(page);
      await testSide(page, about.baseline.id, run.id, language);
    }
    await testSetAside(page, language);
    await close();
  }
  await server.end();
});
