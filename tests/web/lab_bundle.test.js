// SPDX-License-Identifier: Apache-2.0
// The lab as files under some folder of a web host: read only, with its zones, tables, explanations
// and comparisons. `node lab_bundle.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const {assertShows, communeNames} = require("./lab_results.js");
const lab = require("./lab.js");

const kPlace = "/etudes/2024/carreau/";
const types = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
  ".mvt": "application/vnd.mapbox-vector-tile", ".toml": "text/plain"};

/** A plain web host with the folder under kPlace; what it was asked for in vain, or otherwise than by
 *  GET, is kept. */
async function host(folder) {
  const missed = [];
  const server = http.createServer((request, answer) => {
    const {pathname} = new URL(request.url, "http://localhost");
    const name = decodeURIComponent(pathname.slice(kPlace.length)) || "index.html";
    const file = path.join(folder, name);
    const isThere = pathname.startsWith(kPlace) && file.startsWith(folder) && fs.existsSync(file) && fs.statSync(file).isFile();
    if (request.method !== "GET" || !isThere) {
      missed.push(`${request.method} ${pathname}`);
      answer.writeHead(404).end();
      return;
    }
    answer.writeHead(200, {"Content-Type": types[path.extname(file)] ?? "application/octet-stream"}).end(fs.readFileSync(file));
  });
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  return {address: `http://127.0.0.1:${server.address().port}${kPlace}`, missed, end: () => new Promise(done => server.close(done))};
}

async function testReadOnly(page, language) {
  for (const control of await page.locator(".parameter input, .parameter select").all()) assert.ok(await control.isDisabled());
  assert.ok(await page.getByText(lab.word(language, "read_only")).first().isVisible());
  assert.equal(await page.getByRole("link", {name: lab.word(language, "files.save")}).count(), 0);
  const notices = await page.getByRole("link", {name: lab.word(language, "notices")}).getAttribute("href");
  assert.match(await page.evaluate(address => fetch(address).then(answer => answer.text()), notices), /---- maplibre-gl /);
  const edits = await lab.tab(page, ".panel", lab.word(language, "panel.edit"));
  assert.equal(await edits.locator("input, button").count(), 0);
}

async function testExplanations(page, gpkg, zone, language) {
  const table = await lab.tab(page, ".tables", lab.word(language, "table.perimeters"));
  await table.getByRole("button", {name: zone.zone_id, exact: true}).click();
  await page.waitForFunction(id => document.querySelector(".explain h2")?.textContent.includes(id), zone.zone_id);
  const [title] = lab.carreau(["explain", gpkg, zone.zone_id, "--lang", language]).stdout.split("\n");
  assert.equal(lab.bare(await page.locator(".explain h2").textContent()), lab.bare(title));
  assert.ok(await page.locator(".explain .lines li").count() > 4);
  const portrait = page.locator(".explain").getByRole("link", {name: lab.word(language, "zone.portrait"), exact: true});
  const answer = await fetch(await portrait.evaluate(link => link.href));
  assert.equal(answer.status, 200);
  assert.ok((await answer.text()).includes(zone.zone_id), "a bundle has portraits");
  // A cell is told by what its tile says.
  const cells = await lab.tab(page, ".tables", lab.word(language, "table.cells"));
  await lab.shown(page);
  await page.locator(".tables [role=tab][aria-selected=true]").click();
  const first = cells.locator("tbody th button").first();
  const cell = await first.textContent();
  await first.click();
  await page.waitForFunction(id => document.querySelector(".explain h2")?.textContent.includes(id), cell);
  assert.ok((await lab.rows(page.locator(".explain-body > table.pairs"))).length >= 7);
}

async function testComparison(page, language, own) {
  const panel = await lab.tab(page, ".panel", lab.word(language, "panel.compare"));
  await panel.locator("input[type=radio][value=difference]").check();
  await panel.locator(".pairs").first().waitFor();
  const figures = Object.fromEntries(await lab.rows(panel.getByRole("region", {name: lab.word(language, "compare.result")})));
  for (const change of ["unchanged", "redrawn", "split", "merged", "entered", "left", "no_data"]) {
    assert.equal(figures[lab.word(language, `change.${change}`)], String(own[change]), change);
  }
}

async function testSearch(page) {
  await page.locator("[role=combobox]").fill("vervenoux");
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("Enter");
  await lab.shown(page);
}

lab.test("The lab opens as files of a web host.", async browser => {
  const folder = lab.freshFolder("files");
  const [bundle, gpkg] = ["bundle", "perimeters.gpkg"].map(name => path.join(folder, name));
  const told = lab.json(["delineate", ...lab.town, "-o", gpkg]);
  const compared = lab.json(["compare", lab.quartiers, gpkg, ...lab.town]);
  lab.carreau(["serve", ...lab.town, "--zones", lab.quartiers, "--actions", lab.inSample("actions.xlsx"), "--bundle", bundle, "--quiet"]);
  const server = await host(bundle);
  for (const language of ["fr", "en"]) {
    const {page, complaints, close} = await lab.open(browser, server.address, {language, view: "13/47.735/2.82"});
    await page.waitForSelector(".tables[data-run]");
    await assertShows(page, told, communeNames(lab.inSample("communes.csv")));
    await testReadOnly(page, language);
    await testExplanations(page, gpkg, told.zones[0], language);
    await testComparison(page, language, compared);
    if (language === "fr") {
      await testSearch(page);
      assert.deepEqual(await lab.barriers(page), []);
    }
    assert.equal(await page.locator(".alarm").count(), 0);
    // Tiles that hold nothing are not written: their absence, which the browser notes, is no fault.
    for (let i = complaints.length - 1; i >= 0; i--) if (/status of 404 .*\.mvt$/.test(complaints[i])) complaints.splice(i, 1);
    await close();
  }
  assert.deepEqual(server.missed.filter(one => !/^GET .*\.mvt$/.test(one)), []);
  await server.end();
});
