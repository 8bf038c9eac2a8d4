// SPDX-License-Identifier: Apache-2.0
// What the parts of the page share: the scenario with its history, its run, and the look of the map.
import {
  api, ServerError, type Edit, type Lab, type Parameter, type Rule, type Run, type ScenarioState, type Sweep, type SweepResult,
} from "./api.ts";
import {History} from "./history.ts";
import {
  changeScenarios, isShelf, keepHistory, recallHistory, recallScenarios, type KeptScenario, type Stores,
} from "./keeper.ts";
import {overlayNames, type OverlayName} from "./map/layers.ts";
import {MapView, type Look} from "./map/view.ts";
import {askReason} from "./reason.ts";
import {Runner} from "./runner.ts";
import {baseline, isBaseline, parametersOf, ruleOf, today, withEdit, withSetting} from "./state.ts";
import {announce, showError} from "./status.ts";
import {askConsent} from "./waiting.ts";
import {both, language, t} from "./words.ts";

/** state: what is asked for has changed. run: the server has answered. rested: the map has shown it
 *  for a while, so that what takes long may be asked for without holding up the next change.
 *  look: colours or overlays. kept: scenarios set aside. sweep: another one is told, or none.
 *  waiting: a run has been asked for, or nothing is waited for any more. */
type Happening = "state" | "run" | "rested" | "look" | "kept" | "sweep" | "waiting";

const kRest = 300;  // milliseconds: longer than from one step of a slider to the next
const kUnasked = 20_000;  // milliseconds, that a run may take without a question before
/** What is being explained. */
export type Selection = {kind: "cell"; id: string; properties: Record<string, unknown>}
  | {kind: "zone"; id: string} | {kind: "quartier"; id: string; zoning: string};

/** A sweep that is done, with what it gave. */
export interface DoneSweep { sweep: Sweep; result: SweepResult }

interface Asked { state: ScenarioState; since: string }

export class App {
  readonly history: History<ScenarioState>;
  scenarios: KeptScenario[];
  readonly look: Look;
  run: Run;
  sweep: DoneSweep | null = null;
  view!: MapView;
  private readonly listeners = new Map<Happening, (() => void)[]>();
  private readonly runner: Runner<Asked, Run>;
  private saving: ReturnType<typeof setTimeout> | null = null;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private changes = 0;
  private hasToldUnkept = false;

  constructor(readonly lab: Lab, private readonly stores: Stores) {
    const kept = lab.read_only ? null : recallHistory(stores, lab.key);
    this.history = new History(kept ?? {past: [], present: baseline, future: []});
    this.scenarios = lab.read_only ? [] : recallScenarios(stores, lab.key);
    this.run = lab.baseline;
    this.look = {
      measure: "share", hasPatterns: false, sweep: null,
      overlays: Object.fromEntries(overlayNames.map(name => [name, name !== "imputed" && name !== "communes"])) as Record<OverlayName, boolean>,
      zonings: Object.fromEntries(lab.zonings.map(zoning => [zoning.key, true])),
      basemap: {isShown: true, opacity: 1},
    };
    this.runner = new Runner((asked, signal) => runAsked(asked.state, signal), (run, asked) => this.show(run, asked),
      (error, asked) => this.refuse(error, asked), () => this.tell("waiting"));
  }

  get state(): ScenarioState { return this.history.present; }
  get rule(): Rule { return ruleOf(this.lab, this.state); }
  /** Those of the rule of the scenario, with the values that it gives them. */
  get parameters(): Parameter[] { return parametersOf(this.lab, this.state); }
  get canEdit(): boolean { return !this.lab.read_only; }
  /** Whether what is before the eyes is of an older scenario than the one that is asked for. */
  get isWaiting(): boolean { return this.runner.busy; }

  on(what: Happening, listener: () => void): void {
    const known = this.listeners.get(what);
    if (known) known.push(listener);
    else this.listeners.set(what, [listener]);
  }
  tell(what: Happening): void { for (const listener of this.listeners.get(what) ?? []) listener(); }

  /** Asks the server for the scenario that this browser remembers. */
  restore(): void {
    if (!isBaseline(this.state)) this.request();
  }

  /** Changes of one `drag` are one step back. */
  change(state: ScenarioState, drag: string | null = null): void {
    this.history.push(state, drag);
    this.changed();
  }
  set(parameter: Parameter, value: string, isDrag: boolean): void {
    // A control may be of the rule before.
    const own = this.parameters.find(one => one.name === parameter.name) ?? parameter;
    this.change(withSetting(this.state, own, value), isDrag ? parameter.name : null);
  }
  /** An edit of today, with its reason. */
  edit(edit: Omit<Edit, "date">): void {
    this.change(withEdit(this.state, {...edit, date: today(new Date())}));
  }
  /** The same where the reason is asked for first; gives it, or null where the edit is given up. */
  async editAsked(what: string, edit: Omit<Edit, "date" | "reason">): Promise<string | null> {
    const reason = await askReason(what);
    if (reason !== null) this.edit({...edit, reason});
    return reason;
  }
  undo(): void {
    if (!this.history.canUndo) return;
    this.history.undo();
    announce(t("history.undone"));
    this.changed();
  }
  redo(): void {
    if (!this.history.canRedo) return;
    this.history.redo();
    announce(t("history.redone"));
    this.changed();
  }

