// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import type {CurveRow, Edit, Parameter, SweptZone} from "../src/api.ts";
import {baseline} from "../src/state.ts";
import {
  axisEnd, canVary, heightOf, isAround, listOf, placesAcross, rangeAround, shareAcross, steadyZones, variationOf, withMeanings,
} from "../src/sweep.ts";

const ratio = {name: "poverty_ratio", kind: "decimal", value: "0.6", legal: "0.6", low: 0.0001, high: 1, step: 0.01} as Parameter;
const people = {name: "minimum_zone_population", kind: "integer", value: "1000", legal: "1000", low: 0, high: 1e6, step: 50} as Parameter;
const rows = (values: string[]): CurveRow[] => values.map(value => ({parameter: "p", value} as CurveRow));

test("a range is five steps each way, as far as values are accepted", () => {
  assert.deepEqual(rangeAround(ratio, baseline), {first: "0.55", last: "0.65", count: 11});
  assert.deepEqual(rangeAround(people, baseline), {first: "750", last: "1250", count: 11});
  assert.deepEqual(rangeAround(ratio, {...baseline, settings: {poverty_ratio: "0.98"}}), {first: "0.93", last: "1", count: 8});
  assert.deepEqual(rangeAround(people, {...baseline, settings: {minimum_zone_population: "20"}}), {first: "20", last: "270", count: 6});
});

test("a range is as fine as the value that it is around", () => {
  assert.deepEqual(rangeAround(ratio, {...baseline, settings: {poverty_ratio: "0.555"}}), {first: "0.505", last: "0.605", count: 11});
});

test("variations are written as on the command line", () => {
  assert.equal(variationOf(ratio, 0.55, 0.65, 11), "poverty_ratio=0.55:0.65:11");
  assert.equal(variationOf(ratio, 0.1 + 0.2, 0.3, 1), "poverty_ratio=0.3:0.3:1");
  assert.equal(variationOf(ratio, 0.6, 0.6, 1), "poverty_ratio=0.6");
  assert.equal(listOf({name: "contiguity"} as Parameter, ["4", "8"]), "contiguity=4,8");
});

test("numbers with bounds, choices and flags can vary", () => {
  assert.ok(canVary(ratio));
  assert.ok(canVary({name: "f", kind: "flag"} as Parameter));
  assert.ok(canVary({name: "c", kind: "choice", choices: ["a", "b"]} as Parameter));
  assert.ok(!canVary({name: "c", kind: "choice", choices: ["a"]} as Parameter));
  assert.ok(!canVary({name: "n", kind: "decimal", low: 0, high: 1, legal: "by département"} as Parameter));
});

test("a sweep is around the scenario that differs in its parameter alone", () => {
  const base = {settings: {fill_gaps: "2"}, edits: []};
  assert.ok(isAround(base, {settings: {fill_gaps: "2", poverty_ratio: "0.7"}, edits: []}, "poverty_ratio"));
  assert.ok(isAround(base, {settings: {fill_gaps: "2.0"}, edits: []}, "poverty_ratio"));
  assert.ok(!isAround(base, {settings: {}, edits: []}, "poverty_ratio"));
  assert.ok(!isAround(base, {settings: {fill_gaps: "2", poverty_ratio: "0.7"}, edits: []}, "fill_gaps"));
  assert.ok(!isAround(base, {...base, rule: "old"}, "poverty_ratio"));
  assert.ok(!isAround(base, {...base, edits: [{kind: "add", reason: "", date: ""} as Edit]}, "poverty_ratio"));
});

test("perimeters of the scenario are counted, and no other zones", () => {
  const zone = (kind: SweptZone["kind"], share: number): SweptZone => ({kind, share_standing: share} as SweptZone);
  assert.deepEqual(steadyZones([zone("perimeter", 1), zone("perimeter", 0.9995), zone("near_miss", 1), zone("other", 0.5)]), {steady: 1, all: 2});
});

test("values stand by their size, choices one after the other", () => {
  const plot = {width: 110, height: 50, left: 10, right: 0, top: 5, bottom: 5};
  assert.deepEqual(placesAcross(plot, rows(["10", "20", "50"]), true), [10, 35, 110]);
  assert.deepEqual(placesAcross(plot, rows(["50", "20", "10"]), true), [110, 35, 10]);
  assert.deepEqual(placesAcross(plot, rows(["a", "b"]), false), [35, 85]);
  assert.deepEqual(placesAcross(plot, rows(["7"]), true), [60]);
  assert.equal(shareAcross(rows(["10", "20"]), 25), 1.5);
});

test("an axis ends with a round figure that no value exceeds", () => {
  assert.deepEqual([0, 1, 3, 7, 10, 11, 4600, 100000].map(axisEnd), [1, 1, 5, 10, 10, 20, 5000, 100000]);
  const plot = {width: 110, height: 50, left: 10, right: 0, top: 5, bottom: 5};
  assert.deepEqual([heightOf(plot, 0, 10), heightOf(plot, 10, 10)], [45, 5]);
});

test("parameters are called by what they mean, other words stay", () => {
  const meanings = new Map([["poverty_ratio", "“ratio”"], ["contiguity", "“contiguity of cells”"]]);
  assert.equal(withMeanings("Stands unless poverty_ratio is 0.62 or more; contiguity is 4.", meanings),
    "Stands unless “ratio” is 0.62 or more; “contiguity of cells” is 4.");
});
