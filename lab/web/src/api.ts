// SPDX-License-Identifier: Apache-2.0
// The server as the page sees it: docs/serve.md says what each address answers.

export interface Both { fr: string; en: string }
export type Bounds = [number, number, number, number];
export interface Estimate { value: number | null; low: number | null; high: number | null }

export interface Edit {
  kind: "add" | "remove" | "lock" | "release";
  cells?: string[];
  polygon?: [number, number][][];
  zone?: string;
  reason: string;
  date: string;
}
/** A scenario as the page keeps it: what differs from the one that the server was started with. */
export interface ScenarioState {
  /** Of another rule than the server was started with. */
  rule?: string;
  settings: Record<string, string>; edits: Edit[];
  /** Given to zones by the user, by their ids. */
  names?: Record<string, string>;
}

export interface Parameter {
  name: string;
  group: "rule" | "vintage" | "income" | "delineation";
  kind: "integer" | "decimal" | "choice" | "flag";
  low?: number; high?: number; step?: number;
  /** The most decimals that the server takes; without, as many as one likes. */
  decimals?: number;
  choices?: string[];
  unit?: string;
  meaning: Partial<Both>;
  expected?: Partial<Both>;
  /** Of the decree that sets the legal value. */
  article?: string;
  legal: string;
  value: string;
}
export interface Rule {
  name: string; title: Partial<Both> | string; legal_reference: string;
  /** What is not as the decree has it. */
  substitution: Partial<Both> | null;
}
/** A rule that a scenario may have in place of that of the server; refused ones have no parameters. */
export interface OtherRule extends Rule { refusal: Partial<Both> | null; parameters: Parameter[] }
export interface Zoning { key: string; title: string; zones: number; people: number; bounds: Bounds }
export const measures = ["granted", "paid", "requested"] as const;
/** Euros; null: unknown. */
export type Amounts = Record<typeof measures[number], number | null>;
/** Names of columns, as in actions.gpkg (docs/formats.md). */
export interface Tally extends Amounts { actions: number; retained: number }
export interface ActionsInfo {
  zoning: string; nomenclature: string; years: number[];
  themes: {theme: string; theme_label: string}[];
  funders: {funder: string; funder_kind: string}[];
  total: Tally;
}
export interface FundedAction extends Amounts {
  id: number; reference: string; year: number; title: string | null; operator: string | null;
  theme: string | null; theme_label: string | null; status: string; method: string; doubtful: 0 | 1;
  /** Codes, or a status where no quartier is served, with shares behind those that share. */
  targets: string;
  /** Longitude and latitude, of those on the map. */
  place?: [number, number];
  /** Of the action in one quartier. */
  share?: number;
}
export interface FundedQuartier extends Tally {
  /** Null of money that has no quartier; of a place outside, those of its commune or pocket. */
  code: string | null; name: string | null;
  status: "present" | "entered" | "former" | "outside" | "ambiguous" | "transterritorial" | "unattributed";
  people: number | null; granted_per_person: number | null;
}
export interface QuartierReport extends FundedQuartier {
  by_year: (Tally & {year: number})[];
  by_theme: (Amounts & {theme: string | null; theme_label: string | null})[];
  by_funder: (Amounts & {funder: string; funder_kind: string})[];
  list: FundedAction[];
}
export interface Lab {
  key: string; version: string; read_only: boolean; can_save: boolean; can_share: boolean; title: string;
  /** The address of raster tiles, or of the PMTiles file of the lab. */
  basemap: string | null; basemap_is_file: boolean; basemap_attribution?: string;
  /** The address, with "{query}", of a service that finds addresses. */
  geocoder: string | null;
  grid: {
    epsg: number; cell_size: number; cells: number; people: number; share_imputed: number;
    bounds: Bounds; vintage: number; has_households: boolean;
  };
  rule: Rule;
  parameters: Parameter[];
  other_rules: OtherRule[];
  baseline: Run;
  zonings: Zoning[];
  actions: ActionsInfo | null;
  tiles: {minzoom: number; maxzoom: number};
  scenarios: string[];
  /** Whether cells have communes. */
  has_communes: boolean;
}
export interface Finding { severity: "warning" | "notice"; message: Partial<Both> }
/** A zone that edits made; its lock is the name that it was locked under, empty without one. */
export type EditedZone = Zone & {status: "edited" | "locked"; pieces: number; people_outside_unit: number; is_remainder: boolean};
export const changes = ["unchanged", "redrawn", "split", "merged", "entered", "left", "no_data"] as const;
export type Change = typeof changes[number];
export interface Run {
  id: string; state: ScenarioState;
  totals: {
    zones: number; people: number; people_low_income: number; households: number; share_imputed: number;
    urban_units: number; near_misses: number; cells: number; area_km2: number;
  };
  change: {
    entered: number; left: number; people_in: number; people_out: number;
  };
  edited?: EditedZone[];
  findings: Finding[];
}
/** Names of columns, `NAME`, `NAME_low`, `NAME_high`: an estimate and its interval of 90 %. */
type Estimates<Name extends string> = Record<Name | `${Name}_low` | `${Name}_high`, number | null>;
/** An estimate of a row with its interval. */
export function estimateOf<Name extends string>(row: Estimates<Name>, name: Name): Estimate {
  return {value: row[name], low: row[`${name}_low`], high: row[`${name}_high`]};
}
/** The median of the incomes that the cells count: disposable ones, or declared ones as S. */
export function medianOf(zone: Zone): Estimate {
  return estimateOf(zone, zone.median_disposable === null ? "median_declared" : "median_disposable");
}
/** S on the scale of that median. */
export function thresholdOf(zone: Zone): number | null {
  return zone.threshold_disposable ?? zone.threshold_declared;
}
/** The codes of a column that holds several. */
export function codesOf(column: string | null | undefined): string[] {
  return column ? column.split(/[,;]/) : [];
}
/** The columns of a perimeter or a near miss, named as in files (docs/formats.md); codes joined. */
export interface Zone extends Estimates<"median_disposable" | "median_declared"> {
  zone_id: string; name: string; urban_unit: string; urban_unit_name: string; communes: string;
  people: number; households: number | null; share_imputed: number | null;
  threshold_declared: number | null; threshold_disposable: number | null;
  share_low_income: number | null; people_low_income: number | null; p_criterion: number | null;
  p_member: number | null;
  cells: number; area_m2: number; density: number;
  /** Of a perimeter. */
  status?: string; failed_criteria?: string; pieces?: number; people_outside_unit?: number;
  /** Of a near miss. */
  failed_criterion?: string; extent?: string;
  /** Beside the columns. */
  commune_names: string[]; lock: string; bounds: Bounds;
}
export interface Zones { perimeters: Zone[]; near_misses: Zone[] }
export interface Unit {
  code: string; name: string; population: number | null; urban: number;
  threshold_declared: number | null; threshold_disposable: number | null;
  local_median_declared: number | null; local_median_source: string | null;
  national_weight: number | null; perimeters: number; people_in_perimeters: number;
}
export interface Explanation {
  kind: "cell" | "zone" | "quartier"; id: string; title: Both; is_in: boolean;
  lines: {fr: Line[]; en: Line[]}; figures?: Record<string, unknown>; bounds: Bounds;
}
export interface Line { text: string; indent: 0 | 1 }
export interface FlippedZone { zone_id: string; name: string; people: number }
/** Where the threshold is lower or higher: zones and quartiers that are not as in the scenario. */
export interface FlipSide {
  poverty_ratio: string; left: FlippedZone[]; entered: FlippedZone[];
  quartiers: {zoning: string; code: string; name: string | null; before: string; after: string}[];
}
/** The cells with which a near miss would meet every criterion; null where there are none. */
export interface Additions { zone: string; cells: string[] | null; people: number | null; text: Both }
/** How far a parameter may move before a zone falls or comes in. */
export interface Reach { parameter: string; zone: string; stands: boolean; text: Both }
export interface ComparedZone {
  code: string; name: string | null; side: "before" | "after"; change: Change; people: number;
  people_kept: number; people_lost: number; people_gained: number; linked: string | null; bounds: Bounds;
}
export interface Comparison {
  before: {ref: string; zones: number; people: number};
  after: {ref: string; zones: number; people: number};
  counts: Record<Change, number>;
  people: {before: number; after: number; both: number; entered: number; left: number};
  zones: ComparedZone[];
}
/** A sweep: what was asked for, as on the command line, and how far it has come. */
export interface Sweep {
  id: string; status: "running" | "done" | "failed" | "stopped"; run: string; state: ScenarioState;
  vary: string[]; sample: number | null; seed: number;
  /** Those to run, those that shares are of, and those that are done. */
  scenarios: number; designed: number; done: number; error: Both | null;
}
/** Names of columns, as `carreau sweep` writes them (docs/formats.md). */
export interface CurveRow {
  parameter: string; value: string; is_base: 0 | 1; zones: number; people: number; cells: number;
  area_m2: number; near_misses: number; other_zones: number;
}
export interface SweptZone {
  zone_id: string; kind: "perimeter" | "near_miss" | "other"; name: string | null; urban_unit: string | null;
  people: number; cells: number; share_standing: number; stands_unless: string | null; stands_unless_en: string | null;
  bounds: Bounds | null;
}
export interface SweptEffect {
  outcome: "zones" | "people" | "zone"; zone_id: string | null; factor: string; share: number; standard_error: number | null;
}
export interface SweepResult { curves: CurveRow[]; zones: SweptZone[]; effects: SweptEffect[] }
export interface SweptPlace { id: string; kind: "cell" | "zone"; title: Both; lines: {fr: Line[]; en: Line[]} }
export interface SweepChoices { vary?: string[]; sample?: number; seed?: number }

