// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
// places.ts asks the server of the page that it stands in.
(globalThis as {document?: unknown}).document = {baseURI: "http://127.0.0.1/"};

const lille: [number, number, number, number] = [2.9, 50.5, 3.3, 50.8];

test("coordinates are read with a comma or a point, in the order that lies on the map", async () => {
  const {readCoordinates} = await import("../src/places.ts");
  for (const text of ["50.63, 3.06", "50.63 3.06", "50,63 ; 3,06", "50,63, 3,06", "3.06 50.63"]) assert.deepEqual(readCoordinates(text, lille), [3.06, 50.63], text);
  for (const text of ["", "Lille", "50.63"]) assert.equal(readCoordinates(text, lille), null, text);
  for (const text of ["95, 3", "50, 200", "48.85 2.35"]) assert.equal(readCoordinates(text, lille), "none", text);
});

test("names are found without accents, those that begin so first, and with words left out", async () => {
  const {findPlaces} = await import("../src/places.ts");
  const place = (code: string, name: string) => ({kind: "zone", code, name, label: code, bounds: [0, 0, 1, 1] as [number, number, number, number]});
  const places = [place("1", "Vieux Béthune"), place("2", "Béthune sud"), place("3", "Lens"), place("4", "Villeneuve-d’Ascq")];
  const found = (text: string): string[] => findPlaces(places, text, lille).map(one => one.code);
  assert.deepEqual(found("bethune"), ["2", "1"]);
  assert.deepEqual(found("3"), ["3"]);
  assert.deepEqual(found("paris"), []);
  assert.deepEqual(found("villeneuve ascq"), ["4"]);
  assert.deepEqual(found("ascq villeneuve"), []);
  assert.deepEqual(found("48.85 2.35"), []);
});
