// SPDX-License-Identifier: Apache-2.0
// How fast the lab answers a person, and many readers, on any grid:
//
//   node benchmarks/lab/measure.js MODULES [--changes 40] [--seconds 20] -- build/release/carreau serve GRID …
//
// MODULES is build/web, which scripts/install-web-modules filled. Starts the server on a free port, drives
// Debian's Chromium in front of it, then sets 50 readers of wrk on the tiles that the browser asked for.
// Prints a table in Markdown. Times never make it fail.
"use strict";
const {spawn, spawnSync} = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const readline = require("node:readline");

const cut = process.argv.indexOf("--");
const [modules, ...options] = process.argv.slice(2, cut < 0 ? undefined : cut);
const command = cut < 0 ? [] : process.argv.slice(cut + 1);
const option = (name, otherwise) => options.includes(name) ? Number(options[options.indexOf(name) + 1]) : otherwise;
const kChanges = option("--changes", 40);
const kSeconds = option("--seconds", 20);
const kReaders = 50;
const kTiles = 200;
if (!modules || command.length < 2) {
  console.error("usage: node measure.js MODULES [--changes N] [--seconds N] -- carreau serve GRID …");
  process.exit(2);
}
const playwright = require(path.resolve(modules, "node_modules/playwright-core"));

/** The median and the 95th in a hundred, in milliseconds. */
function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = share => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return {median: at(0.5), p95: at(0.95)};
}

const rows = [];
function tell(what, figures) {
  rows.push([what, ...figures]);
  console.error(`${what}: ${figures.join(", ")}`);
}
function tellTimes(what, times) {
  if (times.length === 0) return tell(what, ["none measured", "", "0"]);
  const {median, p95} = spread(times);
  tell(what, [`${median.toFixed(0)} ms`, `${p95.toFixed(0)} ms`, `${times.length}`]);
}

async function serve() {
  const begun = performance.now();
  const server = spawn(command[0], [...command.slice(1), "--port", "0", "--quiet"], {stdio: ["ignore", "pipe", "inherit"]});
  const ended = new Promise(done => server.once("exit", done));
  const address = await Promise.race([
    new Promise(done => readline.createInterface({input: server.stdout}).once("line", done)),
    ended.then(code => { throw new Error(`the server ended with ${code}`); })]);
  tell("server ready", [`${((performance.now() - begun) / 1000).toFixed(1)} s`, "", "1"]);
  const end = () => {
    server.kill("SIGINT");
    return ended;
  };
  return {address, pid: server.pid, end};
}

const memory = pid => /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))[1] / 1024;

/** Waits without asking again and again: each question would cost the page a frame. */
async function rests(page) {
  await page.evaluate(() => new Promise(done => {
    const map = document.querySelector(".stage > .map");
    const look = () => {
      if (!("shown" in map.dataset)) return;
      watch.disconnect();
      done();
    };
    const watch = new MutationObserver(look);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      watch.observe(map, {attributeFilter: ["data-shown"]});
      look();
    }));
  }));
}

/** One change, as the page measures it: from the hand to the paint; of that the wait for the answer of the server; and
 *  from the hand to the second frame after, when what was painted has been drawn. */
async function latency(page, action) {
  await page.evaluate(() => {
    performance.clearResourceTimings();
    window.changed = new Promise(done => new PerformanceObserver((list, watch) => {
      const [one] = list.getEntriesByName("carreau:latency");
      if (!one) return;
      watch.disconnect();
      const run = performance.getEntriesByType("resource").findLast(({name}) => name.includes("/api/runs?"));
      requestAnimationFrame(() => requestAnimationFrame(() =>
        done({paint: one.duration, run: run?.duration ?? 0, drawn: performance.now() - one.startTime})));
    }).observe({type: "measure"}));
  });
  await action();
  const took = await page.evaluate(() => window.changed);
  await rests(page);  // one change at a time
  return took;
}

