// SPDX-License-Identifier: Apache-2.0
// Two tabs of one browser: each goes its own way, and what either sets aside is kept for both.
// `node lab_tabs.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const lab = require("./lab.js");

const slider = (page, about) => page.getByLabel(about.parameters.find(one => one.name === "poverty_ratio").meaning.fr, {exact: true});
const names = page => page.locator(".kept li span").allTextContents();
const compare = page => lab.tab(page, ".panel", lab.word("fr", "panel.compare"));
const scenario = page => lab.tab(page, ".panel", lab.word("fr", "panel.scenario"));
const nameField = page => page.getByLabel(lab.word("fr", "compare.name"), {exact: true});

async function setAside(page, name) {
  await compare(page);
  await nameField(page).fill(name);
  await page.getByRole("button", {name: lab.word("fr", "compare.keep"), exact: true}).click();
}
/** By keys, one step to the right or left; gives the share that is run. */
async function move(page, about, key) {
  await page.bringToFront();  // a tab behind another paints nothing
  await scenario(page);
  await slider(page, about).focus();
  return (await lab.changed(page, () => page.keyboard.press(key))).state.settings.poverty_ratio;
}
const until = (page, wanted) => page.waitForFunction(
  list => [...document.querySelectorAll(".kept li span")].map(one => one.textContent).join() === list, wanted.join());

async function testTwoTabs(first, second, about) {
  const up = await move(first, about, "ArrowRight");
  const down = await move(second, about, "ArrowLeft");
  assert.notEqual(up, down);
  await compare(second);
  await nameField(second).fill("en cours de frappe");
  await setAside(first, "plus haut");
  await until(second, ["plus haut"]);
  assert.equal(await nameField(second).inputValue(), "en cours de frappe", "what is being typed stays");
  await setAside(second, "plus bas");
  await until(first, ["plus haut", "plus bas"]);
  // Each is loaded anew where it was.
  for (const [page, value] of [[first, up], [second, down]]) {
    await page.bringToFront();
    const run = lab.arrival(page);
    await page.reload();
    assert.equal((await run()).state.settings.poverty_ratio, value);
    await scenario(page);
    assert.equal(await slider(page, about).inputValue(), value);
    await compare(page);
    assert.deepEqual(await names(page), ["plus haut", "plus bas"]);
  }
  await first.getByRole("button", {name: lab.word("fr", "compare.forget", {name: "plus haut"}), exact: true}).click();
  await until(second, ["plus bas"]);
}

/** Without room the page says so, once, and goes on. */
async function testNoRoom(page, about) {
  await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  await move(page, about, "ArrowRight");
  const alarm = page.locator("[role=alert] .alarm");
  await alarm.waitFor();
  assert.equal(await alarm.locator("span").textContent(), lab.word("fr", "keep.failed"));
  await alarm.getByRole("button").click();
  await setAside(page, "de passage");
  assert.deepEqual(await names(page), ["plus bas", "de passage"], "it is there until the page is left");
  assert.equal(await alarm.count(), 0, "told once");
}

lab.test("Two tabs go their own ways and share what is set aside.", async browser => {
  const server = await lab.serve(lab.town);
  const about = await server.ask("api/lab.json");
  const {page, context, close} = await lab.open(browser, server.address);
  const second = await context.newPage();
  await second.goto(page.url());
  await lab.shown(second);
  await testTwoTabs(page, second, about);
  await testNoRoom(page, about);
  await close();
  await server.end();
});
