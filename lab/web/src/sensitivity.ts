// SPDX-License-Identifier: Apache-2.0
// The scenarios around the one before the eyes: begun, followed, stopped, and what they give.
import {api, ServerError, type CurveRow, type Parameter, type Sweep, type SweepChoices, type SweepResult, type SweptEffect} from "./api.ts";
import type {App} from "./app.ts";
import {curveOf, type Curve} from "./curve.ts";
import {button, choice, el, freshId, replace} from "./dom.ts";
import {figures} from "./figures.ts";
import {refusal, typedIn, written} from "./panel/parameter.ts";
import {valueOf} from "./state.ts";
import {announce, showError} from "./status.ts";
import {canVary, isAround, isNumeric, listOf, rangeAround, steadyZones, variationOf} from "./sweep.ts";
import {both, ofCode, t} from "./words.ts";

const kPause = 250;  // milliseconds from one question for the progress to the next
const kDraws = 200;
const kSeed = 1;
type Design = "line" | "sample";

export class SensitivityPanel {
  readonly element = el("div", {class: "panel-body"});
  private chosen: Parameter;
  /** The rule whose values the form shows. */
  private rule: string;
  private design: Design = "line";
  private isRunning = false;
  private begin = button("", () => undefined);
  private curve: {curve: Curve; parameter: Parameter} | null = null;
  private readonly form = el("section", {"aria-label": t("sweep.what")});
  private readonly progress = el("section", {"aria-label": t("sweep.progress"), hidden: true});
  private readonly result = el("section", {"aria-label": t("sweep.result")});
  private readonly note = el("p", {class: "notice", hidden: true}, t("sweep.other_scenario"));

  constructor(private readonly app: App) {
    this.rule = app.rule.name;
    const [first] = this.parameters;
    if (!first) throw new Error("no parameter");
    this.chosen = this.parameters.find(one => one.name === "poverty_ratio") ?? first;
    replace(this.element, this.form, this.progress, this.result);
    app.on("state", () => {
      this.followRule();
      this.follow();
    });
    app.on("sweep", () => this.drawResult());
    this.drawForm();
    void this.takeUp();
  }

  private get parameters(): Parameter[] { return this.app.parameters.filter(canVary); }

  /** Another rule gives other values. */
  private followRule(): void {
    if (this.rule === this.app.rule.name) return;
    this.rule = this.app.rule.name;
    this.chosen = this.parameters.find(one => one.name === this.chosen.name) ?? this.chosen;
    this.drawForm();
  }

  /** What was begun before this page was loaded: it is on its way still, or done. */
  private async takeUp(): Promise<void> {
    try {
      const latest = (await api.sweeps()).find(sweep => sweep.status === "running" || sweep.status === "done");
      if (latest) await this.watch(latest);
    } catch (error) {
      showError(error);
    }
  }

  private drawForm(): void {
    const choices: (() => SweepChoices | string) = this.design === "line" ? this.lineFields() : this.sampleFields();
    const refused = el("p", {class: "small refused", role: "alert"});
    this.begin = button(t("sweep.start"), () => {
      const asked = choices();
      refused.textContent = typeof asked === "string" ? asked : "";
      if (typeof asked !== "string") void this.start(asked);
    }, {disabled: this.isRunning});
    this.form.append(refused, this.begin);
  }

  /** The choice between the two designs, and what the first asks for; gives what reads it. */
  private lineFields(): () => SweepChoices | string {
    const parameter = this.chosen;
    const which = choice(t("sweep.parameter"), this.parameters.map(one => ({value: one.name, label: both(one.meaning)})), parameter.name, name => {
      this.chosen = this.parameters.find(one => one.name === name) ?? parameter;
      this.drawForm();
      this.form.querySelector("select")?.focus();
    });
    const [fields, read] = isNumeric(parameter) ? this.rangeFields(parameter) : this.valueFields(parameter);
    replace(this.form, el("h2", {}, t("sweep.what")), this.designChoice(), which, fields);
    return read;
  }

  private designChoice(): HTMLElement {
    const name = freshId("design");
    return el("fieldset", {class: "radios"}, el("legend", {}, t("sweep.design")), ...(["line", "sample"] as const).map(design => {
      const input = el("input", {type: "radio", name, value: design, checked: design === this.design});
      input.addEventListener("change", () => {
        this.design = design;
        this.drawForm();
        this.form.querySelector<HTMLElement>(`input[type=radio][value=${design}]`)?.focus();
      });
      return el("label", {}, input, el("span", {}, ofCode("sweep_design", design)));
    }));
  }

