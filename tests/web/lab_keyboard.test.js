// SPDX-License-Identifier: Apache-2.0
// A whole path through the lab without a mouse: the focus is seen, and goes on everywhere.
// `node lab_keyboard.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const lab = require("./lab.js");

/** What has the focus, shortly; empty on the page itself. An outline or a shadow must show it. */
async function focused(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (one === document.body || one === document.documentElement) return "";
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const isSeen = one.matches(":focus-visible") && box.width > 0 && box.height > 0 &&
      ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none");
    const name = one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent.trim().slice(0, 60);
    return `${isSeen ? "" : "unseen "}${one.tagName.toLowerCase()} ${one.getAttribute("role") ?? one.type ?? ""} ${name}`;
  });
}

/** Tabs on until the focus matches; a focus that nobody sees fails. */
async function tabTo(page, selector, key = "Tab") {
  for (let i = 0; i < 250; i++) {
    if (await page.evaluate(one => document.activeElement.matches(one), selector)) return;
    await page.keyboard.press(key);
    const now = await focused(page);
    assert.ok(!now.startsWith("unseen"), `${now} has the focus and does not show it`);
  }
  assert.fail(`no way by ${key} to ${selector}`);
}

/** Tab goes once round the page, and never stays. */
async function testRound(page) {
  await page.evaluate(() => document.activeElement.blur());
  const visited = [];
  for (let i = 0; i < 300; i++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now === "" || (visited.length > 0 && now === visited[0])) break;
    assert.ok(!now.startsWith("unseen"), now);
    visited.push(now);
  }
  assert.ok(visited.length > 20 && visited.length < 300, `${visited.length} stops`);
  for (let i = 1; i < visited.length; i++) assert.notEqual(visited[i], visited[i - 1]);
  return visited;
}

const spoken = page => page.locator("[role=status].spoken").textContent();

async function testSearch(page) {
  await tabTo(page, "[role=combobox]");
  await page.keyboard.type("vervenoux");
  await page.waitForSelector("[role=option]");
  await page.keyboard.press("ArrowDown");
  const chosen = page.locator("[role=option][aria-selected=true]");
  assert.equal(await chosen.count(), 1);
  assert.equal(await page.getAttribute("[role=combobox]", "aria-activedescendant"), await chosen.getAttribute("id"));
  const before = page.url();
  await page.keyboard.press("Enter");
  await page.waitForFunction(old => location.href !== old, before);
  await lab.shown(page);
  assert.match(await spoken(page), /Vervenoux/);
}

async function testParameter(page, meaning) {
  await tabTo(page, ".panel [role=tab][aria-selected=true]");
  const slider = await page.getByLabel(meaning, {exact: true}).getAttribute("id");
  await tabTo(page, `#${slider}`);
  const before = await lab.rows(page.locator(".totals"));
  for (let i = 0; i < 10; i++) await lab.changed(page, () => page.keyboard.press("ArrowRight"));
  assert.notDeepEqual(await lab.rows(page.locator(".totals")), before);
  assert.match(await page.getAttribute(`#${slider}`, "aria-valuetext"), /70/);
}

async function testTable(page) {
  await tabTo(page, ".tables [role=tab][aria-selected=true]");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.getAttribute(".tables [role=tab][aria-selected=true]", "tabindex"), "0");
  const heads = page.locator(".tables [role=tabpanel]:not([hidden]) thead th");
  const column = await heads.evaluateAll((all, name) => all.findIndex(one => one.textContent === name), lab.word("fr", "zone.people"));
  await tabTo(page, `.tables [role=tabpanel]:not([hidden]) thead th:nth-child(${column + 1}) button`);
  await page.keyboard.press("Enter");
  assert.equal(await heads.nth(column).getAttribute("aria-sort"), "descending");
  const people = async () => (await lab.rows(page.locator(".tables [role=tabpanel]:not([hidden])")))
    .map(row => Number(row[column].replace(/\D/g, "")));
  const falling = await people();
  assert.deepEqual(falling, [...falling].sort((a, b) => b - a));
  assert.ok(new Set(falling).size > 1);
  await page.keyboard.press(" ");
  assert.equal(await heads.nth(column).getAttribute("aria-sort"), "ascending");
  assert.deepEqual(await people(), [...falling].reverse());
  await tabTo(page, ".tables [role=tabpanel]:not([hidden]) tbody th button");
  const zone = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("Enter");
  await page.waitForFunction(id => document.querySelector(".explain h2")?.textContent.includes(id), zone);
  await lab.shown(page);
  // Into the explanation, and out of it.
  await tabTo(page, ".explain button", "Shift+Tab");
  await page.keyboard.press("Escape");
  assert.ok(await page.locator(".explain").isHidden());
  assert.ok(await page.evaluate(() => document.activeElement.matches("canvas")));
}

const kReason = "Traversée de la voie ferrée";