/** How far the run is that the page waits for. */
export interface Progress {
  status: "none" | "waiting" | "running";
  /** Runs that begin earlier, the time so far, the time expected, and the part of the incomes that is estimated. */
  before: number; elapsed_ms: number; expected_ms: number; share: number;
}

export interface Found { kind: string; code: string; label: string; bounds: Bounds }
export interface CheckedZone {
  code: string; name: string | null; people: number | null; bounds: Bounds; verdict: string; failed_criteria: string | null;
}

/** What the server refuses: a status, a code and words in both languages. Status 0: no answer at all, or the code
 *  "stopped" for what the page has given up. */
export class ServerError extends Error {
  constructor(readonly status: number, readonly code: string, readonly words: Partial<Both>) {
    super(words.en ?? words.fr ?? code);
  }
}

const base = new URL(".", document.baseURI).href;

async function ask(path: string, options: RequestInit = {}): Promise<Response> {
  const answer = await fetch(base + path, options).catch(() => {
    throw new ServerError(0, options.signal?.aborted ? "stopped" : "unreachable", {});
  });
  if (answer.ok) return answer;
  let code = String(answer.status);
  let message: Partial<Both> = {};
  try {
    const body = await answer.json() as {error?: {code?: string; message?: Partial<Both>}};
    code = body.error?.code ?? code;
    message = body.error?.message ?? {};
  } catch { /* no JSON: the status must do */ }
  throw new ServerError(answer.status, code, message);
}

