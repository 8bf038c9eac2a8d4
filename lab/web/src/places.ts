// SPDX-License-Identifier: Apache-2.0
// The search of a bundle, which has no server to ask: zones, quartiers and coordinates.
import {api, type Bounds, type Found} from "./api.ts";
import type {App} from "./app.ts";
import {folded} from "./rows.ts";

export interface Place extends Found { name: string }
const kMost = 10;
/** Some 500 m around a point. */
const kAround = 0.005;

/** "50.63, 3.06" or "50,63 3,06": latitude, then longitude. */
export function readCoordinates(text: string): [number, number] | null {
  const found = /^\s*(-?\d{1,2}(?:[.,]\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:[.,]\d+)?)\s*$/.exec(text);
  if (!found) return null;
  const [latitude, longitude] = [found[1], found[2]].map(part => Number((part ?? "").replace(",", ".")));
  if (latitude === undefined || longitude === undefined) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [longitude, latitude] : null;
}

/** Codes and names that begin with the text first, then those that hold it. */
export function findPlaces(places: readonly Place[], text: string): Found[] {
  const point = readCoordinates(text);
  if (point) {
    const [x, y] = point;
    const bounds: Bounds = [x - kAround, y - kAround, x + kAround, y + kAround];
    return [{kind: "place", code: "", label: `${y}, ${x}`, bounds}];
  }
  const wanted = folded(text.trim());
  const rank = (place: Place): number => {
    const hay = [folded(place.code), folded(place.name)];
    return hay.some(one => one.startsWith(wanted)) ? 0 : hay.some(one => one.includes(wanted)) ? 1 : 2;
  };
  return places.map(place => ({place, rank: rank(place)})).filter(one => one.rank < 2)
    .sort((a, b) => a.rank - b.rank).slice(0, kMost).map(one => one.place);
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
