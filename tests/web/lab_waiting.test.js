// SPDX-License-Identifier: Apache-2.0
// While a run is under way nothing old looks new, and it can be stopped or passed over.
// `node lab_waiting.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const path = require("node:path");
const lab = require("./lab.js");

const shots = lab.freshFolder("shots");

/** Holds every run until it is let through; gives those that are held. */
async function holdRuns(page) {
  const held = [];
  let told = () => undefined;
  await page.route(url => url.pathname.endsWith("/api/runs"), route => {
    held.push(route);
    told();
  });
  return {
    held,
    letGo: async () => {
      await page.unrouteAll({behavior: "ignoreErrors"});
      for (const route of held.splice(0)) await route.continue().catch(() => undefined);
    },
    /** Until so many were asked for. */
    count: async wanted => {
      while (held.length < wanted) await new Promise(done => { told = done; });
    },
  };
}

const slider = (page, about) => page.getByLabel(about.parameters.find(one => one.name === "poverty_ratio").meaning.fr, {exact: true});
const stale = page => page.evaluate(() => [".result-body", ".tables", ".explain-body"].map(one => {
  const element = document.querySelector(one);
  return [element.classList.contains("stale"), element.closest("[aria-busy=true]") !== null || element.querySelector("[aria-busy=true]") !== null];
}));
const sign = page => page.locator(".waiting-sign");

async function openZone(page) {
  await page.locator(".tables [role=tabpanel]:not([hidden]) tbody th button").first().click();
  await page.waitForSelector(".explain .lines");
}

/** Figures, tables and explanation are marked at once, and all are fresh when the run is there. */
async function testStale(page, about) {
  await openZone(page);
  assert.deepEqual(await stale(page), [[false, false], [false, false], [false, false]]);
  const runs = await holdRuns(page);
  await slider(page, about).focus();
  await page.keyboard.press("ArrowRight");
  await runs.count(1);
  assert.deepEqual(await stale(page), [[true, true], [true, true], [true, true]]);
  await sign(page).waitFor();
  assert.equal(lab.bare(await sign(page).locator("span").textContent()), lab.word("fr", "run.waiting"));
  assert.deepEqual(await lab.barriers(page, lab.kEveryImpact), [], "while it waits");
  if (process.env.CARREAU_SHOTS) await page.screenshot({path: path.join(shots, "waiting.png")});
  const arrived = lab.arrival(page);
  await runs.letGo();
  await arrived();
  await page.waitForFunction(() => document.querySelector(".stale") === null);
  assert.deepEqual(await stale(page), [[false, false], [false, false], [false, false]]);
  assert.ok(await sign(page).isHidden());
}

/** By keys: the scenario before the eyes is back, and the server is rid of the run. */
async function testStop(page, about) {
  const before = await slider(page, about).inputValue();
  const figures = await page.locator(".totals").textContent();
  const runs = await holdRuns(page);
  await slider(page, about).focus();
  await page.keyboard.press("ArrowRight");
  await runs.count(1);
  const gone = page.waitForEvent("requestfailed", one => new URL(one.url()).pathname.endsWith("/api/runs"));
  await sign(page).getByRole("button").focus();
  await page.keyboard.press("Enter");
  await gone;
  await page.waitForFunction(text => document.querySelector("[role=status].spoken").textContent === text, lab.word("fr", "run.stopped"));
  await page.waitForFunction(() => document.querySelector(".stale") === null);
  assert.equal(await slider(page, about).inputValue(), before);
  assert.equal(await page.locator(".totals").textContent(), figures);
  assert.ok(await sign(page).isHidden());
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("maplibregl-canvas")), "the focus is not lost");
  await runs.letGo();
}

/** What takes long is given up for what is asked for after it. */
async function testPassedOver(page, about) {
  const runs = await holdRuns(page);
  const gone = page.waitForEvent("requestfailed", one => new URL(one.url()).pathname.endsWith("/api/runs"));
  await slider(page, about).focus();
  await page.keyboard.press("ArrowRight");
  await runs.count(1);
  await page.keyboard.press("ArrowRight");
  await gone;
  await runs.count(2);
  const asked = JSON.parse(runs.held[1].request().postData()).settings.poverty_ratio;
  const arrived = lab.arrival(page);
  await runs.letGo();
  assert.equal((await arrived()).state.settings.poverty_ratio, asked);
  assert.equal(await slider(page, about).inputValue(), asked);
}

lab.test("Nothing old looks new while a run is under way.", async browser => {
  const server = await lab.serve(lab.town);
  const about = await server.ask("api/lab.json");
  const {page, complaints, close} = await lab.open(browser, server.address);
  await testStale(page, about);
  await testStop(page, about);
  await testPassedOver(page, about);
  // The browser complains of nothing but what the page itself gave up.
  assert.deepEqual(complaints.filter(one => !one.includes("/api/runs")), []);
  complaints.length = 0;
  await close();
  await server.end();
});
