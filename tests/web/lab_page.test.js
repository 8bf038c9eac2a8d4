// SPDX-License-Identifier: Apache-2.0
// The lab in Chromium, on the made-up town: node lab_page.test.js PROGRAM SAMPLE MODULES
// Prints "SKIP: why" where there is no browser, no module to drive it or no map in it.
"use strict";
const assert = require("node:assert/strict");
const {spawn} = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");

const [program, sample, modules] = process.argv.slice(2);
const chromium = process.env.CARREAU_CHROMIUM || "/usr/bin/chromium";
const kInTown = "#map=12/47.72/2.83";

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
if (!fs.existsSync(chromium)) skip(`${chromium} is missing: apt-get install chromium`);

/** Starts the server on a free port; it says its address on its first line. */
async function serve() {
  const file = name => path.join(sample, name);
  const server = spawn(program, ["serve", file("carreaux_200m_met.csv"), "--urban-units", file("uu2020_composition.csv"),
    "--communes", file("communes.csv"), "--zones", file("quartiers.gpkg"), "--rule", "metropole-2023", "--port", "0"]);
  const told = [];
  server.stderr.on("data", text => told.push(text));
  for await (const line of readline.createInterface({input: server.stdout})) {
    const found = /http:\/\/\S+/.exec(line);
    if (found) return {server, address: found[0]};
  }
  throw new Error(`the server told no address: ${told.join("")}`);
}