  private changed(): void {
    this.tell("state");
    this.save();
    this.request();
  }

  private request(): void {
    clearTimeout(this.resting);
    // Marks that a test, or the developer tools, read the latency from.
    this.changes += 1;
    const since = `carreau:change ${this.changes}`;
    performance.mark(since);
    this.runner.request({state: this.state, since});
  }

  private async show(run: Run, asked: Asked): Promise<void> {
    this.run = run;
    this.tell("run");
    await this.view.showRun(run.id);
    performance.mark("carreau:painted");
    performance.measure("carreau:latency", {start: asked.since, end: "carreau:painted"});
    performance.clearMarks(asked.since);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.tell("rested"), kRest);
  }

  /** Back to the scenario before the eyes. */
  stopWaiting(): void {
    this.runner.stop();
  }

  /** A state that the server cannot run is taken back, with its reason. */
  private refuse(error: unknown, asked: Asked): void {
    if (error instanceof ServerError && error.code === "stopped") {
      this.history.push(this.run.state, null);
      this.tell("state");
      this.save();
      return announce(t("run.stopped"));
    }
    showError(error);
    const isRefused = error instanceof ServerError && error.status >= 400 && error.status < 500;
    if (!isRefused || asked.state !== this.state || !this.history.canUndo) return;
    this.history.undo();
    this.tell("state");
    this.save();
  }

  /** What `ask` gives for the run before the eyes; a run that the server has forgotten is run again. */
  async withRun<T>(ask: (run: string) => Promise<T>): Promise<T> {
    const run = this.run;
    try {
      return await ask(run.id);
    } catch (error) {
      if (!isGone(error) || this.lab.read_only) throw error;
      return await ask((await api.run(run.state)).id);
    }
  }

  /** Tiles of a forgotten run: once the server knows it again, they are asked for again. */
  async revive(view: MapView): Promise<void> {
    if (this.lab.read_only) return;
    try {
      const run = await api.run(this.run.state);
      await view.reload(run.id);
    } catch (error) {
      showError(error);
    }
  }

  /** Tells a sweep in its panel, in tables and in explanations; the map shows it once that is chosen. */
  showSweep(done: DoneSweep | null): void {
    this.sweep = done;
    this.look.sweep = done?.sweep.id ?? null;
    if (done === null && this.look.measure === "stability") this.look.measure = "share";
    this.tell("sweep");
    this.tell("look");
  }

  setAside(name: string): void {
    const one = {id: freshKey(), name, state: this.state};
    this.changeScenarios(list => [...list, one]);
  }
  forget(id: string): void {
    this.changeScenarios(list => list.filter(one => one.id !== id));
  }
  /** Another tab has changed what is set aside. */
  storeChanged(key: string | null): void {
    if (this.lab.read_only || !isShelf(key, this.lab.key)) return;
    this.scenarios = recallScenarios(this.stores, this.lab.key);
    this.tell("kept");
  }
  private changeScenarios(change: (list: KeptScenario[]) => KeptScenario[]): void {
    const kept = changeScenarios(this.stores, this.lab.key, change);
    this.scenarios = kept ?? change(this.scenarios);
    if (kept === null) this.tellUnkept();
    this.tell("kept");
  }

  /** Once a visit: whoever closes the page must know what is lost. */
  private tellUnkept(): void {
    if (this.hasToldUnkept) return;
    this.hasToldUnkept = true;
    showError(new ServerError(0, "unkept", {[language]: t("keep.failed")}));
  }

  private save(): void {
    if (this.saving !== null) clearTimeout(this.saving);
    this.saving = setTimeout(() => this.saveNow(), 150);
  }
  saveNow(): void {
    if (this.saving !== null) clearTimeout(this.saving);
    this.saving = null;
    if (this.lab.read_only) return;
    if (!keepHistory(this.stores, this.lab.key, this.history.data())) this.tellUnkept();
  }
}

/** Of 64 random bits; where the page is served without TLS, a browser has no randomUUID. */
function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), part => part.toString(36)).join("-");
}

/** Asks the user before a run that takes long. */
async function runAsked(state: ScenarioState, signal: AbortSignal): Promise<Run> {
  try {
    return await api.run(state, signal, kUnasked);
  } catch (error) {
    if (!(error instanceof ServerError) || error.code !== "run_is_dear") throw error;
    if (await askConsent(both(error.words), signal)) return await api.run(state, signal);
    throw new ServerError(0, "stopped", {});
  }
}

export function isGone(error: unknown): boolean {
  return error instanceof ServerError && error.status === 410;
}