/** Given up, refused without a reason, and given: by keys, with the focus back on the map. */
async function testReason(page, dialog) {
  assert.deepEqual(await lab.barriers(page, lab.kEveryImpact), [], "while a reason is asked for");
  await page.keyboard.press("Escape");
  await dialog.waitFor({state: "detached"});
  assert.equal(await spoken(page), lab.word("fr", "edit.given_up"));
  await page.keyboard.press(" ");
  await dialog.waitFor();
  await page.keyboard.press("Enter");
  assert.ok(await dialog.locator(".refused").isVisible(), "no edit without a reason");
  assert.equal(await dialog.locator("input").getAttribute("aria-invalid"), "true");
  await page.keyboard.type(kReason);
  const run = await lab.changed(page, () => page.keyboard.press("Enter"));
  assert.deepEqual(run.state.edits.map(edit => edit.reason), [kReason]);
  assert.match(await spoken(page), /1 carreau/);
  assert.ok(await page.evaluate(() => document.activeElement.matches("canvas")), "the focus is back");
}

async function testBrush(page) {
  await tabTo(page, ".panel [role=tab]", "Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, ".panel [role=tabpanel]:not([hidden]) input[type=radio][value=none]");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.value), "brush");
  await tabTo(page, ".stage > .map canvas");
  await lab.shown(page);
  assert.ok(await page.locator(".cross").isVisible());
  // To the next inhabited cell northward: its stroke asks for a reason.
  const dialog = page.locator("dialog.ask");
  for (let i = 0; ; i++) {
    assert.ok(i < 10, "no inhabited cell to the north");
    await page.keyboard.press(" ");
    if (await dialog.count() > 0) break;
    assert.equal(await spoken(page), lab.word("fr", "edit.nothing"));
    await page.keyboard.press("ArrowUp");
    await lab.shown(page);
  }
  await testReason(page, dialog);
  await lab.changed(page, () => page.keyboard.press("Control+z"));
  const run = await lab.changed(page, () => page.keyboard.press(" "));
  assert.equal(run.state.edits[0].reason, kReason);
  assert.equal(run.state.edits.length, 1);
  assert.equal(run.state.edits[0].cells.length, 1);
  assert.match(await spoken(page), /1 carreau/);
  await lab.changed(page, () => page.keyboard.press("Control+z"));
  // An outline by its corners.
  await tabTo(page, ".panel input[type=radio][value=brush]", "Shift+Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.value), "polygon");
  await tabTo(page, ".stage > .map canvas");
  for (const way of ["ArrowRight", "ArrowDown", "ArrowLeft"]) {
    await page.keyboard.press(" ");
    await page.keyboard.press(way);
    await page.keyboard.press(way);
  }
  await page.keyboard.press(" ");
  const drawn = await lab.changed(page, () => page.keyboard.press("Enter"));
  assert.equal(drawn.state.edits[0].polygon[0].length, 5);
}

const mapSize = page => page.locator(".stage").evaluate(one => [one.clientWidth, one.clientHeight]);

/** Panel and tables put away leave their room to the map, and stay away when the page is loaded anew. */
async function testFolds(page) {
  const [width, height] = await mapSize(page);
  for (const part of ["panel", "tables"]) {
    const fold = page.getByRole("button", {name: lab.word("fr", `fold.${part}`), exact: true});
    assert.equal(await fold.getAttribute("aria-pressed"), "true");
    await fold.focus();
    await page.keyboard.press("Enter");
    assert.equal(await fold.getAttribute("aria-pressed"), "false");
    assert.ok(await page.locator(`.page > .${part}`).isHidden());
  }
  await page.locator(".legend > summary").focus();
  await page.keyboard.press("Enter");
  // The browser tells of a fold a moment after it, and it is remembered then.
  await page.waitForFunction(() => (localStorage.getItem("carreau.folded") ?? "").includes("legend"));
  const [wide, high] = await mapSize(page);
  assert.ok(wide >= width + 340 && high >= height + 200, `${width} × ${height} px, then ${wide} × ${high}`);
  assert.equal(await page.locator(".stage > .map canvas").evaluate(one => one.clientWidth), wide, "the map fills its place");
  await page.reload();
  await lab.shown(page);
  assert.deepEqual(await mapSize(page), [wide, high]);
  assert.equal(await page.locator(".legend").evaluate(one => one.open), false);
  for (const part of ["panel", "tables"]) await page.getByRole("button", {name: lab.word("fr", `fold.${part}`), exact: true}).click();
  assert.deepEqual(await mapSize(page), [width, height]);
}

lab.test("The lab is worked without a mouse.", async browser => {
  const server = await lab.serve([...lab.town, "--zones", lab.quartiers, "--folder", lab.freshFolder("scenarios")]);
  const about = await server.ask("api/lab.json");
  const {page, close} = await lab.open(browser, server.address, {language: "fr"});
  await testRound(page);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Tab");
  assert.ok(await page.locator(".skip").evaluate(one => one === document.activeElement));
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".stage, .stage *")), "the link leads to the map");
  await testSearch(page);
  await testParameter(page, about.parameters.find(one => one.name === "poverty_ratio").meaning.fr);
  await testTable(page);
  await testBrush(page);
  await testFolds(page);
  await close();
  await server.end();
});
