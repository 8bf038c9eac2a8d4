// SPDX-License-Identifier: Apache-2.0
// What the tests of the lab share: a server each, Chromium in front of it, and the command line as
// the oracle. `node TEST.test.js PROGRAM SAMPLE MODULES OUTPUT [REAL]`
"use strict";
const assert = require("node:assert/strict");
const {spawn, spawnSync} = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");

const [program, sample, modules, outputs, real] = process.argv.slice(2);
const chromium = process.env.CARREAU_CHROMIUM || "/usr/bin/chromium-headless-shell";
const output = path.join(outputs, path.basename(process.argv[1], ".test.js"));

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

const inSample = name => path.join(sample, name);
/** What both `delineate` and `serve` are given: the made-up town. */
const town = [inSample("carreaux_200m_met.csv"), "--urban-units", inSample("uu2020_composition.csv"),
  "--communes", inSample("communes.csv"), "--rule", "metropole-2023", "--vintage", "2019"];
const quartiers = inSample("quartiers.gpkg");

/** Runs the program; an exit code that is not the one expected fails, with what it said. */
function carreau(args, code = 0) {
  const done = spawnSync(program, args, {encoding: "utf8", maxBuffer: 1 << 28});
  assert.equal(done.status, code, `carreau ${args.join(" ")}: ${done.stderr}`);
  return done;
}
const json = args => JSON.parse(carreau([...args, "--json"]).stdout);

/** A folder of this test alone, empty. */
function freshFolder(name) {
  const folder = path.join(output, name);
  fs.rmSync(folder, {recursive: true, force: true});
  fs.mkdirSync(folder, {recursive: true});
  return folder;
}

