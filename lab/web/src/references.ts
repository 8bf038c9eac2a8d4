// SPDX-License-Identifier: Apache-2.0
// What can be compared: the scenario before the eyes, the first one, those set aside, given zonings.
import {api} from "./api.ts";
import type {App} from "./app.ts";
import {t} from "./words.ts";

export interface Reference { value: string; label: string }

export function references(app: App): Reference[] {
  return [
    ...(app.lab.read_only ? [] : [{value: "current", label: t("compare.current")}]),
    {value: "baseline", label: t("compare.baseline")},
    ...app.scenarios.map(one => ({value: `kept:${one.id}`, label: one.name})),
    ...app.lab.zonings.map(zoning => ({value: `zoning:${zoning.key}`, label: zoning.title})),
  ];
}

/** What the server calls it: the id of a run, or a zoning with its key. */
export async function resolved(app: App, value: string): Promise<string> {
  if (value.startsWith("zoning:")) return value;
  if (value === "current") return app.run.id;
  if (value === "baseline") return app.lab.baseline.id;
  const kept = app.scenarios.find(one => `kept:${one.id}` === value);
  if (!kept) return app.run.id;
  return (await api.run(kept.state)).id;
}