/** Opens the page; whatever it complains of, and whatever it asks of other hosts, is kept. */
async function open(browser, address, language, width) {
  const context = await browser.newContext({viewport: {width, height: 860}});
  const complaints = [];
  await context.route(url => url.origin !== new URL(address).origin, route => {
    complaints.push(`asked for ${route.request().url()}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", error => complaints.push(String(error)));
  page.on("console", message => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("dialog", dialog => complaints.push(`dialog: ${dialog.message()}`));
  await page.goto(`${address}${kInTown}${language === "en" ? "&lang=en" : ""}`);
  await page.waitForSelector(".totals tbody tr", {state: "attached"});
  return {page, context, complaints};
}

/** The slider of the share of the medians that makes the threshold: 60 % by law. */
function ratio(page) {
  return page.locator(".parameter", {hasText: /part des médianes|share of the weighted medians/}).locator("input[type=range]");
}

async function figure(page, row) {
  const text = await page.locator(".totals tbody tr").nth(row).locator("td").first().textContent();
  return Number(text.replace(/\D/g, ""));
}

/** Until the page has measured one more change from the hand to the paint. */
async function painted(page, action) {
  const before = await page.evaluate(() => performance.getEntriesByName("carreau:latency").length);
  await action();
  await page.waitForFunction(n => performance.getEntriesByName("carreau:latency").length > n, before);
}

async function testChange(page) {
  const zones = await figure(page, 0);
  const slider = ratio(page);
  assert.equal(await slider.inputValue(), "0.6");
  await slider.focus();
  for (let i = 0; i < 15; i++) await painted(page, () => page.keyboard.press("ArrowRight"));
  assert.equal(await slider.inputValue(), "0.75");
  const people = await figure(page, 1);
  const more = await figure(page, 0);
  assert.ok(more >= zones);
  assert.match(await page.locator(".parameter.changed").first().innerText(), /60/);
  await page.reload();  // the scenario is still there
  await page.waitForFunction(() => performance.getEntriesByName("carreau:latency").length > 0);
  assert.equal(await ratio(page).inputValue(), "0.75");
  assert.equal(await figure(page, 1), people);
  await painted(page, () => page.keyboard.press("Control+z"));
  assert.equal(await ratio(page).inputValue(), "0.74");
  await painted(page, () => page.keyboard.press("Control+y"));
  assert.equal(await figure(page, 1), people);
  await painted(page, () => page.locator(".parameter.changed button.back").first().click());
  assert.equal(await ratio(page).inputValue(), "0.6");
  assert.equal(await figure(page, 0), zones);
}

async function testTyping(page) {
  const typed = page.locator(".parameter", {hasText: /part des médianes|share of the weighted medians/}).locator("input.typed");
  await typed.fill("55,5 %");
  await painted(page, () => page.keyboard.press("Enter"));
  assert.match(await typed.inputValue(), /^55,5\s%$|^56\s%$/);
  await painted(page, () => page.locator(".parameter.changed button.back").first().click());
}

/** Cells and zones are explained without a mouse. */
async function testExplanation(page) {
  const first = page.locator(".tables [role=tabpanel]:not([hidden]) tbody th button").first();
  const id = await first.textContent();
  await first.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(zone => document.querySelector(".explain h2")?.textContent.includes(zone), id);
  assert.ok(await page.locator(".explain .lines li").count() >= 4);
  await page.locator(".explain").focus();
  await page.keyboard.press("Escape");
  assert.ok(await page.locator(".explain").isHidden());
  await page.waitForTimeout(500);  // the map is on its way to the zone
  await page.keyboard.press("Enter");  // what is under the cross
  await page.waitForSelector(".explain h2");
  await page.locator(".explain").focus();
  await page.keyboard.press("Escape");
}

/** A script that somebody calls a scenario stays a name. */
async function testNames(page) {
  const name = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
  await page.locator(".panel [role=tab]").nth(2).click();
  await page.locator(".panel [role=tabpanel]:not([hidden]) input[type=text]").fill(name);
  await page.locator(".panel [role=tabpanel]:not([hidden]) .field button").click();
  assert.equal(await page.locator(".kept li span").first().textContent(), name);
  assert.equal(await page.locator(".kept img, .kept script").count(), 0);
}

async function testComparison(page) {
  for (const mode of ["difference", "side", "swipe"]) {
    await page.locator(`.panel input[type=radio][value=${mode}]`).check();
    await page.waitForSelector(mode === "swipe" ? ".swipe-handle" : mode === "side" ? ".compare-maps.side" : ".pairs");
  }
  const handle = page.locator(".swipe-handle");
  await handle.focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await handle.getAttribute("aria-valuenow"), "48");
  await page.keyboard.press("End");
  assert.equal(await handle.getAttribute("aria-valuenow"), "100");
  await page.locator('.panel [name^=mode][value=none]').check();
  assert.equal(await page.locator(".compare-maps").count(), 0);
}

/** A cell painted without a mouse is an edit with a reason and a status. */
async function testEdit(page) {
  await page.locator(".panel [role=tab]").nth(1).click();
  await page.locator(".panel input[type=radio][value=remove]").check();  // the map is within a zone
  await page.locator(".panel input[type=radio][value=brush]").check();
  await page.locator(".stage > .map canvas.maplibregl-canvas").focus();
  await page.keyboard.press("ArrowRight");
  await painted(page, () => page.keyboard.press(" "));
  assert.equal(await page.locator(".edits li").count(), 1);
  assert.notEqual(await page.locator(".edits li input").inputValue(), "");
  assert.ok(await page.locator(".card").count() >= 1);
  await painted(page, () => page.locator(".edits li button").click());
  assert.equal(await page.locator(".card").count(), 0);
  await page.locator(".panel input[name^=radio][value=none]").check();
}

async function testAccessibility(page, what) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(found.violations.map(one => `${one.id}: ${one.nodes[0].html}`), [], what);
}

async function run() {
  const {server, address} = await serve();
  // A map needs WebGL, which a machine without a screen draws in software.
  const browser = await playwright.chromium.launch({executablePath: chromium, args: [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]});
  try {
    const blank = await browser.newPage();
    const hasMap = await blank.evaluate(() => document.createElement("canvas").getContext("webgl2") !== null);
    if (!hasMap) return console.log("SKIP: this Chromium draws no WebGL");
    const {page, context, complaints} = await open(browser, address, "fr", 1280);
    assert.equal(await page.getAttribute("html", "lang"), "fr");
    await testChange(page);
    await testTyping(page);
    await testExplanation(page);
    await testEdit(page);
    await testNames(page);
    await testComparison(page);
    await testAccessibility(page, "French, wide");
    assert.deepEqual(complaints, []);
    await context.close();
    const phone = await open(browser, address, "en", 390);
    assert.equal(await phone.page.getAttribute("html", "lang"), "en");
    for (const pane of ["panel", "tables", "map"]) {
      await phone.page.locator(`nav [data-pane=${pane}]`).click();
      await testAccessibility(phone.page, `English, narrow, ${pane}`);
      assert.ok(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }
    assert.deepEqual(phone.complaints, []);
    console.log("ok");
  } finally {
    await browser.close();
    server.kill();
  }
}

run().catch(error => {
  console.error(error);
  process.exit(1);
});
