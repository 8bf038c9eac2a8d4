// SPDX-License-Identifier: Apache-2.0
// Two people in front of one lab: a scenario handed on by a link; and a run that takes long, asked before and told.
// `node lab_team.test.js PROGRAM SAMPLE MODULES OUTPUT`
"use strict";
const assert = require("node:assert/strict");
const net = require("node:net");
const path = require("node:path");
const lab = require("./lab.js");

const shots = lab.freshFolder("shots");
const shoot = (page, name) => process.env.CARREAU_SHOTS ? page.screenshot({path: path.join(shots, `${name}.png`)}) : null;

/** A port that is free: the public address has to be known before the server is. */
const freePort = () => new Promise(done => {
  const probe = net.createServer().listen(0, "127.0.0.1", () => {
    const {port} = probe.address();
    probe.close(() => done(port));
  });
});

const slider = (page, about) => page.getByLabel(about.parameters.find(one => one.name === "poverty_ratio").meaning.fr, {exact: true});
async function move(page, about) {
  await slider(page, about).focus();
  await page.keyboard.press("ArrowRight");
}

/** Gives the link to what Anne shows. */
async function testShare(anne, about) {
  const run = await lab.changed(anne.page, () => move(anne.page, about));
  await anne.page.getByRole("button", {name: lab.word("fr", "share.make"), exact: true}).click();
  const link = anne.page.getByLabel(lab.word("fr", "share.link"), {exact: true});
  await link.waitFor();
  assert.match(await link.inputValue(), /#share=[0-9a-f]{64}$/);
  await shoot(anne.page, "share");
  return {run, link: await link.inputValue()};
}

async function testOpened(browser, server, {run, link}) {
  const said = await lab.open(browser, server.address);
  const status = id => said.page.evaluate(async one => (await fetch(`api/runs/${one}`)).status, id);
  assert.equal(await status(run.id), 410, "not without the link");
  const arrived = said.page.waitForResponse(one => one.url().endsWith("/api/shared"));
  await said.page.goto("about:blank");
  await said.page.goto(link);
  assert.equal((await (await arrived).json()).id, run.id);
  await lab.shown(said.page, run.id);
  assert.equal(await status(run.id), 200);
  assert.ok(!said.page.url().includes("share="), "the key is not left in the address");
  await said.close([410]);
}

/** The run is refused as one of eight minutes: not begun, then begun, followed to its end. */
async function testDear({page}, about) {
  const isRun = url => url.pathname.endsWith("/api/runs");
  const told = {fr: "Ce calcul prendrait environ 480 s.", en: "This run would take about 480 s."};
  let go = () => undefined;
  await page.route(isRun, async (route, request) => {
    if (new URL(request.url()).searchParams.has("most_ms")) {
      return route.fulfill({status: 409, json: {error: {code: "run_is_dear", message: told}}});
    }
    await new Promise(done => { go = done; });
    return route.continue();
  });
  await page.route(url => url.pathname.endsWith("/api/progress.json"), route => route.fulfill({
    json: {status: "running", before: 0, elapsed_ms: 45000, expected_ms: 480000, share: 0.125}}));
  const before = await slider(page, about).inputValue();
  await move(page, about);
  const dialog = page.getByRole("dialog", {name: told.fr});
  await dialog.waitFor();
  assert.deepEqual(await lab.barriers(page, lab.kEveryImpact), [], "with the question");
  await shoot(page, "question");
  await page.keyboard.press("Escape");
  const isFresh = () => document.querySelector(".result-body.stale, .tables.stale") === null && document.querySelector(".waiting-sign").hidden;
  await page.waitForFunction(isFresh);
  assert.equal(await slider(page, about).inputValue(), before, "the scenario is the one before");
  await move(page, about);
  await dialog.getByRole("button", {name: lab.word("fr", "run.begin"), exact: true}).click();
  await page.waitForFunction(() => /45\s*s sur environ 8\s*min \(12,5\s*%\)/.test(document.querySelector(".waiting-sign").textContent));
  await shoot(page, "progress");
  go();
  await page.waitForFunction(isFresh);
  assert.notEqual(await slider(page, about).inputValue(), before);
  await page.unrouteAll({behavior: "ignoreErrors"});
}

lab.test("Two people share a lab, and nobody begins by chance what takes minutes.", async browser => {
  const port = await freePort();
  const server = await lab.serve([...lab.town, "--listen", `127.0.0.1:${port}`, "--public-url", `http://127.0.0.1:${port}/`]);
  const about = await server.ask("api/lab.json");
  const anne = await lab.open(browser, server.address);
  await testOpened(browser, server, await testShare(anne, about));
  await testDear(anne, about);
  await anne.close([409, 409]);
  await server.end();
});
