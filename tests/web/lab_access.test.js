// SPDX-License-Identifier: Apache-2.0
// The lab for everybody: both languages, wide and narrow, with axe; names that are markup stay text.
// `node lab_access.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const lab = require("./lab.js");

const kMarkup = '<script>alert("zone")</script><b>Zone</b>';
const folder = lab.freshFolder("files");

/** A zoning whose only zone has a name that is markup. */
function markedZones() {
  const ring = [[2.79, 47.72], [2.82, 47.72], [2.82, 47.745], [2.79, 47.745], [2.79, 47.72]];
  const file = path.join(folder, "marked.geojson");
  fs.writeFileSync(file, JSON.stringify({type: "FeatureCollection", features: [
    {type: "Feature", properties: {code: "Z1", nom: kMarkup}, geometry: {type: "Polygon", coordinates: [ring]}}]}));
  return file;
}

/** Everything written on the page, hidden or not, with the words that only screen readers tell. */
function texts(page) {
  return page.evaluate(() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      // Rows as the GeoPackage has them keep its names of columns.
      if (node.parentElement.closest("script, style, .explain-body details")) continue;
      if (node.nodeType === Node.TEXT_NODE) found.push(node.data.trim());
      else for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"]) if (node.hasAttribute(name)) found.push(node.getAttribute(name).trim());
    }
    return [...new Set(found.filter(text => text !== ""))];
  });
}

async function assertLanguage(page, language, files) {
  assert.equal(await page.getAttribute("html", "lang"), language);
  const own = new Set(Object.values(lab.words[language]));
  const other = Object.values(lab.words[language === "fr" ? "en" : "fr"]).filter(text => !own.has(text));
  const foreign = new Set(other);
  for (const text of await texts(page)) {
    assert.ok(!foreign.has(text), `"${text}" is of the other language`);
    assert.doesNotMatch(text, /\{\w+\}/, "a value is missing");
    assert.doesNotMatch(text, /^[a-z_]+(\.[a-z_]+)+$/, "a key is shown");
    if (!files.some(file => text.includes(file))) assert.doesNotMatch(text, /\b[a-z]+_[a-z_]+\b/, "a code is shown");
    // 12,345 and 65.2% in English, 12 345 and 65,2 % in French.
    assert.doesNotMatch(text, language === "fr" ? /\b[1-9]\d{0,2},\d{3}\b|\d\.\d+%|€\d/ : /\d[\s\u00a0\u202f]\d{3}\b|\d,\d\s?%|\d\s?€/);
  }
}

/** What a code stands for must be in the list of words. */
async function assertNamed(page, language, table, column, group) {
  const panel = await lab.tab(page, ".tables", table);
  const place = await panel.locator("thead th").evaluateAll((all, name) => all.findIndex(one => one.textContent === name),
    lab.word(language, column));
  const known = Object.entries(lab.words[language]).filter(([key]) => key.startsWith(`${group}.`)).map(([, text]) => text);
  for (const row of await lab.rows(panel)) assert.ok(["", "–", ...known].includes(row[place]), `${table}: ${row[place]}`);
}