const part = encodeURIComponent;
async function json<T>(path: string, options?: RequestInit): Promise<T> {
  const answer = await ask(path, options);
  return await answer.json().catch((error: unknown) => {
    // Given up while the answer was on its way.
    throw options?.signal?.aborted ? new ServerError(0, "stopped", {}) : error;
  }) as T;
}

/** Which page asks: what it asks for takes the place of what it asked for before. */
const tab = Array.from(crypto.getRandomValues(new Uint32Array(4)), one => one.toString(36)).join("-");

const posted = (body: unknown): RequestInit => ({
  method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});

export const api = {
  lab: () => json<Lab>("api/lab.json"),
  /** `patience`: in milliseconds; a run that is expected to take longer is refused. */
  run: (state: ScenarioState, signal: AbortSignal | null = null, patience: number | null = null) => json<Run>(
    `api/runs?tab=${tab}${patience === null ? "" : `&most_ms=${patience}`}`, {...posted(state), signal}),
  progress: () => json<Progress>(`api/progress.json?tab=${tab}`),
  share: async (run: string) => (await json<{key: string}>(`api/runs/${run}/share`, posted({}))).key,
  shared: (key: string) => json<Run>("api/shared", posted({key})),
  zones: (run: string) => json<Zones>(`api/runs/${run}/zones.json`),
  units: async (run: string) => (await json<{units: Unit[]}>(`api/runs/${run}/units.json`)).units,
  explainCell: (run: string, cell: string) => json<Explanation>(`api/runs/${run}/explain.json?cell=${part(cell)}`),
  explainZone: (run: string, zone: string, isBundle: boolean) => json<Explanation>(isBundle
    ? `api/runs/${run}/explain/${part(zone)}.json` : `api/runs/${run}/explain.json?zone=${part(zone)}`),
  additions: (run: string, zone: string) => json<Additions>(`api/runs/${run}/additions`, posted({zone})),
  reachParameters: async (run: string) => (await json<{parameters: string[]}>(`api/runs/${run}/reach.json`)).parameters,
  /** Of a zone of the run, or of a quartier of a zoning. */
  reach: (run: string, zone: string, zoning: string | undefined, parameter: string, signal: AbortSignal) =>
    json<Reach>(`api/runs/${run}/reach`, {...posted({zone, zoning, parameter}), signal}),
  flips: (run: string, percent: number) =>
    json<{lower: FlipSide; higher: FlipSide}>(`api/runs/${run}/flips`, posted({percent})),
  explainQuartier: (run: string, zoning: string, code: string) =>
    json<Explanation>(`api/runs/${run}/explain.json?zoning=${part(zoning)}&quartier=${part(code)}`),
  cellsOf: async (run: string, zone: string) => (await json<{cells: string[]}>(
    `api/runs/${run}/cells.json?zone=${part(zone)}`)).cells,
  cellsIn: async (ring: [number, number][]) => (await json<{cells: string[]}>("api/cells_in", posted({polygon: [ring]}))).cells,
  readScenario: (text: string) => json<{state: ScenarioState; findings: Finding[]}>("api/scenarios", {
    method: "POST", headers: {"Content-Type": "application/toml"}, body: text}),
  openScenario: async (name: string) => (await ask(`api/scenarios/${part(name)}`)).text(),
  saveScenario: (name: string, run: string, overwrite: boolean) => json<{name: string}>(
    `api/scenarios/${part(name)}?run=${run}${overwrite ? "&overwrite=1" : ""}`,
    // Nothing is sent; the type keeps forms of other sites out.
    {method: "PUT", headers: {"Content-Type": "application/json"}}),
  compare: (before: string, after: string, isBundle: boolean) => json<Comparison>(isBundle
    ? `api/compare/${before.replace(":", "-")}..${after.replace(":", "-")}.json`
    : `api/compare.json?before=${part(before)}&after=${part(after)}`),
  compareCounts: (before: string, after: string) =>
    json<Pick<Comparison, "counts">>(`api/compare.json?before=${part(before)}&after=${part(after)}&only=counts`),
  beginSweep: (state: ScenarioState, choices: SweepChoices) => json<Sweep>("api/sweeps", posted({...state, ...choices})),
  stopSweep: (id: string) => json<Sweep>(`api/sweeps/${id}/stop`, posted({})),
  sweep: (id: string) => json<Sweep>(`api/sweeps/${id}`),
  sweeps: async () => (await json<{sweeps: Sweep[]}>("api/sweeps")).sweeps,
  sweepResult: (id: string) => json<SweepResult>(`api/sweeps/${id}/result.json`),
  explainInSweep: (id: string, kind: "cell" | "zone", place: string) =>
    json<SweptPlace>(`api/sweeps/${id}/explain.json?${kind}=${part(place)}`),
  search: async (text: string) => (await json<{results: Found[]}>(`api/search.json?q=${part(text)}`)).results,
  zoning: async (key: string) => (await json<{zones: CheckedZone[]}>(`api/zonings/${part(key)}/zones.json`)).zones,
  communes: async () => (await json<{communes: Record<string, string>}>("api/communes.json")).communes,
  points: async () => (await json<{points: FundedAction[]}>("api/actions/points.json")).points,
  quartiers: async () => (await json<{quartiers: FundedQuartier[]}>("api/actions/quartiers.json")).quartiers,
  quartier: (code: string) => json<QuartierReport>(`api/actions/quartiers/${part(code)}.json`),
};