/** Processor time so far, in milliseconds: of drawing, which a machine without a graphics card does in a process of its
 *  own, of the page with the map's workers, and of the server. */
async function processors(browser, pid) {
  const session = await browser.newBrowserCDPSession();
  const {processInfo} = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const of = type => 1000 * processInfo.filter(one => one.type === type).reduce((sum, one) => sum + one.cpuTime, 0);
  const [user, system] = fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13).map(Number);
  return {drawing: of("GPU"), page: of("renderer"), server: 10 * (user + system)};
}

/** Measures `act`, which gives one figure for each of its steps, and what each step took of the processors. */
async function shared(browser, pid, what, act) {
  const before = await processors(browser, pid);
  const steps = await act();
  const after = await processors(browser, pid);
  const each = part => `${((after[part] - before[part]) / Math.max(1, steps.length)).toFixed(0)} ms`;
  tell(`${what}, processor time of drawing, page, server`, [each("drawing"), each("page"), each("server")]);
  return steps;
}
function tellChanges(what, changes) {
  tellTimes(`change to paint, ${what}`, changes.map(one => one.paint));
  tellTimes(`of which the run, ${what}`, changes.map(one => one.run));
  tellTimes(`change to two frames later, ${what}`, changes.map(one => one.drawn));
}

function parameter(page, about, name) {
  const meaning = about.parameters.find(one => one.name === name).meaning.fr;
  const slider = page.getByLabel(meaning, {exact: true});
  return {slider, typed: page.locator(".parameter", {has: slider}).locator("input.typed")};
}

/** Moves the poverty ratio step by step, each value once: nothing is kept from before. */
async function changes(page, about, from, key) {
  const {slider, typed} = parameter(page, about, "poverty_ratio");
  await typed.fill(`${from} %`);
  await latency(page, () => typed.press("Enter"));
  await slider.focus();
  const times = [];
  for (let i = 0; i < kChanges; i++) times.push(await latency(page, () => page.keyboard.press(key)));
  return times;
}

async function look(page, bounds, zoom) {
  const [lon, lat] = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
  await page.evaluate(hash => { location.hash = hash; }, `#map=${zoom}/${lat}/${lon}`);
  await rests(page);
}

/** The middle of the zone with the most people: a dense town. */
async function densest(address, about) {
  const answer = await fetch(`${address}api/runs/${about.baseline.id}/zones.json`);
  const {perimeters} = await answer.json();
  return perimeters.reduce((most, zone) => zone.people > most.people ? zone : most).bounds;
}

/** From a cell painted by the space bar to the status of its zone in the panel. */
async function edits(page) {
  await page.locator(".panel [role=tab]").nth(1).click();
  await page.locator(".panel [role=tabpanel]:not([hidden]) input[value=brush]").check();
  await page.locator(".panel [role=tabpanel]:not([hidden]) input[value=remove]").check();
  // No edit goes without a reason: the page would ask for one each time.
  await page.getByLabel("Motif (inscrit dans le scénario)").first().fill("mesure");
  await page.locator(".stage > .map canvas").focus();
  const times = [];
  for (let i = 0; i < kChanges / 2; i++) {
    await page.keyboard.press(i % 4 < 2 ? "ArrowRight" : "ArrowUp");
    await rests(page);
    const told = await page.evaluate(() => {
      window.told = new Promise(done => {
        const begun = performance.now();
        const panel = document.querySelector(".panel [role=tabpanel]:not([hidden])");
        new MutationObserver((_, watch) => {
          if (panel.querySelector(".card") === null) return;
          watch.disconnect();
          done(performance.now() - begun);
        }).observe(panel.querySelectorAll("section")[1], {childList: true, subtree: true});
      });
      return document.querySelectorAll(".edits li").length;
    });
    await page.keyboard.press(" ");
    // Nobody lives under the cross: no edit, no time.
    if (await page.evaluate(() => document.querySelectorAll(".edits li").length) === told) continue;
    times.push(await page.evaluate(() => Promise.race([window.told, new Promise(done => setTimeout(done, 5000, null))])));
    await rests(page);
  }
  return times.filter(time => time !== null);
}

