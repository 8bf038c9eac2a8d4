// SPDX-License-Identifier: Apache-2.0
// Parameters and files in the lab: what it shows is what `carreau delineate` prints, what it saves
// is what `carreau delineate` runs. `node lab_scenario.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const {assertShows, communeNames, figures} = require("./lab_results.js");
const lab = require("./lab.js");

const names = communeNames(lab.inSample("communes.csv"));
const folder = lab.freshFolder("files");
const inFolder = name => path.join(folder, name);

const delineated = settings => lab.json(["delineate", ...lab.town, ...settings.flatMap(one => ["--set", one]),
  "-o", inFolder("oracle.gpkg"), "--overwrite"]);

/** The control of a parameter: its slider, box or choice; what is typed; the way back. */
function control(page, about, language, name) {
  const meaning = about.parameters.find(one => one.name === name).meaning[language];
  const main = page.getByLabel(meaning, {exact: true});
  const whole = page.locator(".parameter", {has: main});
  return {main, whole, typed: whole.locator("input.typed"), back: whole.locator("button.back")};
}

async function openGroups(page) {
  const closed = page.locator("details.group:not([open]) > summary");
  while (await closed.count() > 0) await closed.first().click();
}

async function testSlider(page, about, language) {
  const {main, whole, back} = control(page, about, language, "poverty_ratio");
  const legal = await figures(page);
  await main.focus();
  for (let i = 0; i < 5; i++) await lab.changed(page, () => page.keyboard.press("ArrowRight"));
  assert.equal(await main.inputValue(), "0.65");
  await assertShows(page, delineated(["poverty_ratio=0.65"]), names);
  assert.match(lab.bare(await whole.locator(".mark").textContent()), /60 ?%.*art\. 4/);
  const run = await lab.changed(page, () => back.click());
  assert.equal(run.id, about.baseline.id);
  assert.deepEqual(await figures(page), legal);
  assert.ok(await back.isHidden());
  // Back was a step of its own.
  await lab.changed(page, () => page.getByRole("button", {name: lab.word(language, "undo")}).click());
  assert.equal(await main.inputValue(), "0.65");
  await lab.changed(page, () => page.keyboard.press("Control+z"));
  assert.equal(await main.inputValue(), "0.64");
  await lab.changed(page, () => page.keyboard.press("Control+y"));
  await lab.changed(page, () => page.getByRole("button", {name: lab.word(language, "redo")}).click());
  assert.deepEqual(await figures(page), legal);
  assert.ok(await page.getByRole("button", {name: lab.word(language, "redo")}).isDisabled());
}

/** A drag is one step back, however many values it went through. */
async function testDrag(page, about, language) {
  const {main} = control(page, about, language, "poverty_ratio");
  await main.scrollIntoViewIfNeeded();
  const box = await main.boundingBox();
  const at = share => box.x + 8 + share * (box.width - 16);
  const answers = [];
  const hear = answer => { if (new URL(answer.url()).pathname.endsWith("/api/runs")) answers.push(answer); };
  page.on("response", hear);
  await page.mouse.move(at(0.6), box.y + box.height / 2);
  await page.mouse.down();
  for (const share of [0.5, 0.45, 0.4]) await lab.changed(page, () => page.mouse.move(at(share), box.y + box.height / 2));
  await page.mouse.up();
  page.off("response", hear);
  assert.ok(answers.length >= 3);
  assert.notEqual(await main.inputValue(), "0.6");
  await assertShows(page, delineated([`poverty_ratio=${await main.inputValue()}`]), names);
  const run = await lab.changed(page, () => page.keyboard.press("Control+z"));
  assert.equal(run.id, about.baseline.id);
}

