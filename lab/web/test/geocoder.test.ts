// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
(globalThis as {document?: unknown}).document = {baseURI: "http://127.0.0.1/"};

const lille: [number, number, number, number] = [2.9, 50.5, 3.3, 50.8];
const feature = (coordinates: unknown, properties: unknown) => ({type: "Feature", geometry: {type: "Point", coordinates}, properties});

test("addresses are read as the base adresse nationale gives them, those on the grid", async () => {
  const {addressesIn, hostOf} = await import("../src/geocoder.ts");
  const found = addressesIn({features: [
    feature([3.06, 50.63], {label: "12 Rue <b>Bis</b> 59000 Lille"}), feature([2.35, 48.85], {label: "Paris"}),
    feature([3.07, 50.63], {display_name: "Grand’Place"}), feature(["3", 50.6], {label: "x"}), feature([3.1, 50.6], {}), {}, null]}, lille);
  assert.deepEqual(found?.map(one => one.label), ["12 Rue <b>Bis</b> 59000 Lille", "Grand’Place"]);
  assert.deepEqual(found?.[0]?.bounds.map(value => Number(value.toFixed(4))), [3.0575, 50.6275, 3.0625, 50.6325]);
  assert.deepEqual(addressesIn({features: []}, lille), []);
  for (const other of [null, {}, [], {features: 3}]) assert.equal(addressesIn(other, lille), null);
  assert.equal(hostOf("https://geo.example:8443/search?q={query}"), "geo.example:8443");
});
