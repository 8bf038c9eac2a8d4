// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import fr from "../src/words/fr.json";
import en from "../src/words/en.json";

const sources = path.join(process.env["CARREAU_WEB"] ?? ".", "src");
const code = (fs.readdirSync(sources, {recursive: true}) as string[])
  .filter(name => name.endsWith(".ts")).map(name => ({name, text: fs.readFileSync(path.join(sources, name), "utf8")}));
const all = code.map(file => file.text).join("\n");
const french: Record<string, string> = fr;
const english: Record<string, string> = en;

test("both languages have the same words", () => {
  assert.deepEqual(Object.keys(french).sort(), Object.keys(english).sort());
  for (const key of Object.keys(french)) assert.ok(french[key]?.trim() && english[key]?.trim(), key);
});

test("both languages take the same values", () => {
  const values = (text: string | undefined): string[] => [...(text ?? "").matchAll(/\{\w+\}/g)].map(found => found[0]).sort();
  for (const key of Object.keys(french)) assert.deepEqual(values(french[key]), values(english[key]), key);
});

test("no word is unused", () => {
  // Codes of the server are looked up by their group: ofCode("failed", …).
  const groups = [...all.matchAll(/ofCode\(["`]([\w.$]+?)(?:\.\$\{[^}]*\})?["`],/g)].map(found => found[1] ?? "");
  for (const key of Object.keys(french)) {
    const isNamed = all.includes(`"${key}"`);
    assert.ok(isNamed || groups.some(group => key.startsWith(`${group}.`)), `${key} is not used`);
  }
});

test("French has its spaces that do not break", () => {
  for (const [key, text] of Object.entries(french)) {
    assert.doesNotMatch(text, / [:;!?%€»]|« /, key);
    assert.doesNotMatch(text, /[^\s\u00a0\u202f{}][:;!?%€»](?=\s|$)/, key);
    assert.doesNotMatch(text, /'/, `${key}: the apostrophe is ’`);
  }
});

test("no data becomes markup", () => {
  for (const {name, text} of code) {
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function/, name);
    assert.doesNotMatch(text, /setAttribute\("(style|on\w+)"|\bel\([^)]*\bstyle: /, `${name}: style goes through the object model`);
  }
});