/** What is typed, chosen and ticked, each against the command line; alone, then all at once. */
async function testControls(page, about, language) {
  const typing = (name, text) => async () => {
    const {typed} = control(page, about, language, name);
    await typed.fill(text);
    await typed.press("Enter");
  };
  const choosing = (name, value) => () => control(page, about, language, name).main.selectOption(value);
  const steps = [
    ["poverty_ratio=0.555", typing("poverty_ratio", language === "fr" ? "55,5 %" : "55.5%")],
    ["minimum_zone_population=700", typing("minimum_zone_population", "700")],
    ["minimum_unit_population=5000", typing("minimum_unit_population", language === "fr" ? "5 000 hab." : "5,000")],
    ["method=compact", choosing("method", "compact")],
    ["listed_derogation=false", () => control(page, about, language, "listed_derogation").main.uncheck()],
    ["model=dagum", choosing("model", "dagum")],
  ];
  const shown = {
    poverty_ratio: language === "fr" ? "55,5 %" : "55.5%", minimum_zone_population: language === "fr" ? "700 hab." : "700 people"};
  const given = [];
  // English differs by how figures are typed and written: the first three.
  const tried = language === "fr" ? steps : steps.slice(0, 3);
  for (const [setting, change] of tried) {
    await lab.changed(page, change);
    given.push(setting);
    const [name] = setting.split("=");
    if (name in shown) assert.equal(lab.bare(await control(page, about, language, name).typed.inputValue()), shown[name]);
    await assertShows(page, delineated(given), names);
  }
  assert.equal(await page.locator(".parameter.changed").count(), tried.length);
}

/** What cannot be: told, and nothing changes. */
async function testRefusals(page, about, language) {
  const {typed, main} = control(page, about, language, "poverty_ratio");
  const before = await main.inputValue();
  await typed.fill("abc");
  await typed.press("Enter");
  const told = page.locator("[role=status].spoken");
  const seen = control(page, about, language, "poverty_ratio").whole.locator(".refused");
  assert.ok(await seen.isVisible());
  assert.equal(await seen.textContent(), await told.textContent());
  assert.equal(await told.textContent(), lab.word(language, "parameter.no_number", {text: "abc"}));
  assert.equal(await main.inputValue(), before);
  const comma = language === "fr" ? "," : ".";
  for (const [text, said] of [["150", /0[,.]01 ?%.*100 ?%/], [`57${comma}12345 %`, /57[,.]12345 ?%.*2/], [`0${comma}61234`, /0[,.]61234.*2/]]) {
    await typed.fill(text);
    await typed.press("Enter");
    assert.match(lab.bare(await told.textContent()), said, text);
    assert.equal(await seen.textContent(), await told.textContent());
    assert.equal(await typed.getAttribute("aria-invalid"), "true", text);
    assert.equal(await typed.getAttribute("aria-describedby"), await seen.getAttribute("id"));
    await main.focus();
    assert.equal(await typed.inputValue(), text, "what was refused stays to be mended");
    assert.equal(await main.inputValue(), before, "and nothing has changed");
  }
  const run = await lab.changed(page, async () => {
    await typed.fill(`0${comma}55`);
    await typed.press("Enter");
  });
  assert.equal(run.state.settings.poverty_ratio, "0.55", "a share of 1 is not a percent");
  assert.equal(await typed.getAttribute("aria-invalid"), "false");
  await lab.changed(page, () => main.focus().then(() => page.keyboard.press("Control+z")));
  assert.equal(await main.inputValue(), before);
}

