// SPDX-License-Identifier: Apache-2.0
// The result that the lab shows, held against what `carreau delineate --json` prints.
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const {bare, rows, tab, word, writing} = require("./lab.js");

/** Names of communes by code, from a table of communes. */
function communeNames(file) {
  const [head, ...lines] = fs.readFileSync(file, "utf8").trim().split(/\r?\n/).map(line => line.split(","));
  const [code, name] = ["code", "nom"].map(column => head.indexOf(column));
  return new Map(lines.map(line => [line[code], line[name]]));
}

function estimate(language, zone, what) {
  const {euros} = writing(language);
  return word(language, "estimate", {
    value: euros(zone[what]), low: euros(zone[`${what}_low`]), high: euros(zone[`${what}_high`])});
}

/** A row of the table of perimeters or near misses, as the page should write it. */
function rowOf(language, zone, names) {
  const {whole, euros, percent} = writing(language);
  return [
    zone.zone_id, zone.name, zone.communes.split(/[\s,;]+/).map(code => names.get(code)).join(", "), zone.urban_unit_name,
    whole(zone.people), whole(zone.people_low_income), estimate(language, zone, "median_disposable"),
    euros(zone.threshold_disposable), percent(zone.share_low_income), percent(zone.p_criterion),
    percent(zone.p_member), percent(zone.share_imputed),
    ...("households" in zone ? [whole(zone.households)] : []), whole(zone.cells), whole(zone.density)].map(bare);
}

function statusOf(language, zone) {
  const failed = zone.failed_criteria === "" ? [] : zone.failed_criteria.split(/[,;]\s*/);
  return [word(language, `status.${zone.status}`), ...failed.map(code => word(language, `failed.${code}`))].join(", ");
}

/** The panel and both tables of zones show what the command line tells, zone by zone. */
async function assertShows(page, told, names) {
  const language = await page.getAttribute("html", "lang");
  const {whole} = writing(language);
  const sum = of => told.zones.reduce((total, zone) => total + of(zone), 0);
  const totals = (await rows(page.locator(".totals"))).map(row => row[1]);
  const units = told.urban_units.filter(unit => unit.perimeters > 0).length;
  assert.deepEqual([totals[0], totals[1], ...totals.slice(3)], [
    told.perimeters, told.people_in_perimeters, units, told.near_misses, sum(zone => zone.cells)].map(n => bare(whole(n))));
  const poor = Number(totals[2].replace(/\D/g, ""));
  // Each zone of the command line is rounded to a tenth, the sum of the page is not.
  assert.ok(Math.abs(poor - sum(zone => zone.people_low_income)) <= 0.5 + 0.05 * told.zones.length, `people below S: ${poor}`);

  const perimeters = await tab(page, ".tables", word(language, "table.perimeters"));
  assert.deepEqual(await rows(perimeters), told.zones.map(zone => [...rowOf(language, zone, names), statusOf(language, zone), word(language, "zone.open")]));
  const misses = await tab(page, ".tables", word(language, "table.near_misses"));
  assert.deepEqual(await rows(misses), told.near_miss_zones.map(zone => {
    const [id, ...rest] = rowOf(language, zone, names);
    return [id, word(language, `failed.${zone.failed_criterion}`), ...rest];
  }));
}

/** The figures that a person sees, to be compared with themselves later. */
async function figures(page) {
  return [await rows(page.locator(".totals")), await rows(page.locator(".tables [role=tabpanel]").first())];
}

module.exports = {assertShows, communeNames, figures};