/** Addresses that the map or a link asks for itself. */
export const links = {
  scenario: (run: string) => `${base}api/runs/${run}/scenario.toml`,
  export: (run: string, format: string) => `${base}api/runs/${run}/export/${format}`,
  workbook: (run: string, language: string) => `${base}api/runs/${run}/tables.${language}.xlsx`,
  table: (run: string, table: string, language: string) => `${base}api/runs/${run}/tables/${table}.${language}.csv`,
  portrait: (zoning: string, code: string, language: string) =>
    `${base}api/zonings/${part(zoning)}/portraits/${part(code)}.${language}.html`,
  zonePortrait: (run: string, zone: string, language: string) =>
    `${base}api/runs/${run}/portraits/${part(zone)}.${language}.html`,
  quartierPage: (code: string, language: string) => `${base}api/actions/${language}/quartiers/${part(code)}.html`,
  baseMapFile: () => `${base}basemap.pmtiles`,
  communeTiles: () => `${base}tiles/communes/{z}/{x}/{y}.mvt`,
  report: (language: string) => `${base}api/actions/${language}/rapport.html`,
  /** With what a measure needs and no more: sums over the nation take their time. */
  runTiles: (run: string, measure: string) => `${base}tiles/runs/${run}/{z}/{x}/{y}.mvt?for=${measure}`,
  zoningTiles: (key: string) => `${base}tiles/zonings/${part(key)}/{z}/{x}/{y}.mvt`,
  sweepTiles: (id: string) => `${base}tiles/sweeps/${id}/{z}/{x}/{y}.mvt`,
  unitTiles: () => `${base}tiles/units/{z}/{x}/{y}.mvt`,
  changeTiles: (before: string, after: string, isBundle: boolean) => {
    const name = (reference: string): string => isBundle ? reference.replace(":", "-") : part(reference);
    return `${base}tiles/changes/${name(before)}..${name(after)}/{z}/{x}/{y}.mvt`;
  },
  pdf: () => `${base}note-pdf.js`,
  worker: () => `${base}maplibre-gl-csp-worker.js`,
};