  private rangeFields(parameter: Parameter): [HTMLElement, () => SweepChoices | string] {
    const range = rangeAround(parameter, this.app.state);
    const [first, firstField] = textField(t("sweep.first"), written(parameter, range.first));
    const [last, lastField] = textField(t("sweep.last"), written(parameter, range.last));
    const [count, countField] = textField(t("sweep.count"), String(range.count));
    const read = (): SweepChoices | string => {
      const ends = [first, last].map(input => typedIn(parameter, input.value));
      for (const [index, input] of [first, last].entries()) {
        const problem = ends[index]?.problem;
        if (problem) return refusal(parameter, problem, input.value);
      }
      const values = readWhole(count.value);
      if (values === null) return t("sweep.no_count", {text: count.value});
      return {vary: [variationOf(parameter, Number(ends[0]?.value), Number(ends[1]?.value), values)]};
    };
    return [el("div", {class: "fields"}, firstField, lastField, countField), read];
  }

  private valueFields(parameter: Parameter): [HTMLElement, () => SweepChoices | string] {
    const values = parameter.kind === "flag" ? ["true", "false"] : parameter.choices ?? [];
    const boxes = values.map(value => ({value, input: el("input", {type: "checkbox", checked: true})}));
    const fields = el("fieldset", {}, el("legend", {}, t("sweep.values")),
      ...boxes.map(one => el("label", {class: "tick"}, one.input, el("span", {}, written(parameter, one.value)))));
    return [fields, () => {
      const ticked = boxes.filter(one => one.input.checked).map(one => one.value);
      return ticked.length === 0 ? t("sweep.no_value") : {vary: [listOf(parameter, ticked)]};
    }];
  }

  private sampleFields(): () => SweepChoices | string {
    const [draws, drawsField] = textField(t("sweep.draws"), String(kDraws));
    const [seed, seedField] = textField(t("sweep.seed"), String(kSeed));
    replace(this.form, el("h2", {}, t("sweep.what")), this.designChoice(),
      el("p", {class: "hint"}, t("sweep.sample_hint")), el("div", {class: "fields"}, drawsField, seedField));
    return () => {
      const [sample, from] = [draws, seed].map(input => readWhole(input.value));
      if (sample == null) return t("sweep.no_count", {text: draws.value});
      if (from == null) return t("sweep.no_count", {text: seed.value});
      return {sample, seed: from};
    };
  }

  private async start(choices: SweepChoices): Promise<void> {
    try {
      const sweep = await api.beginSweep(this.app.state, choices);
      announce(t("sweep.begun", {count: figures.whole(sweep.scenarios)}));
      await this.watch(sweep);
    } catch (error) {
      showError(error);
    }
  }

  /** Follows a sweep to its end. */
  private async watch(begun: Sweep): Promise<void> {
    const isFresh = begun.status === "running";
    const hadFocus = document.activeElement === this.begin;
    this.isRunning = this.begin.disabled = isFresh;
    let sweep = begun;
    try {
      if (isFresh) this.drawProgress(sweep);
      // Who began it by keys finds the way to stop it there.
      if (isFresh && hadFocus) this.progress.querySelector("button")?.focus();
      while (sweep.status === "running") {
        this.drawProgress(sweep);
        await new Promise(done => setTimeout(done, kPause));
        sweep = await api.sweep(sweep.id);
      }
      await this.conclude(sweep, isFresh);
    } finally {
      const isWithin = this.progress.contains(document.activeElement);
      this.isRunning = this.begin.disabled = false;
      this.progress.hidden = true;
      if (isWithin) this.begin.focus();
    }
  }

  private drawProgress(sweep: Sweep): void {
    const told = t("sweep.done_of", {done: figures.whole(sweep.done), all: figures.whole(sweep.scenarios)});
    const bar = this.progress.querySelector("progress");
    this.progress.hidden = false;
    if (bar && this.progress.dataset["sweep"] === sweep.id) {
      bar.value = sweep.done;
      const text = this.progress.querySelector(".count");
      if (text) text.textContent = told;
      return;
    }
    this.progress.dataset["sweep"] = sweep.id;
    const stop = button(t("sweep.stop"), () => { api.stopSweep(sweep.id).catch(showError); });
    replace(this.progress, el("h2", {}, t("sweep.progress")),
      el("progress", {max: sweep.scenarios, value: sweep.done, "aria-label": t("sweep.progress")}),
      el("div", {class: "row"}, el("span", {class: "count"}, told), stop));
  }

  private async conclude(sweep: Sweep, isFresh: boolean): Promise<void> {
    if (sweep.status === "stopped") return announce(t("sweep.stopped"));
    if (sweep.status === "failed") return showError(new ServerError(422, sweep.status, sweep.error ?? {}));
    this.app.showSweep({sweep, result: await api.sweepResult(sweep.id)});
    if (isFresh) announce(t("sweep.finished"));
  }