/** What `action` makes the browser download, as a file of this test. */
async function downloaded(page, action) {
  const coming = page.waitForEvent("download");
  await action();
  const download = await coming;
  const file = inFolder(download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** What the lab saves and exports is what the command line makes of it, to the byte. */
async function testFiles(page, language) {
  const click = key => page.getByRole("link", {name: lab.word(language, key), exact: true}).click();
  const toml = await downloaded(page, () => click("files.save"));
  const saved = inFolder("saved.toml");
  fs.renameSync(toml, saved);
  for (const [label, extension] of [["GeoPackage", "gpkg"], ["GeoJSON", "geojson"]]) {
    const exported = await downloaded(page, () => page.getByRole("link", {name: label, exact: true}).click());
    const own = inFolder(`own.${extension}`);
    lab.carreau(["delineate", "--scenario", saved, "--inputs", path.dirname(lab.town[0]), "-o", own, "--overwrite", "--quiet"]);
    assert.ok(fs.readFileSync(exported).equals(fs.readFileSync(own)), `${exported} and ${own} differ`);
  }
  const told = lab.json(["delineate", "--scenario", saved, "--inputs", path.dirname(lab.town[0]), "-o", inFolder("own.gpkg"), "--overwrite"]);
  await assertShows(page, told, names);
  const geojson = JSON.parse(fs.readFileSync(inFolder("own.geojson"), "utf8"));
  // A near miss that becomes a perimeter keeps its id.
  assert.deepEqual(new Set(geojson.features.map(one => one.properties.zone_id)), new Set(told.zones.map(zone => zone.zone_id)));
  const csv = fs.readFileSync(await downloaded(page, () => page.getByRole("link", {name: "CSV", exact: true}).click()), "utf8");
  const [head, ...lines] = csv.replace(/^\ufeff/, "").trim().split(/\r?\n/);
  assert.equal(lines.length, told.perimeters);
  assert.match(head, /^"?zone_id"?[,;]/);
  return saved;
}

async function openFile(page, file) {
  await page.locator("input[type=file]").setInputFiles(file);
}

/** A scenario comes back from its file, from the folder, and when the page is loaded again. */
async function testOpening(page, about, language, saved) {
  const before = await figures(page);
  const changes = await page.locator(".parameter.changed").count();
  await page.reload();
  await page.waitForFunction(n => document.querySelectorAll(".parameter.changed").length === n, changes);
  await page.waitForFunction(id => (document.querySelector(".tables")?.getAttribute("data-run") ?? id) !== id, about.baseline.id);
  assert.deepEqual(await figures(page), before);
  await openGroups(page);
  const reset = page.getByRole("button", {name: lab.word(language, "scenario.reset")});
  const run = await lab.changed(page, () => reset.click());
  assert.equal(run.id, about.baseline.id);
  assert.notDeepEqual(await figures(page), before);
  await lab.changed(page, () => openFile(page, saved));
  assert.deepEqual(await figures(page), before);

  const name = page.getByLabel(lab.word(language, "files.name"));
  await name.fill("essai");
  await page.getByRole("button", {name: lab.word(language, "files.save_in_folder"), exact: true}).click();
  await page.waitForFunction(() => document.querySelector("[role=status].spoken").textContent.includes("essai"));
  await lab.changed(page, () => reset.click());
  await lab.changed(page, () => page.getByLabel(lab.word(language, "files.folder")).selectOption("essai.toml"));
  assert.deepEqual(await figures(page), before);
}

/** A scenario of another rule, and what is none: refused in words, and nothing changes. */
async function testForeignFiles(page, language) {
  const before = await figures(page);
  const other = inFolder("other.toml");
  const rule = inFolder("ours.toml");
  fs.writeFileSync(rule, 'name = "ours"\ntitle = "Ours"\nsource = "none"\nurban_territory = "urban_unit"\n');
  const town = lab.town.map(one => one === "metropole-2023" ? rule : one);
  lab.carreau(["delineate", ...town, "--save-scenario", other, "--overwrite", "--quiet"]);
  const broken = inFolder("broken.toml");
  fs.writeFileSync(broken, "format = 1\nrule = metropole-2023\n");
  for (const [file, said] of [[other, /ours\.toml/], [broken, /2/]]) {
    await openFile(page, file);
    const alarm = page.locator("[role=alert] .alarm");
    await alarm.waitFor();
    assert.match(await alarm.textContent(), said);
    await alarm.getByRole("button").click();
    await alarm.waitFor({state: "detached"});
    assert.deepEqual(await figures(page), before);
  }
}

lab.test("The lab shows what the command line prints, and saves what it runs.", async browser => {
  const server = await lab.serve([...lab.town, "--folder", lab.freshFolder("scenarios")]);
  const about = await server.ask("api/lab.json");
  for (const language of ["fr", "en"]) {
    const {page, close} = await lab.open(browser, server.address, {language});
    await assertShows(page, delineated([]), names);
    await openGroups(page);
    await testSlider(page, about, language);
    if (language === "fr") await testDrag(page, about, language);
    await testControls(page, about, language);
    await testRefusals(page, about, language);
    if (language === "fr") {
      const saved = await testFiles(page, language);
      await testOpening(page, about, language, saved);
      await testForeignFiles(page, language);
    }
    await close(language === "fr" ? [409, 422] : []);
  }
  await server.end();
});
