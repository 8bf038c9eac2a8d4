// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
// places.ts asks the server of the page that it stands in.
(globalThis as {document?: unknown}).document = {baseURI: "http://127.0.0.1/"};

test("coordinates are read with a comma or a point", async () => {
  const {readCoordinates} = await import("../src/places.ts");
  for (const text of ["50.63, 3.06", "50.63 3.06", "50,63 ; 3,06", "50,63, 3,06"]) assert.deepEqual(readCoordinates(text), [3.06, 50.63], text);
  for (const text of ["", "Lille", "50.63", "95, 3", "50, 200"]) assert.equal(readCoordinates(text), null, text);
});

test("names are found without accents, those that begin so first", async () => {
  const {findPlaces} = await import("../src/places.ts");
  const place = (code: string, name: string) => ({kind: "zone", code, name, label: code, bounds: [0, 0, 1, 1] as [number, number, number, number]});
  const places = [place("1", "Vieux Béthune"), place("2", "Béthune sud"), place("3", "Lens")];
  assert.deepEqual(findPlaces(places, "bethune").map(found => found.code), ["2", "1"]);
  assert.deepEqual(findPlaces(places, "3").map(found => found.code), ["3"]);
  assert.deepEqual(findPlaces(places, "paris"), []);
});
