// SPDX-License-Identifier: Apache-2.0
// The page of funded actions in Chromium, from a file: node actions_page.test.js PAGES MODULES
// Prints "SKIP: why" where there is no browser or no module to drive it.
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const {pathToFileURL} = require("node:url");

const [pages, modules] = process.argv.slice(2);
const chromium = process.env.CARREAU_CHROMIUM || "/usr/bin/chromium-headless-shell";

function skip(reason) {
  console.log(`SKIP: ${reason}`);
  process.exit(0);
}

function load(name) {
  const folder = path.resolve(modules, "node_modules", name);
  if (!fs.existsSync(folder)) skip(`${name} is missing: run scripts/install-web-modules`);
  return require(folder);
}

const playwright = load("playwright-core");
const axe = load("axe-core");
if (!fs.existsSync(chromium)) skip(`${chromium} is missing: apt-get install chromium-headless-shell`);

const words = {
  fr: {title: "Contrat de ville d'Alès <essai>", perPerson: "Accordé par habitant"},
  en: {title: "Contrat de ville d'Alès <essai>", perPerson: "Granted per inhabitant"},
};

/** Opens the page; whatever it asks for beyond itself, and whatever it complains of, is kept. */
async function open(browser, language, width, javaScriptEnabled = true) {
  const context = await browser.newContext(
    {viewport: {width, height: 900}, deviceScaleFactor: 0.5, javaScriptEnabled, locale: language});
  const url = pathToFileURL(path.resolve(pages, language, "rapport.html")).href;
  const asked = [];
  const complaints = [];
  await context.route("**/*", route => {
    if (route.request().url() === url) return route.continue();
    asked.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", error => complaints.push(String(error)));
  page.on("console", message => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("dialog", dialog => complaints.push(`dialog: ${dialog.message()}`));
  await page.goto(url);
  return {page, context, asked, complaints};
}

function texts(page, table, column) {
  return page.$$eval(`#${table} tbody:not(.total) tr`,
    (rows, c) => rows.filter(row => !row.hidden).map(row => row.cells[c].textContent), column);
}

/** A figure as the reader reads it. */
function number(text, language) {
  const plain = text.replace(/[\s\u00a0\u202f€%]/g, "");
  return Number((language === "fr" ? plain.replace(",", ".") : plain.replace(/,/g, ""))
    .replace("−", "-"));
}

async function columnOf(page, table, title) {
  const heads = await page.$$eval(`#${table} thead th`, cells => cells.map(c => c.textContent));
  const found = heads.indexOf(title);
  assert.notEqual(found, -1, `${table} has no column ${title}: ${heads}`);
  return found;
}

/** Clicks where nothing moves any more: a table is drawn once one gets near it, and moves what is below between
 *  the button pressed and the button let go. */
async function press(button) {
  await button.scrollIntoViewIfNeeded();
  await button.page().evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  await button.click();
}

async function testSorting(page, language) {
  const title = language === "fr" ? "Accordé" : "Granted";
  const column = await columnOf(page, "territory", title);
  const head = page.locator("#territory thead th").nth(column);
  const before = await texts(page, "territory", 0);
  await press(head.locator("button"));
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  const rising = (await texts(page, "territory", column)).map(text => number(text, language));
  assert.deepEqual(rising, [...rising].sort((a, b) => a - b));
  assert.notDeepEqual(await texts(page, "territory", 0), before);
  await head.locator("button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  const falling = (await texts(page, "territory", column)).map(text => number(text, language));
  assert.deepEqual(falling, [...rising].reverse());
  const total = await page.textContent("#territory tbody.total th");
  assert.equal(total, "TOTAL");  // stays below
  const names = page.locator("#territory thead th").first();
  await press(names.locator("button"));
  const sorted = await texts(page, "territory", 0);
  assert.deepEqual(sorted, [...sorted].sort(new Intl.Collator(language).compare));
}

async function testFilter(page) {
  // A long table shows its first rows once one gets there; the filter and the order are of all.
  assert.equal((await texts(page, "operators", 0)).length, 0);
  await page.locator("#operators").scrollIntoViewIfNeeded();
  const input = page.locator("#operators .filter input");
  await input.waitFor();
  assert.equal((await texts(page, "operators", 0)).length, 100);
  const all = Number(/^100 \/ (\d+) /.exec(await page.textContent("#operators .more"))[1]);
  await input.fill("cevennes");  // without its accents
  const found = await texts(page, "operators", 0);
  assert.ok(found.length > 0 && found.length < all);
  for (const name of found) assert.match(name, /Cévennes/);
  await input.fill("");
  await press(page.locator("#operators .more button").first());
  assert.equal((await texts(page, "operators", 0)).length, 200);
  await press(page.locator("#operators .more button").last());
  const names = await texts(page, "operators", 0);
  assert.equal(names.length, all);
  for (const name of found) assert.ok(names.includes(name), name);
  assert.equal(await page.locator("#operators .more button").count(), 0);
}

/** On paper a table is whole, and on the screen again as it was. */
async function testPaper(page) {
  const rows = async () => (await texts(page, "operators", 0)).length;
  const input = page.locator("#operators .filter input");
  await input.fill("cevennes");
  const before = await rows();
  await input.fill("");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.ok(await rows() > 200);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await input.fill("cevennes");
  assert.equal(await rows(), before);
  await input.fill("");
}

async function testMap(page, language) {
  const fills = () => page.$$eval("svg.map .zone",
    zones => zones.map(zone => getComputedStyle(zone.querySelector(".shape")).fill));
  const before = await fills();
  assert.ok(new Set(before).size >= 4, `shades: ${before}`);
  await page.selectOption("#measure", "granted_per_person");
  const after = await fills();
  assert.notDeepEqual(after, before);
  assert.equal(await page.textContent("#legend-title"), words[language].perPerson);
  // Every figure of the map is in the table below it.
  const column = await columnOf(page, "per_head", words[language].perPerson);
  const table = await page.$$eval("#per_head tbody:first-of-type tr",
    (rows, c) => rows.map(row => row.cells[c].textContent), column);
  assert.deepEqual(await page.$$eval("#targets .value", v => v.map(one => one.textContent)), table);
  await page.selectOption("#measure", "granted");
  assert.deepEqual(await fills(), before);
}

async function testLists(page) {
  const zone = page.locator("svg.map .zone").first();
  const name = await zone.locator("title").textContent();
  await zone.dispatchEvent("click");
  const title = await page.textContent("#list h3");
  assert.ok(name.startsWith(title.split(" (")[0]), `${name} and ${title}`);
  const rows = await page.locator("#list li").count();
  assert.ok(rows > 10);
  assert.match(await page.textContent("#list p"), new RegExp(`^${rows} `));
  assert.equal(await page.evaluate(() => document.activeElement.id), "list");
  await press(page.locator("#list .close"));
  await page.waitForFunction(() => document.querySelectorAll("#list li").length === 0);
  // By the keyboard: Tab goes from a quartier to the next, and on to the points.
  await zone.focus();
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("zone")));
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#list li").count() > 0);
  const point = page.locator("svg.map .point").nth(3);
  await point.focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#list li").count() > 0);
  await page.locator("svg.map .point").last().dispatchEvent("click");
  assert.ok(await page.locator("#list li").count() > 0);
  // What is on no map has its list too.
  await press(page.locator("#targets button").last());
  assert.ok(await page.locator("#list li").count() > 0);
  await press(page.locator("#map-controls button").first());
  assert.notEqual(await page.getAttribute("svg.map", "viewBox"), "0 0 900 560");
  await press(page.locator("#map-controls button").last());
  assert.equal(await page.getAttribute("svg.map", "viewBox"), "0 0 900 560");
}

/** What the map shows of its drawing: [left, top, width, height]. */
async function shownPart(page) {
  return (await page.getAttribute("svg.map", "viewBox")).split(" ").map(Number);
}

/** The wheel zooms around the pointer, dragging moves, a chosen quartier is brought into view. */
async function testMoves(page) {
  const map = page.locator("svg.map");
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  const [x, y] = [box.x + box.width * 0.4, box.y + box.height * 0.5];
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -600);
  await page.waitForFunction(() => document.querySelector("svg.map").viewBox.baseVal.width < 300);
  const zoomed = await shownPart(page);
  // The point under the pointer has stayed: 40 % of the way from left to right.
  assert.ok(Math.abs(zoomed[0] + 0.4 * zoomed[2] - 0.4 * 900) < 5, `${zoomed}`);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 30, {steps: 4});
  await page.mouse.up();
  const dragged = await shownPart(page);
  assert.ok(dragged[0] < zoomed[0] && dragged[1] < zoomed[1], `${zoomed} to ${dragged}`);
  await press(page.locator("#map-controls button").last());
  await press(page.locator("#targets button").first());
  const [left, top, width, height] = await shownPart(page);
  assert.ok(width < 900, "a chosen quartier is zoomed to");
  const zone = await page.locator("svg.map .zone[data-target='0']").evaluate(node => {
    const {x, y, width, height} = node.getBBox();
    return [x, y, x + width, y + height];
  });
  assert.ok(zone[0] >= left && zone[1] >= top && zone[2] <= left + width && zone[3] <= top + height);
  await press(page.locator("#map-controls button").last());
}

