// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import {expression} from "@maplibre/maplibre-gl-style-spec";
import {
  changeColours, changePatterns, colourExpression, decisionColours, decisionPatterns, decisions, measureNames, patternExpression,
  patternOfClass, scales, type MeasureName,
} from "../src/map/measures.ts";
import english from "../src/words/en.json";
import french from "../src/words/fr.json";

const kSingle = 11;

/** What MapLibre itself makes of an expression, for one feature at one zoom. */
function evaluate(measure: MeasureName, zoom: number, properties: Record<string, unknown>): string {
  const made = expression.createExpression(patternExpression(measure, kSingle));
  if (made.result === "error") throw new Error(JSON.stringify(made.value));
  return made.value.evaluate({zoom}, {type: 3, properties} as never) as string;
}

test("every class has a colour of its own and a pattern of its own", () => {
  for (const [name, scale] of Object.entries(scales)) {
    assert.equal(scale.colours.length, scale.breaks.length + 1, name);
    assert.equal(new Set(scale.colours).size, scale.colours.length, name);
    assert.deepEqual([...scale.breaks].sort((a, b) => a - b), scale.breaks, name);
    assert.equal(new Set(scale.colours.map((_, i) => patternOfClass(scale, i))).size, scale.colours.length, name);
  }
  assert.equal(new Set(Object.values(decisionColours)).size, decisions.length);
  assert.equal(new Set(Object.values(decisionPatterns)).size, decisions.length);
  assert.equal(new Set(Object.values(changeColours)).size, new Set(Object.values(changePatterns)).size);
});

test("the two probabilities share neither property, nor colours, nor words", () => {
  assert.notEqual(scales.p.property, scales.member.property);
  assert.deepEqual(scales.p.colours.filter(colour => scales.member.colours.includes(colour)), []);
  assert.equal(evaluate("member", 12, {p: 90, member: 64.9}), "step-3");
  assert.equal(evaluate("member", 12, {p: 90, member: 65}), "step-4");
  assert.equal(evaluate("member", 12, {p: 90}), "none");
  for (const words of [french, english]) {
    for (const [p, member] of [["measure.p", "measure.member"], ["zone.p", "zone.member"], ["cell.p", "cell.member"]] as const) {
      assert.notEqual(words[p], words[member]);
    }
  }
});

test("MapLibre takes every expression", () => {
  for (const measure of measureNames) {
    for (const made of [colourExpression(measure, kSingle), patternExpression(measure, kSingle)]) {
      assert.equal(expression.createExpression(made).result, "success", measure);
    }
  }
});

test("a figure falls into the class that begins with it", () => {
  assert.equal(evaluate("share", 12, {share: 49.9}), "step-4");
  assert.equal(evaluate("share", 12, {share: 50}), "step-5");
  assert.equal(evaluate("share", 12, {}), "none");
  assert.equal(evaluate("median", 12, {median: 9000}), "step-7");
  assert.equal(evaluate("decision", 12, {decision: "edited_in"}), "crosses");
});

test("people are counted per cell, however many cells a square holds", () => {
  assert.equal(evaluate("people", 11, {people: 120}), "step-3");
  assert.equal(evaluate("people", 10.5, {people: 4 * 120}), "step-3");
  assert.equal(evaluate("people", 8, {people: 64 * 120}), "step-3");
  assert.equal(evaluate("people", 8, {people: 120}), "step-0");
  assert.equal(evaluate("people", 15, {people: 120}), "step-3");
});

test("imputation is a share of people in squares, and yes or no in cells", () => {
  assert.equal(evaluate("imputed", 12, {imputed: 1}), "step-4");
  assert.equal(evaluate("imputed", 12, {imputed: 0}), "step-0");
  assert.equal(evaluate("imputed", 9, {imputed: 50}), "step-2");
});
