// SPDX-License-Identifier: Apache-2.0
// What a browser keeps between two visits, for each set of inputs apart.
import type {ScenarioState} from "./api.ts";
import type {HistoryData} from "./history.ts";

/** A scenario set aside to be compared. */
export interface KeptScenario { name: string; state: ScenarioState }
export interface Kept {
  history: HistoryData<ScenarioState>;
  scenarios: KeptScenario[];
}
export type Store = Pick<Storage, "getItem" | "setItem">;

const prefix = "carreau.";

export function recall(store: Store | null, key: string): Kept | null {
  try {
    const kept = JSON.parse(store?.getItem(prefix + key) ?? "null") as Kept | null;
    if (kept === null || !isState(kept.history?.present)) return null;
    const states = (list: unknown): ScenarioState[] => Array.isArray(list) ? list.filter(isState) : [];
    return {
      history: {past: states(kept.history.past), present: kept.history.present, future: states(kept.history.future)},
      scenarios: Array.isArray(kept.scenarios)
        ? kept.scenarios.filter(one => typeof one?.name === "string" && isState(one.state)) : [],
    };
  } catch {
    return null;  // Written by another version, or by hand: begin anew.
  }
}

/** False when the browser refuses: private windows, or no room. */
export function keep(store: Store | null, key: string, kept: Kept): boolean {
  try {
    store?.setItem(prefix + key, JSON.stringify(kept));
    return store !== null;
  } catch {
    return false;
  }
}

export function isState(value: unknown): value is ScenarioState {
  const state = value as ScenarioState | null | undefined;
  return typeof state === "object" && state !== null && typeof state.settings === "object" &&
    state.settings !== null && Array.isArray(state.edits);
}