/** Of a long table, all rows but the first and last are written alike, and axe looks at each cell. */
function shortenTables(page) {
  return page.evaluate(() => {
    for (const body of document.querySelectorAll("tbody")) {
      for (const row of [...body.rows].slice(2, -2)) row.remove();
    }
  });
}

async function testAccess(page, where) {
  await shortenTables(page);
  // Through the protocol, since the page's own policy rightly refuses a script element.
  await page.evaluate(axe.source);
  // Folded tables stay folded: they are long, and written as the others are. Colours are those of the
  // widest French page, and looking at them takes longer than all the rest.
  const result = await page.evaluate(options => window.axe.run(document, options),
    {resultTypes: ["violations"], rules: {"color-contrast": {enabled: where === "fr 1280"}}});
  const serious = result.violations
    .filter(one => one.impact === "serious" || one.impact === "critical")
    .map(one => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map(n => n.html.slice(0, 160))}`);
  assert.deepEqual(serious, [], where);
}

async function testPage(browser, language, width) {
  const where = `${language} ${width}`;
  const {page, context, asked, complaints} = await open(browser, language, width);
  // For eyes: CARREAU_SHOTS=1 keeps pictures, which take seconds each.
  const shot = async name => {
    if (!process.env.CARREAU_SHOTS) return;
    await page.screenshot({path: path.join(pages, `${language}-${width}-${name}.png`), fullPage: name === "page"});
  };
  assert.equal(await page.title(), words[language].title);
  assert.equal(await page.getAttribute("html", "lang"), language);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `${where}: the page is ${overflow} px too wide`);
  await shot("page");
  // What the page does is the same in both languages and at both widths: tried once in each.
  if ((language === "fr") === (width === 1280)) {
    await testSorting(page, language);
    await testFilter(page);
    await testPaper(page);
    await testMap(page, language);
    await testLists(page);
    await testMoves(page);
  }
  await page.locator("svg.map .zone").nth(2).dispatchEvent("click");
  await page.locator("#map").scrollIntoViewIfNeeded();
  await shot("map");
  await testAccess(page, where);
  assert.equal(await page.title(), words[language].title, "no title of an action has run");
  assert.equal(await page.locator("main img").count(), 0);
  assert.deepEqual(asked, [], `${where}: requests`);
  assert.deepEqual(complaints, [], `${where}: console`);
  await context.close();
}

/** Everything is there to read. */
async function testWithoutScript(browser) {
  const {page, context, complaints} = await open(browser, "fr", 1280, false);
  assert.ok(await page.locator("#territory tbody tr").count() > 10);
  assert.ok(await page.locator("#operators tbody tr").count() > 200);
  assert.ok(await page.locator("svg.map .zone").count() > 10);
  assert.equal(await page.locator("#legend li").count() > 2, true);
  assert.equal(await page.locator("#map-controls button").count(), 0);
  assert.deepEqual(complaints, []);
  await context.close();
}

/** On paper nothing is smaller than 7 points, and no table is cut at the edge of the sheet. */
async function testPrint(page) {
  await page.emulateMedia({media: "print"});
  // The width of A4 in landscape without its margins, at 96 points an inch.
  await page.setViewportSize({width: Math.floor((297 - 22) / 25.4 * 96), height: 700});
  const {small, cut} = await page.evaluate(() => {
    // A folded table is not printed.
    const isPrinted = node => node.closest("details:not([open])") === null &&
      node.getClientRects().length > 0;
    const shown = [...document.querySelectorAll("main td, main th, main p, main li, main span")]
      .filter(node => node.textContent.trim() !== "" && isPrinted(node));
    const size = node => parseFloat(getComputedStyle(node).fontSize) * 0.75;
    const width = document.documentElement.clientWidth;
    return {small: [...new Set(shown.map(size).filter(points => points < 6.99))],
            cut: [...document.querySelectorAll("main table")]
              .filter(table => isPrinted(table) &&
                               table.getBoundingClientRect().right > width + 1)
              .map(table => table.closest("section").id)};
  });
  assert.deepEqual(small, [], "sizes of type in points");
  assert.deepEqual(cut, [], "tables that are cut");
}

async function printPage(browser) {
  const {page, context} = await open(browser, "fr", 1280);
  await testPrint(page);
  await page.pdf({path: path.join(pages, "fr.pdf"), preferCSSPageSize: true, printBackground: true});
  await context.close();
}

(async () => {
  const args = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--no-first-run"];
  if (process.getuid && process.getuid() === 0) args.push("--no-sandbox");
  const browser = await playwright.chromium.launch({executablePath: chromium, args});
  try {
    for (const language of ["fr", "en"]) {
      for (const width of [1280, 390]) await testPage(browser, language, width);
    }
    await testWithoutScript(browser);
    await printPage(browser);
  } finally {
    await browser.close();
  }
  console.log("The page passes in French and English, at 1280 and 390 px.");
})().catch(error => {
  console.error(error);
  process.exit(1);
});
