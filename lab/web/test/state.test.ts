// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import type {Parameter} from "../src/api.ts";
import {History} from "../src/history.ts";
import {keep, recall, type Kept} from "../src/keeper.ts";
import {baseline, isSame, sliderRange, today, valueOf, withEdit, withReason, withSetting, withoutEdit} from "../src/state.ts";

const ratio = {name: "poverty_ratio", value: "0.6", legal: "0.6"} as Parameter;
const edit = (reason: string) => ({kind: "add" as const, cells: ["a"], reason, date: "2026-11-27"});

test("a setting that equals the baseline is none", () => {
  const changed = withSetting(baseline, ratio, "0.5");
  assert.deepEqual(changed.settings, {poverty_ratio: "0.5"});
  assert.equal(valueOf(changed, ratio), "0.5");
  assert.equal(valueOf(baseline, ratio), "0.6");
  assert.deepEqual(withSetting(changed, ratio, "0.60").settings, {});
  assert.deepEqual(baseline, {settings: {}, edits: []});
});

test("values are compared as numbers where they are numbers", () => {
  assert.ok(isSame("0.60", "0.6"));
  assert.ok(isSame("plain", "plain"));
  assert.ok(!isSame("", "0"));
  assert.ok(!isSame("plain", "compact"));
});

test("edits are added, told again and dropped without touching the old state", () => {
  const one = withEdit(baseline, edit("first"));
  const two = withEdit(one, edit("second"));
  assert.deepEqual(withReason(two, 1, "other").edits.map(e => e.reason), ["first", "other"]);
  assert.deepEqual(withoutEdit(two, 0).edits.map(e => e.reason), ["second"]);
  assert.equal(one.edits.length, 1);
  assert.equal(two.edits[1]?.reason, "second");
});

test("days are written with their zeros", () => {
  assert.equal(today(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

test("history goes back and forth, and a drag is one step", () => {
  const history = new History<number>({past: [], present: 0, future: []});
  history.push(1);
  for (const value of [2, 3, 4]) history.push(value, "slider");
  assert.equal(history.present, 4);
  history.undo();
  assert.equal(history.present, 1);
  history.redo();
  assert.equal(history.present, 4);
  history.settle();
  history.push(5, "slider");
  history.undo();
  assert.equal(history.present, 4);
  history.push(6);
  assert.ok(!history.canRedo);
  for (let i = 0; i < 3; i++) history.undo();
  assert.equal(history.present, 0);
  assert.ok(!history.canUndo);
  history.undo();
  assert.equal(history.present, 0);
});

test("two drags of two controls are two steps", () => {
  const history = new History<number>({past: [], present: 0, future: []});
  history.push(1, "a");
  history.push(2, "b");
  history.undo();
  assert.equal(history.present, 1);
});

test("what is kept comes back, and what is damaged does not", () => {
  const shelf = new Map<string, string>();
  const store = {getItem: (key: string) => shelf.get(key) ?? null, setItem: (key: string, value: string) => void shelf.set(key, value)};
  const kept: Kept = {
    history: {past: [baseline], present: withSetting(baseline, ratio, "0.5"), future: []},
    scenarios: [{name: "<b>", state: baseline}]};
  assert.ok(keep(store, "grid", kept));
  assert.deepEqual(recall(store, "grid"), kept);
  assert.equal(recall(store, "other"), null);
  for (const damaged of ["", "{", "null", "[]", '{"history":{}}', '{"history":{"present":{"settings":null,"edits":[]}}}']) {
    shelf.set("carreau.grid", damaged);
    assert.equal(recall(store, "grid"), null, damaged);
  }
  assert.equal(recall(null, "grid"), null);
  const full = {getItem: () => null, setItem: () => { throw new Error("no room"); }};
  assert.ok(!keep(full, "grid", kept));
});

test("a slider runs over what is near the legal value, and always holds the value", () => {
  const of = (low: number, high: number, step: number, legal: string) => ({low, high, step, legal} as Parameter);
  assert.deepEqual(sliderRange(of(0, 1, 0.01, "0.6"), 0.6), [0, 1]);
  assert.deepEqual(sliderRange(of(0.0001, 1, 0.01, "0.6"), 0.6), [0.01, 1]);
  assert.deepEqual(sliderRange(of(0, 1e8, 1000, "10000"), 10000), [0, 100000]);
  assert.deepEqual(sliderRange(of(0, 1e8, 100, "1000"), 1000), [0, 10000]);
  assert.deepEqual(sliderRange(of(0, 1e8, 100, "1000"), 70000), [0, 70000]);
  assert.deepEqual(sliderRange(of(0, 1e8, 1, "5000000"), 5e6), [0, 2e7]);
  assert.deepEqual(sliderRange(of(0, 1000, 1, "0"), 0), [0, 1000].map(v => Math.min(v, 100)));
});