  private drawResult(): void {
    const shown = this.app.sweep;
    this.curve = null;
    if (shown === null) return this.result.replaceChildren();
    const {sweep, result} = shown;
    const names = [...new Set(result.curves.map(row => row.parameter))];
    const place = el("div");
    const first = names.find(name => sweep.vary.some(text => text.startsWith(`${name}=`))) ?? names[0];
    replace(this.result, el("h2", {}, t("sweep.result")), this.note, el("p", {}, summary(sweep, result)),
      el("p", {class: "hint"}, t(sweep.sample === null ? "sweep.is_estimate" : "sweep.is_sample")),
      this.mapButton(),
      names.length > 1 ? choice(t("sweep.curve"), names.map(name => ({value: name, label: this.nameOf(name)})), first ?? "",
        name => this.drawCurve(place, name, result.curves)) : null,
      place, this.effects(result.effects));
    if (first !== undefined) this.drawCurve(place, first, result.curves);
  }

  private mapButton(): HTMLElement {
    const {look} = this.app;
    return el("div", {class: "row"}, button(t("sweep.show_map"), () => {
      look.measure = "stability";
      this.app.tell("look");
      announce(t("sweep.map_shown"));
    }, {class: "small-button"}), el("span", {class: "hint"}, t("sweep.see_tables")));
  }

  private drawCurve(place: HTMLElement, name: string, rows: CurveRow[]): void {
    const parameter = this.app.parameters.find(one => one.name === name);
    if (!parameter) return place.replaceChildren();
    const curve = curveOf(parameter, rows.filter(row => row.parameter === name), value => {
      this.app.set(parameter, value, false);
      announce(t("sweep.taken", {name: both(parameter.meaning), value: written(parameter, value)}));
    });
    this.curve = {curve, parameter};
    replace(place, el("h3", {class: "apart curve-name"}, both(parameter.meaning)), el("p", {class: "hint"}, t("curve.hint")), curve.element);
    this.follow();
  }

  /** The scenario has moved: the mark moves along, and a curve around another scenario says so. */
  private follow(): void {
    const shown = this.app.sweep;
    if (!this.curve || !shown) return;
    const {curve, parameter} = this.curve;
    curve.mark(valueOf(this.app.state, this.app.parameters.find(one => one.name === parameter.name) ?? parameter));
    this.note.hidden = isAround(shown.sweep.state, this.app.state, parameter.name);
  }

  private nameOf(factor: string): string {
    const parameter = this.app.lab.parameters.find(one => one.name === factor);
    return parameter ? both(parameter.meaning) : ofCode("factor", factor);
  }

  /** Which choice moves what. A single factor moves all, and is not told. */
  private effects(effects: readonly SweptEffect[]): HTMLElement | null {
    const factors = [...new Set(effects.filter(one => one.outcome !== "zone").map(one => one.factor))];
    if (factors.filter(factor => factor !== "unexplained").length < 2) return null;
    const cell = (outcome: string, factor: string): HTMLElement => {
      const found = effects.find(one => one.outcome === outcome && one.factor === factor);
      const share = figures.percent(found?.share, 0);
      return el("td", {class: "figure"}, found?.standard_error == null ? share
        : t("sweep.share_error", {share, error: figures.percent(found.standard_error, 0)}));
    };
    const head = (text: string): HTMLElement => el("th", {scope: "col", class: "figure"}, text);
    return el("section", {"aria-label": t("sweep.effects")}, el("h3", {class: "apart"}, t("sweep.effects")), el("p", {class: "hint"}, t("sweep.effects_hint")),
      el("table", {class: "pairs"}, el("caption", {class: "spoken"}, t("sweep.effects")),
        el("thead", {}, el("tr", {}, el("th", {scope: "col"}, t("sweep.factor")), head(t("result.zones")), head(t("result.people")))),
        el("tbody", {}, ...factors.map(factor => el("tr", {},
          el("th", {scope: "row"}, this.nameOf(factor)), cell("zones", factor), cell("people", factor))))));
  }
}

function summary(sweep: Sweep, result: SweepResult): string {
  const {steady, all} = steadyZones(result.zones);
  return t(sweep.sample === null ? "sweep.summary" : "sweep.summary_sample", {
    steady: figures.whole(steady), all: figures.whole(all), count: figures.whole(sweep.designed)});
}

function textField(label: string, value: string): [HTMLInputElement, HTMLElement] {
  const id = freshId("field");
  const input = el("input", {type: "text", inputmode: "decimal", id, class: "typed"});
  input.value = value;
  return [input, el("div", {class: "field"}, el("label", {for: id}, label), input)];
}

/** Null for what is no whole number of at least 0. */
function readWhole(text: string): number | null {
  const read = figures.read(text);
  return read !== null && Number.isSafeInteger(read) && read >= 0 ? read : null;
}