/** Fifty readers at once on tiles: what fails, and the slowest of a hundred answers. */
function readers(address, tiles, pid) {
  const script = path.join(os.tmpdir(), `carreau-tiles-${process.pid}.lua`);
  fs.writeFileSync(script, `local tiles = {${tiles.map(tile => JSON.stringify(tile)).join(",")}}\nlocal i = 0\n` +
    'function request()\n  i = i % #tiles + 1\n  return wrk.format("GET", tiles[i], {["Accept-Encoding"] = "gzip"})\nend\n');
  const before = memory(pid);
  const done = spawnSync("wrk", ["-t2", `-c${kReaders}`, `-d${kSeconds}s`, "--latency", "-s", script, address], {encoding: "utf8"});
  fs.rmSync(script);
  if (done.error) return tell("readers", ["wrk is missing: apt-get install wrk", "", ""]);
  const find = pattern => (pattern.exec(done.stdout) ?? ["", "0"])[1];
  const errors = Number(find(/Non-2xx or 3xx responses: (\d+)/)) +
    [...(/Socket errors: (.*)/.exec(done.stdout) ?? ["", ""])[1].matchAll(/\d+/g)].reduce((sum, one) => sum + Number(one[0]), 0);
  tell(`${kReaders} readers on ${tiles.length} tiles, median and p99`, [find(/50%\s+(\S+)/), find(/99%\s+(\S+)/), find(/(\d+) requests in/)]);
  tell("requests a second, errors", [find(/Requests\/sec:\s+(\S+)/), String(errors), ""]);
  tell("resident memory before and after", [`${before.toFixed(0)} MiB`, `${memory(pid).toFixed(0)} MiB`, ""]);
}

async function drive(browser, server, tiles) {
  const page = await (await browser.newContext({viewport: {width: 1280, height: 900}, reducedMotion: "reduce"})).newPage();
  page.on("request", request => {
    const {pathname} = new URL(request.url());
    if (pathname.startsWith("/tiles/")) tiles.add(pathname);
  });
  await page.goto(server.address);
  await page.waitForSelector(".stage > .map[data-shown]", {timeout: 120000});
  const first = await page.evaluate(() => [
    performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN, performance.now()]);
  tell("first paint, map at rest", [...first.map(time => `${time.toFixed(0)} ms`), "1"]);
  const about = await (await fetch(`${server.address}api/lab.json`)).json();
  const measured = (what, act) => shared(browser, server.pid, what, act);
  tellChanges("whole grid", await measured("whole grid", () => changes(page, about, 45, "ArrowRight")));
  await look(page, await densest(server.address, about), 12);
  tellChanges("dense town", await measured("dense town at zoom 12", () => changes(page, about, 85.5, "ArrowLeft")));
  await latency(page, () => page.keyboard.press("Control+z"));
  tellTimes("edit to status", await measured("edit", () => edits(page)));
}

(async () => {
  const server = await serve();
  const tiles = new Set();
  const browser = await playwright.chromium.launch({executablePath: process.env.CARREAU_CHROMIUM || "/usr/bin/chromium", args: [
    "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]});
  try {
    await drive(browser, server, tiles);
  } finally {
    await browser.close();
  }
  // Runs that the server has forgotten since are no test of reading.
  const known = [];
  for (const tile of [...tiles].reverse()) {
    if (known.length < kTiles && (await fetch(new URL(tile, server.address))).ok) known.push(tile);
  }
  readers(server.address, known, server.pid);
  await server.end();
  console.log("| | median | p95 | of |\n|---|---:|---:|---:|");
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
})().catch(error => {
  console.error(error);
  process.exit(1);
});