async function assertFits(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${where}: ${over} px too wide`);
}

/** Nothing bars anybody from `part`, which has just changed; the whole page was looked at when it opened. */
async function assertOpen(page, where, part) {
  // Colours are those of the French page at its widest.
  assert.deepEqual(await lab.barriers(page, lab.kEveryImpact, where.startsWith("fr 1280"), part), [], where);
  await assertFits(page, where);
}

/** On a narrow page one part at a time is beside the map. */
async function pane(page, width, name) {
  if (width < 800) await page.locator(`nav [data-pane=${name}]`).click();
}

/** As the page opens, and on a narrow one in each of its parts, axe finds nothing at all. */
async function testParts(page, where, width) {
  for (const part of width < 800 ? ["panel", "tables", "map"] : ["map"]) {
    await pane(page, width, part);
    assert.deepEqual(await lab.barriers(page, lab.kEveryImpact), [], `${where}, ${part}`);
    await assertFits(page, `${where}, ${part}`);
  }
}

async function testTabs(page, where, width, shot) {
  for (const part of ["panel", "tables"]) {
    await pane(page, width, part);
    const tabs = page.locator(`.${part} [role=tab]`);
    for (let i = 0; i < await tabs.count(); i++) {
      await tabs.nth(i).click();
      const closed = page.locator(`.${part} [role=tabpanel]:not([hidden]) details:not([open]) > summary`);
      while (await closed.count() > 0) await closed.first().click();
      await lab.shown(page);
      await assertOpen(page, `${where}, ${part} ${i}`, `.${part}`);
      await shot(`${part}-${i}`);
    }
    await tabs.first().click();
  }
}

async function testExplanations(page, where, width, shot) {
  await pane(page, width, "tables");
  await page.locator(".tables [role=tabpanel]:not([hidden]) tbody th button").first().click();
  await page.waitForSelector(".explain .lines");
  await lab.shown(page);
  await assertOpen(page, `${where}, a zone explained`, ".explain");
  await shot("zone");
  await pane(page, width, "map");
  await page.locator(".stage > .map canvas").focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".explain .lines");
  await pane(page, width, "explain");
  await assertOpen(page, `${where}, what is under the cross`, ".explain");
  await shot("cell");
}

async function testComparing(page, where, width, language, shot) {
  await pane(page, width, "panel");
  const panel = await lab.tab(page, ".panel", lab.word(language, "panel.compare"));
  for (const mode of ["swipe", "side", "difference", "none"]) {
    await panel.locator(`input[type=radio][value=${mode}]`).check();
    if (mode !== "none") await panel.locator(".pairs").first().waitFor();
    await lab.shown(page);
    await assertOpen(page, `${where}, ${mode}`, mode === "none" ? ".panel" : null);
    await shot(mode);
  }
}

async function testSearch(page, where, shot) {
  await page.locator("[role=combobox]").fill("ver");
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("ArrowDown");
  await assertOpen(page, `${where}, places found`, ".search");
  await shot("search");
  await page.keyboard.press("Escape");
}

async function testMarkup(page, width) {
  await pane(page, width, "tables");
  const table = await lab.tab(page, ".tables", "marked");
  assert.deepEqual((await lab.rows(table))[0].slice(0, 2), ["Z1", kMarkup]);
  assert.equal(await page.locator(".tables script, .tables b").count(), 0);
  await page.locator("[role=combobox]").fill("Z1");
  await page.waitForSelector("[role=option], .search .none");
  assert.equal(await page.locator(".search b, .search script").count(), 0);
  await page.locator("[role=combobox]").fill("");
}

/** A window, one at 200 % (half its size in pixels of the page), and a telephone. */
const kHeights = {1280: 900, 640: 450, 390: 844};

lab.test("The lab is open to all, in French and English, at 1280 px, at 200 % and at 390 px.", async browser => {
  const server = await lab.serve([...lab.town, "--zones", lab.quartiers, "--zones", markedZones(),
    "--actions", lab.inSample("actions.xlsx"), "--folder", lab.freshFolder("scenarios")]);
  const shots = lab.freshFolder("shots");
  for (const language of ["fr", "en"]) {
    for (const width of language === "fr" ? [1280, 640, 390] : [1280, 390]) {
      const where = `${language} ${width}`;
      const {page, close} = await lab.open(browser, server.address, {language, width, height: kHeights[width]});
      // For eyes: CARREAU_SHOTS=1 keeps a picture of each state.
      const shot = async name => {
        if (process.env.CARREAU_SHOTS) await page.screenshot({path: path.join(shots, `${language}-${width}-${name}.png`)});
      };
      await testParts(page, where, width);
      await shot("open");
      if (language === "fr" || width < 800) await testTabs(page, where, width, shot);
      if (language === "fr") await testExplanations(page, where, width, shot);
      // What is compared lies over the map, whatever its size.
      if (language === "fr" && width !== 640) await testComparing(page, where, width, language, shot);
      await testSearch(page, where, shot);
      await testMarkup(page, width);
      await assertLanguage(page, language, ["carreaux_200m_met.csv", "actions.xlsx"]);
      await pane(page, width, "tables");
      await assertNamed(page, language, lab.word(language, "table.units"), "unit.source", "source");
      await assertNamed(page, language, "quartiers", "zone.verdict", "verdict");
      await close();
    }
  }
  await server.end();
});
