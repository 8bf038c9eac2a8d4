// SPDX-License-Identifier: Apache-2.0
// Addresses found by a service elsewhere: asked only where the user says so, since the text then leaves this machine.
import {ServerError, type Bounds, type Found} from "./api.ts";

const kMost = 10;
const kPatience = 8000;  // milliseconds
/** Some 250 m around an address. */
const kAround = 0.0025;

/** Where the text goes to. */
export function hostOf(geocoder: string): string {
  return new URL(geocoder.replace("{query}", "")).host;
}

/** The addresses of an answer in GeoJSON, as that of the base adresse nationale, within the bounds of the grid. Null for
 *  another content. */
export function addressesIn(answer: unknown, [west, south, east, north]: Bounds): Found[] | null {
  const features = (answer as {features?: unknown} | null)?.features;
  if (!Array.isArray(features)) return null;
  const found: Found[] = [];
  for (const feature of features as {geometry?: {coordinates?: unknown}; properties?: Record<string, unknown>}[]) {
    const [x, y] = Array.isArray(feature?.geometry?.coordinates) ? feature.geometry.coordinates as unknown[] : [];
    const {label, name, display_name: shown} = feature?.properties ?? {};
    const text = [label, name, shown].find(one => typeof one === "string");
    if (typeof x !== "number" || typeof y !== "number" || typeof text !== "string") continue;
    if (x < west || x > east || y < south || y > north) continue;
    found.push({kind: "address", code: "", label: text, bounds: [x - kAround, y - kAround, x + kAround, y + kAround]});
  }
  return found.slice(0, kMost);
}

/** Throws ServerError with status 0 where the service does not answer in GeoJSON. */
export async function askGeocoder(geocoder: string, text: string, bounds: Bounds): Promise<Found[]> {
  const failed = (): never => { throw new ServerError(0, "geocoder", {}); };
  const answer = await fetch(geocoder.replace("{query}", encodeURIComponent(text)), {
    credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(kPatience)}).catch(failed);
  if (!answer.ok) return failed();
  return addressesIn(await answer.json().catch(failed), bounds) ?? failed();
}
