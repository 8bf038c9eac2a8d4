// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import type {Lab, Parameter} from "../src/api.ts";
import {History} from "../src/history.ts";
import {changeScenarios, isShelf, keepHistory, recallHistory, recallScenarios, type Store} from "../src/keeper.ts";
import {
  baseline, isBaseline, isSame, parametersOf, ruleOf, rulesOf, sliderRange, today, valueOf, withEdit, withName, withReason, withRule,
  withSetting, withoutEdit,
} from "../src/state.ts";

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

test("a zone has the name that was given last, or its own", () => {
  const named = withName(withName(baseline, "59702-04", "Les Ponts"), "59702-04", "Les Trois Ponts");
  assert.deepEqual(named.names, {"59702-04": "Les Trois Ponts"});
  assert.ok(!isBaseline(named));
  assert.ok(isBaseline(withName(named, "59702-04", "")));
  assert.ok(isBaseline(baseline));
});

test("a scenario keeps its settings under another rule, but for what that rule gives by itself", () => {
  const derogation = (value: string) => ({name: "listed_derogation", value, legal: value} as Parameter);
  const lab = {
    rule: {name: "new"}, parameters: [ratio, derogation("true")],
    other_rules: [
      {name: "old", refusal: null, parameters: [ratio, derogation("false")]},
      {name: "overseas", refusal: {fr: "communes"}, parameters: []}],
  } as unknown as Lab;
  assert.deepEqual(rulesOf(lab).map(rule => rule.name), ["new", "old"]);
  const set = withSetting(withSetting(baseline, ratio, "0.5"), derogation("true"), "false");
  const old = withRule(lab, set, "old");
  assert.deepEqual(old, {rule: "old", settings: {poverty_ratio: "0.5"}, edits: []});
  assert.equal(ruleOf(lab, old).name, "old");
  assert.equal(parametersOf(lab, old)[1]?.value, "false");
  assert.ok(!isBaseline(withRule(lab, baseline, "old")));
  const back = withRule(lab, old, "new");
  assert.deepEqual(back, {settings: {poverty_ratio: "0.5"}, edits: []});
  assert.equal(ruleOf(lab, {...old, rule: "gone"}).name, "new");
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

function shelf(): Store & {texts: Map<string, string>} {
  const texts = new Map<string, string>();
  return {texts, getItem: key => texts.get(key) ?? null, setItem: (key, value) => void texts.set(key, value)};
}
const changed = (value: string) => ({past: [baseline], present: withSetting(baseline, ratio, value), future: []});

test("what is kept comes back, and what is damaged does not", () => {
  const stores = {tab: shelf(), shared: shelf()};
  assert.ok(keepHistory(stores, "grid", changed("0.5")));
  assert.deepEqual(recallHistory(stores, "grid"), changed("0.5"));
  assert.equal(recallHistory(stores, "other"), null);
  for (const damaged of ["", "{", "null", "[]", "{}", '{"present":{"settings":null,"edits":[]}}']) {
    for (const store of [stores.tab, stores.shared]) for (const key of store.texts.keys()) store.texts.set(key, damaged);
    assert.equal(recallHistory(stores, "grid"), null, damaged);
  }
  assert.equal(recallHistory({tab: null, shared: null}, "grid"), null);
  const full = {getItem: () => null, setItem: () => { throw new Error("no room"); }};
  assert.ok(!keepHistory({tab: full, shared: full}, "grid", changed("0.5")));
  assert.ok(!keepHistory({tab: shelf(), shared: null}, "grid", changed("0.5")));
  assert.equal(changeScenarios({tab: full, shared: full}, "grid", list => list), null);
});

test("each tab goes its own way, and a new one begins where the last was", () => {
  const shared = shelf();
  const [first, second] = [{tab: shelf(), shared}, {tab: shelf(), shared}];
  keepHistory(first, "grid", changed("0.5"));
  keepHistory(second, "grid", changed("0.7"));
  assert.deepEqual(recallHistory(first, "grid"), changed("0.5"));
  assert.deepEqual(recallHistory({tab: shelf(), shared}, "grid"), changed("0.7"));
});

test("what two tabs set aside is kept of both", () => {
  const stores = {tab: shelf(), shared: shelf()};
  const one = (id: string) => ({id, name: "<b>", state: baseline});
  changeScenarios(stores, "grid", list => [...list, one("a")]);
  changeScenarios({tab: shelf(), shared: stores.shared}, "grid", list => [...list, one("b")]);
  assert.deepEqual(recallScenarios(stores, "grid"), [one("a"), one("b")]);
  changeScenarios(stores, "grid", list => list.filter(kept => kept.id !== "a"));
  assert.deepEqual(recallScenarios(stores, "grid"), [one("b")]);
  stores.shared.texts.set([...stores.shared.texts.keys()][0] ?? "", '[{"name":"no id"},3,null]');
  assert.deepEqual(recallScenarios(stores, "grid"), []);
  assert.ok(isShelf(null, "grid") && isShelf("carreau.grid.scenarios", "grid") && !isShelf("carreau.other.scenarios", "grid"));
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
