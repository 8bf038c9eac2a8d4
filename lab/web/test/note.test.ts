// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import {inLatin} from "../src/note/latin.ts";
import {lay, scaleBar, sheet, wrapped, type Mark, type Note} from "../src/note/sheet.ts";

const measure = (text: string, size: number): number => text.length * size * 0.5;
const note = (lines: string[]): Note => ({
  title: "Une note", subject: "Une règle · une grille",
  legend: {title: "Part sous S", entries: [
    {label: "moins de 10 %", colour: "#ffffff", pattern: null}, {label: "Périmètres", line: {colour: "#12284b", dash: [2, 1]}},
    {label: "Actions", disc: "#6a1b9a"}], note: "Une estimation."},
  parts: [{title: "Résultat", lines: ["Périmètres : 3"]}, {title: "Scénario", lines}, {title: "Sources", lines: []}],
  notice: "Ce n’est pas la liste officielle.", foot: "Carreau",
  distance: metres => `${metres} m`, more: count => `et ${count} autres`,
});
const texts = (marks: Mark[]): string[] => marks.flatMap(mark => mark.kind === "text" ? [mark.text] : []);

test("the scale bar is a round distance that fits", () => {
  assert.deepEqual(scaleBar(100, 40), {metres: 2000, length: 20});
  assert.deepEqual(scaleBar(25, 40), {metres: 1000, length: 40});
  assert.deepEqual(scaleBar(0.6, 40), {metres: 20, length: 20 / 0.6});
  for (const scale of [0.013, 7, 19.99, 20, 99.9, 12345]) {
    const {metres, length} = scaleBar(scale, 40);
    assert.ok(length <= 40 && length > 40 / 2.6, String(scale));
    assert.match(String(metres), /^(0\.0*)?[125]0*$/);
  }
});

test("a text is broken between words, and within a word that is too long", () => {
  const within = (most: number) => (line: string): boolean => line.length <= most;
  assert.deepEqual(wrapped("un deux trois", within(7)), ["un deux", "trois"]);
  assert.deepEqual(wrapped("anticonstitutionnellement", within(10)), ["anticonsti", "tutionnell", "ement"]);
  assert.deepEqual(wrapped("", within(5)), []);
});

test("everything stands on the sheet, whatever the shape of the map", () => {
  const many = Array.from({length: 200}, (_, index) => `Retouche ${index} : ajout de 3 carreaux (démolition)`);
  for (const shape of [{width: 930, height: 550}, {width: 390, height: 600}, {width: 1800, height: 300}]) {
    const marks = lay(note(many), {...shape, metresPerPixel: 20}, measure);
    for (const mark of marks) {
      if (mark.kind === "line") continue;
      assert.ok(mark.x >= 0 && mark.y >= 0 && mark.x <= sheet.width && mark.y <= sheet.height, JSON.stringify(mark));
      if ("width" in mark) assert.ok(mark.x + mark.width <= sheet.width && mark.y + mark.height <= sheet.height, JSON.stringify(mark));
    }
    const map = marks.find(mark => mark.kind === "map");
    assert.ok(map?.kind === "map" && Math.abs(map.width / map.height - shape.width / shape.height) < 1e-9);
    const told = texts(marks);
    for (const text of ["Une note", "N", "Part sous S", "Périmètres : 3", "Ce n’est pas la liste officielle.", "Carreau"]) {
      assert.ok(told.includes(text), text);
    }
    const shown = told.filter(text => text.startsWith("Retouche")).length;
    assert.ok(told.includes(`et ${200 - shown} autres`), "what does not fit is counted");
  }
});

test("a part that fits is told whole, and one without lines is none", () => {
  const told = texts(lay(note(["seuil : 55 %"]), {width: 930, height: 550, metresPerPixel: 20}, measure));
  assert.ok(told.includes("seuil : 55 %"));
  assert.ok(!told.includes("Sources"));
  assert.ok(!told.some(text => text.startsWith("et ")));
});

test("texts of a PDF keep the letters that its fonts have", () => {
  assert.equal(inLatin("L’Haÿ-les-Roses, cœur, 1\u202f500\u00a0€ – « été »"), "L’Haÿ-les-Roses, cœur, 1\u00a0500\u00a0€ – « été »");
  assert.equal(inLatin("−5 ≥ 3 Ł Š ń 漢"), "–5 >= 3 ? Š n ?");
});
