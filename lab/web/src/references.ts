// SPDX-License-Identifier: Apache-2.0
// What can be compared: the scenario before the eyes, the first one, those set aside, given zonings.
import {api} from "./api.ts";
import type {App} from "./app.ts";
import {rulesOf, withRule} from "./state.ts";
import {both, t} from "./words.ts";

export interface Reference { value: string; label: string }

export function references(app: App): Reference[] {
  const rules = app.lab.read_only ? [] : rulesOf(app.lab);
  return [
    ...(app.lab.read_only ? [] : [{value: "current", label: t("compare.current")}]),
    {value: "baseline", label: t("compare.baseline")},
    ...(rules.length < 2 ? [] : rules.map(rule => ({value: `rule:${rule.name}`, label: t("compare.rule", {rule: both(rule.title)})}))),
    ...app.scenarios.map(one => ({value: `kept:${one.id}`, label: one.name})),
    ...app.lab.zonings.map(zoning => ({value: `zoning:${zoning.key}`, label: zoning.title})),
  ];
}

/** Whether it is another one when the scenario before the eyes is. */
export function followsScenario(value: string): boolean {
  return value === "current" || value.startsWith("rule:");
}

/** What the server calls it: the id of a run, or a zoning with its key. */
export async function resolved(app: App, value: string): Promise<string> {
  if (value.startsWith("zoning:")) return value;
  if (value === "current") return app.run.id;
  if (value === "baseline") return app.lab.baseline.id;
  if (value.startsWith("rule:")) return (await api.run(withRule(app.lab, app.state, value.slice("rule:".length)))).id;
  const kept = app.scenarios.find(one => `kept:${one.id}` === value);
  if (!kept) return app.run.id;
  return (await api.run(kept.state)).id;
}
