// SPDX-License-Identifier: Apache-2.0
// The search of a bundle, which has no server to ask: zones, quartiers and coordinates.
import {api, type Bounds, type Found} from "./api.ts";
import type {App} from "./app.ts";
import {folded} from "./rows.ts";

export interface Place extends Found { name: string }
const kMost = 10;
/** Some 500 m around a point. */
const kAround = 0.005;

/** "50.63, 3.06" or "50,63 3,06": latitude first, or longitude first where only that is within the bounds. Null for
 *  what are not two numbers; none for a place that is off the map. */
export function readCoordinates(text: string, [west, south, east, north]: Bounds): [number, number] | "none" | null {
  const found = /^\s*(-?\d{1,3}(?:[.,]\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:[.,]\d+)?)\s*$/.exec(text);
  if (!found) return null;
  const [first = NaN, second = NaN] = [found[1], found[2]].map(part => Number((part ?? "").replace(",", ".")));
  const isWithin = ([x, y]: [number, number]): boolean => x >= west && x <= east && y >= south && y <= north;
  return ([[second, first], [first, second]] as [number, number][]).find(isWithin) ?? "none";
}

/** Codes and names that begin with the text first, then those that hold it, then those of which each word of the
 *  text begins a word: "villeneuve ascq" is Villeneuve-d’Ascq. */
export function findPlaces(places: readonly Place[], text: string, bounds: Bounds): Found[] {
  const point = readCoordinates(text, bounds);
  if (point === "none") return [];
  if (point) {
    const [x, y] = point;
    return [{kind: "place", code: "", label: `${y}, ${x}`, bounds: [x - kAround, y - kAround, x + kAround, y + kAround]}];
  }
  const wanted = folded(text.trim());
  const rank = (place: Place): number => {
    const hay = [folded(place.code), folded(place.name)];
    return hay.some(one => one.startsWith(wanted)) ? 0 : hay.some(one => one.includes(wanted)) ? 1
      : hay.some(one => beginsWords(one, wanted)) ? 2 : 3;
  };
  return places.map(place => ({place, rank: rank(place)})).filter(one => one.rank < 3)
    .sort((a, b) => a.rank - b.rank).slice(0, kMost).map(one => one.place);
}

const wordsIn = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(word => word !== "");

/** In the same order, others perhaps between them. */
function beginsWords(hay: string, wanted: string): boolean {
  const asked = wordsIn(wanted);
  let next = 0;
  for (const word of wordsIn(hay)) if (next < asked.length && word.startsWith(asked[next] ?? "")) next += 1;
  return asked.length > 0 && next === asked.length;
}

export async function bundledPlaces(app: App): Promise<Place[]> {
  const place = (kind: string, code: string, name: string, bounds: Bounds): Place =>
    ({kind, code, name, bounds, label: name && name !== code ? `${code} ${name}` : code});
  const zones = await api.zones(app.run.id);
  const zonings = await Promise.all(app.lab.zonings.map(zoning => api.zoning(zoning.key)));
  return [
    ...zones.perimeters.map(zone => place("zone", zone.zone_id, zone.name, zone.bounds)),
    ...zones.near_misses.map(zone => place("near_miss", zone.zone_id, zone.name, zone.bounds)),
    ...zonings.flat().map(zone => place("quartier", zone.code, zone.name ?? "", zone.bounds)),
  ];
}