/** `carreau serve` on a free port, whose address is its first line. `end` asks it to stop, as Ctrl-C does. */
async function serve(args) {
  const server = spawn(program, ["serve", ...args, "--port", "0", "--quiet"]);
  process.once("exit", () => server.kill());  // of a test that failed
  const ended = new Promise(done => server.once("exit", (code, signal) => done(code ?? signal)));
  let told = "";
  server.stderr.on("data", text => { told += text; });
  const lines = readline.createInterface({input: server.stdout});
  const address = await Promise.race([
    new Promise(done => lines.once("line", done)),
    ended.then(code => { throw new Error(`carreau serve ended with ${code}: ${told}`); })]);
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/(#key=[0-9a-f]{32})?$/);
  return {
    address, pid: server.pid,
    ask: async name => (await fetchJson(address + name)),
    end: async () => {
      server.kill("SIGINT");
      assert.equal(await ended, 0, `the server's exit code: ${told}`);
      assert.equal(told, "");
    },
  };
}

/** The inhabited cells whose centre is between bounds in degrees. */
async function cellsWithin(server, [west, south, east, north]) {
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
  const answer = await fetch(`${server.address}api/cells_in`, {
    method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({polygon: [ring]})});
  return (await answer.json()).cells;
}

/** The cells of a zone, each told by the server to be in it. */
async function membersOf(server, run, zone) {
  const cells = await cellsWithin(server, zone.bounds);
  const told = await Promise.all(cells.map(cell => server.ask(`api/runs/${run}/explain.json?cell=${cell}`)));
  return told.filter(one => one.is_in && one.title.fr.includes(zone.zone_id)).map(one => one.id);
}

async function fetchJson(address) {
  const answer = await fetch(address);
  assert.equal(answer.status, 200, address);
  return answer.json();
}

/** A quarter of a point of the screen for each of the page: software draws a sixteenth of the points, and the page is the same. */
const kScale = 0.25;

/** Opens the page. Whatever it complains of, asks other hosts for or is refused is kept, and `close`
 *  fails on what the test did not expect. */
async function open(browser, address, {language = "fr", width = 1280, height = 900, view = "12/47.72/2.83", isLab = true, scale = kScale} = {}) {
  const context = await browser.newContext({viewport: {width, height}, deviceScaleFactor: scale, reducedMotion: "reduce", acceptDownloads: true});
  const complaints = [];
  const origin = new URL(address).origin;
  await context.route(url => url.origin !== origin, route => {
    complaints.push(`asked for ${route.request().url()}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", error => complaints.push(`error: ${error}`));
  page.on("console", message => {
    if (message.type() === "error") complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on("dialog", dialog => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation",
      event => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(isLab ? address + hashOf(view, language) : address + (language === "en" ? "&lang=en" : ""));
  if (isLab) await shown(page);
  return {
    page, context, language, complaints,
    // The browser itself tells of answers that refuse: `refused` are the statuses that the test caused.
    close: async (refused = []) => {
      complaints.push(...await page.evaluate(() => window.violations));
      await context.close();
      for (const status of refused) {
        const place = complaints.findIndex(one => one.includes(`a status of ${status} `));
        assert.notEqual(place, -1, `${status} was expected: ${complaints}`);
        complaints.splice(place, 1);
      }
      assert.deepEqual(complaints, []);
    },
  };
}
const hashOf = (view, language) => `#map=${view}${language === "en" ? "&lang=en" : ""}`;

/** Until the map rests on a run, `run` if one is told, and everything asked for has come. */
async function shown(page, run = null) {
  // Two frames: what an event has begun is under way by then.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(wanted => {
    const id = document.querySelector(".stage > .map")?.getAttribute("data-shown");
    return id && (wanted === null || id === wanted);
  }, run, {timeout: 60000});
}

/** To be called before what changes the scenario: gives a function that waits for the run that answers, and gives it
 *  when it is painted and in the tables. */
function arrival(page) {
  const answer = page.waitForResponse(one => new URL(one.url()).pathname.endsWith("/api/runs") && one.request().method() === "POST",
    {timeout: 60000});
  return async () => {
    const got = await answer;
    const run = await got.json();
    assert.equal(got.status(), 200, JSON.stringify(run));
    await shown(page, run.id);
    await page.waitForSelector(`.tables[data-run="${run.id}"]`);
    return run;
  };
}

/** Does what changes the scenario; gives the run that answers. */
async function changed(page, action) {
  const arrived = arrival(page);
  await action();
  return arrived();
}

/** Moves the map without a gesture; `lon`, `lat` in degrees. */
async function look(page, zoom, [lon, lat]) {
  const language = await page.getAttribute("html", "lang");
  await page.evaluate(hash => { location.hash = hash; }, hashOf(`${zoom}/${lat}/${lon}`, language));
  await shown(page);
}

/** Where a place is on the screen, from the view that the address keeps: the web mercator plane. */
async function screen(page, [lon, lat]) {
  const view = /map=([\d.]+)\/([-\d.]+)\/([-\d.]+)/.exec(await page.evaluate(() => location.hash)).slice(1).map(Number);
  const side = 512 * 2 ** view[0];
  const plane = (longitude, latitude) => [
    side * (longitude + 180) / 360,
    side * (1 - Math.asinh(Math.tan(latitude * Math.PI / 180)) / Math.PI) / 2];
  const box = await page.locator(".stage > .map").boundingBox();
  const [x, y] = plane(lon, lat);
  const [x0, y0] = plane(view[2], view[1]);
  return [box.x + box.width / 2 + x - x0, box.y + box.height / 2 + y - y0];
}
const middle = ([west, south, east, north]) => [(west + east) / 2, (south + north) / 2];

/** A figure as the language writes it; and read back. */
function writing(language) {
  const write = (value, options) => new Intl.NumberFormat(language, options).format(value).replace(/-/g, "−");
  return {
    whole: value => value === null ? "–" : write(value, {maximumFractionDigits: 0}),
    euros: value => value === null ? "–" : write(value, {style: "currency", currency: "EUR", maximumFractionDigits: 0}),
    percent: value => value === null ? "–" : write(value, {style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1}),
  };
}

/** What the page says for a key, from its own list of words. */
const words = Object.fromEntries(["fr", "en"].map(language => [language, JSON.parse(
  fs.readFileSync(path.join(__dirname, "../../lab/web/src/words", `${language}.json`), "utf8"))]));
function word(language, key, values = {}) {
  assert.ok(key in words[language], key);
  return words[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Blanks of every width as one, so that a figure can be looked for. */
const bare = text => text.replace(/[\s\u00a0\u202f]+/g, " ").trim();
/** The rows of a table: its cells, row by row. */
async function rows(table) {
  const found = await table.locator("tbody tr").evaluateAll(
    trs => trs.map(tr => [...tr.children].map(cell => cell.textContent)));
  return found.map(row => row.map(bare));
}
/** The tab of the panel or of the tables that has this name, chosen; gives what it shows. */
async function tab(page, where, name) {
  // Some tell how many rows they have after their name.
  await page.getByRole("tab", {name: new RegExp(`^${name}( \\([^)]*\\))?$`)}).and(page.locator(`${where} [role=tab]`)).click();
  return page.locator(`${where} [role=tabpanel]:not([hidden])`);
}

/** Findings of axe of an impact: by default those that keep somebody out. Contrasts take longer than all the rest.
 *  `part`, a selector, is what to look at where the rest of the page is as it was. */
async function barriers(page, impacts = ["serious", "critical"], hasContrast = true, part = null) {
  // Through the protocol: the page's own policy rightly refuses a script element. Once a page: it is long.
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe.source);
  const found = await page.evaluate(([within, options]) => window.axe.run(within ?? document, options),
    [part, {resultTypes: ["violations"], rules: {"color-contrast": {enabled: hasContrast}}}]);
  return found.violations.filter(one => impacts.includes(one.impact))
    .map(one => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 200))}`);
}
const kEveryImpact = ["minor", "moderate", "serious", "critical"];

/** Runs the test in a browser that draws maps, and ends the browser. */
function test(title, body) {
  const run = async () => {
    // A map needs WebGL, which a machine without a screen draws in software.
    const browser = await playwright.chromium.launch({executablePath: chromium, args: [
      "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
      "--disable-gpu-compositing", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]});
    try {
      const blank = await browser.newPage();
      const hasMaps = await blank.evaluate(() => document.createElement("canvas").getContext("webgl2") !== null);
      await blank.close();
      if (!hasMaps) return console.log("SKIP: this Chromium draws no WebGL");
      await body(browser);
    } finally {
      await browser.close();
    }
    console.log(title);
  };
  run().catch(error => {
    console.error(error);
    process.exit(1);
  });
}

module.exports = {
  arrival, bare, barriers, carreau, cellsWithin, changed, freshFolder, inSample, json, kEveryImpact, look, membersOf, middle, open, output, quartiers, real, rows, screen,
  serve, shown, skip, tab, test, town, word, words, writing,
};
