// SPDX-License-Identifier: Apache-2.0
// What a browser keeps between two visits, for each set of inputs apart: the way of each tab for itself, and the
// scenarios set aside for all tabs together.
import type {ScenarioState} from "./api.ts";
import type {HistoryData} from "./history.ts";

/** A scenario set aside to be compared. */
export interface KeptScenario { id: string; name: string; state: ScenarioState }
export type Store = Pick<Storage, "getItem" | "setItem">;
/** `tab` lives as long as its tab, a reload included; `shared` is that of all tabs. Null where the browser has none. */
export interface Stores { tab: Store | null; shared: Store | null }

const prefix = "carreau.";
const shelfOf = (key: string): string => `${prefix}${key}.scenarios`;
const tabOf = (key: string): string => `${prefix}${key}.tab`;

export function isShelf(key: string | null, lab: string): boolean {
  return key === null || key === shelfOf(lab);  // null: everything was cleared
}

/** The way of this tab, or for a new one the latest of any. */
export function recallHistory({tab, shared}: Stores, key: string): HistoryData<ScenarioState> | null {
  for (const store of [tab, shared]) {
    const kept = read(store, tabOf(key)) as Partial<HistoryData<unknown>> | null;
    if (kept === null || typeof kept !== "object" || !isState(kept.present)) continue;
    const states = (list: unknown): ScenarioState[] => Array.isArray(list) ? list.filter(isState) : [];
    return {past: states(kept.past), present: kept.present, future: states(kept.future)};
  }
  return null;
}

/** False when the browser refuses. */
export function keepHistory({tab, shared}: Stores, key: string, history: HistoryData<ScenarioState>): boolean {
  return [tab, shared].map(store => write(store, tabOf(key), history)).every(isKept => isKept);
}

export function recallScenarios({shared}: Stores, key: string): KeptScenario[] {
  const list = read(shared, shelfOf(key));
  if (!Array.isArray(list)) return [];
  return (list as Partial<KeptScenario>[]).filter((one): one is KeptScenario =>
    typeof one?.id === "string" && typeof one.name === "string" && isState(one.state));
}

/** Changes the list as it is now, which another tab may have changed since it was read; null when the browser refuses. */
export function changeScenarios(
  stores: Stores, key: string, change: (list: KeptScenario[]) => KeptScenario[]): KeptScenario[] | null {
  const list = change(recallScenarios(stores, key));
  return write(stores.shared, shelfOf(key), list) ? list : null;
}

/** What is kept under a name; null for nothing, and for what another version wrote. */
export function read(store: Store | null, name: string): unknown {
  try {
    return JSON.parse(store?.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** False when the browser refuses: private windows, or no room. */
export function write(store: Store | null, name: string, value: unknown): boolean {
  try {
    store?.setItem(name, JSON.stringify(value));
    return store !== null;
  } catch {
    return false;
  }
}

export function isState(value: unknown): value is ScenarioState {
  const state = value as ScenarioState | null | undefined;
  return typeof state === "object" && state !== null && typeof state.settings === "object" &&
    state.settings !== null && Array.isArray(state.edits) && state.names !== null && ["undefined", "string"].includes(typeof state.rule) &&
    ["undefined", "object"].includes(typeof state.names);
}
