// SPDX-License-Identifier: Apache-2.0
// Two scenarios or zonings, or up to four: swiped, side by side, as a difference and as a table.
import {api, changes, codesOf, type ComparedZone, type Comparison} from "./api.ts";
import {type App, isGone} from "./app.ts";
import {button, choice, el, freshId, replace} from "./dom.ts";
import {CompareMaps} from "./compare_maps.ts";
import {figures} from "./figures.ts";
import {changeColours, changePatterns} from "./map/measures.ts";
import {swatch} from "./map/patterns.ts";
import {followsScenario, references, resolved} from "./references.ts";
import {announce, showError} from "./status.ts";
import {Table, type Column} from "./table.ts";
import type {Tabs} from "./tabs.ts";
import {ofCode, t} from "./words.ts";

const modes = ["none", "swipe", "difference", "side"] as const;
type Mode = typeof modes[number];
const kMostMaps = 4;

export class ComparePanel {
  readonly element = el("div", {class: "panel-body"});
  private mode: Mode = "none";
  /** Before, after, and further ones for maps side by side. */
  private chosen: string[];
  private maps: CompareMaps | null = null;
  private asked = 0;
  private name = el("input");
  private readonly result = el("section", {"aria-label": t("compare.result")});
  private readonly table: Table<ComparedZone>;

  constructor(private readonly app: App, private readonly stage: HTMLElement, private readonly tabs: Tabs) {
    const zoning = app.lab.zonings[0];
    const current = app.lab.read_only ? "baseline" : "current";
    this.chosen = [zoning ? `zoning:${zoning.key}` : "baseline", current];
    this.table = new Table(t("compare.table"), zoneColumns(), zone => app.view.fit(zone.bounds), t("table.no_zone"));
    app.on("kept", () => this.redraw());
    app.on("rested", () => { if (this.mode !== "none" && this.chosen.some(followsScenario)) void this.update(); });
    app.on("look", () => this.maps?.setLook(app.look));
    this.draw();
  }

  /** What is set aside has changed, perhaps in another tab: a name that is being typed stays. */
  private redraw(): void {
    const known = new Set(references(this.app).map(one => one.value));
    const isGone = this.chosen.some(value => !known.has(value));
    this.chosen = this.chosen.map(value => known.has(value) ? value : "baseline");
    const typed = this.name.value;
    this.draw();
    this.name.value = typed;
    if (isGone) void this.update();
  }

  private draw(): void {
    const name = freshId("mode");
    const modeChoice = el("fieldset", {class: "radios"}, el("legend", {}, t("compare.mode")), ...modes.map(mode => {
      const input = el("input", {type: "radio", name, value: mode, checked: mode === this.mode});
      input.addEventListener("change", () => this.setMode(mode));
      return el("label", {}, input, el("span", {}, ofCode("compare_mode", mode)));
    }));
    replace(this.element,
      el("section", {"aria-label": t("compare.what")}, el("h2", {}, t("compare.what")), ...this.choices(), this.moreMaps(), modeChoice),
      this.app.canEdit && this.setAsidePart(), this.result);
  }

  private choices(): HTMLElement[] {
    const count = this.mode === "side" ? this.chosen.length : 2;
    return this.chosen.slice(0, count).map((value, index) => choice(
      index === 0 ? t("compare.before") : index === 1 ? t("compare.after") : t("compare.further", {number: String(index + 1)}),
      references(this.app), value, chosen => {
        this.chosen[index] = chosen;
        void this.update();
      }));
  }

  private moreMaps(): HTMLElement | null {
    if (this.mode !== "side") return null;
    const more = button(t("compare.more"), () => {
      this.chosen.push("baseline");
      this.draw();
      void this.update();
    }, {class: "small-button", disabled: this.chosen.length >= kMostMaps});
    const fewer = button(t("compare.fewer"), () => {
      this.chosen.pop();
      this.draw();
      void this.update();
    }, {class: "small-button", disabled: this.chosen.length <= 2});
    return el("div", {class: "row"}, more, fewer);
  }

  /** Scenarios that the browser keeps, to come back to or to compare with. */
  private setAsidePart(): HTMLElement {
    const id = freshId("name");
    const name = this.name = el("input", {type: "text", id, maxlength: 80});
    const keepIt = button(t("compare.keep"), () => {
      const given = name.value.trim() || t("compare.unnamed", {number: String(this.app.scenarios.length + 1)});
      name.value = "";
      this.app.setAside(given);
      announce(t("compare.kept", {name: given}));
    });
    return el("section", {"aria-label": t("compare.scenarios")}, el("h2", {}, t("compare.scenarios")),
      el("div", {class: "field"}, el("label", {for: id}, t("compare.name")), el("div", {class: "row"}, name, keepIt)),
      el("ul", {class: "kept"}, ...this.app.scenarios.map(one => el("li", {}, el("span", {}, one.name),
        button(t("compare.take_up"), () => this.app.change(one.state), {class: "small-button", "aria-label": t("compare.take_up_of", {name: one.name})}),
        button("×", () => this.app.forget(one.id), {class: "plain", "aria-label": t("compare.forget", {name: one.name})})))));
  }

  private setMode(mode: Mode): void {
    this.mode = mode;
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : null;
    this.draw();
    if (focused !== null) this.element.querySelector<HTMLElement>(`input[type=radio][value="${mode}"]`)?.focus();
    void this.update();
  }

  private async update(): Promise<void> {
    const asked = ++this.asked;
    if (this.mode === "none") return this.leave();
    try {
      const values = this.mode === "side" ? this.chosen : this.chosen.slice(0, 2);
      const refs = await Promise.all(values.map(value => resolved(this.app, value)));
      const comparison = await this.compare(refs[0] ?? "", refs[1] ?? "");
      if (asked !== this.asked) return;
      this.showMaps(refs, values.map(value => this.labelOf(value)));
      this.show(comparison);
    } catch (error) {
      if (asked === this.asked) showError(error);
    }
  }

  private labelOf(value: string): string {
    return references(this.app).find(one => one.value === value)?.label ?? value;
  }

  private async compare(before: string, after: string): Promise<Comparison> {
    const isBundle = this.app.lab.read_only;
    try {
      return await api.compare(before, after, isBundle);
    } catch (error) {
      if (!isGone(error) || isBundle) throw error;
      await Promise.all([this.app.run.state, this.app.lab.baseline.state].map(state => api.run(state)));
      return api.compare(before, after, isBundle);
    }
  }

  private showMaps(refs: string[], labels: string[]): void {
    const isMaps = this.mode === "swipe" || this.mode === "side";
    if (!isMaps) {
      this.maps?.remove();
      this.maps = null;
    } else if (this.maps?.fits(this.mode === "swipe", refs.length)) this.maps.show(refs, labels);
    else {
      this.maps?.remove();
      this.maps = new CompareMaps(this.app, this.stage, refs, labels, this.mode === "swipe");
    }
    const [before = "", after = ""] = refs;
    void this.app.view.showChanges(this.mode === "difference" ? {before, after} : null);
  }

  private show(comparison: Comparison): void {
    const {people} = comparison;
    const row = (label: string, value: number, kind?: keyof typeof changeColours): HTMLElement => el("tr", {},
      el("th", {scope: "row"}, kind ? swatch(changeColours[kind], changePatterns[kind]) : null, label),
      el("td", {class: "figure"}, figures.whole(value)));
    replace(this.result, el("h2", {}, t("compare.result")),
      el("table", {class: "pairs"}, el("caption", {class: "spoken"}, t("compare.result")), el("tbody", {},
        row(t("compare.people_before"), people.before), row(t("compare.people_after"), people.after),
        row(t("compare.people_both"), people.both, "both"), row(t("compare.people_entered"), people.entered, "entered"),
        row(t("compare.people_left"), people.left, "left"),
        ...changes.map(change => row(ofCode("change", change), comparison.counts[change] ?? 0)))),
      el("p", {class: "hint"}, t("compare.see_table")));
    this.table.show(comparison.zones);
    if (!this.tabs.has("changes")) this.tabs.add({key: "changes", label: t("compare.table"), body: this.table.element});
    this.tabs.choose("changes");
  }

  private leave(): void {
    this.maps?.remove();
    this.maps = null;
    void this.app.view.showChanges(null);
    this.result.replaceChildren();
  }
}

function zoneColumns(): Column<ComparedZone>[] {
  const people = (label: string, value: (zone: ComparedZone) => number): Column<ComparedZone> =>
    ({label, value, text: zone => figures.whole(value(zone)), isFigure: true});
  return [
    {label: t("zone.id"), value: zone => zone.code},
    {label: t("zone.name"), value: zone => zone.name},
    {label: t("compare.side"), value: zone => t(zone.side === "before" ? "compare.before" : "compare.after")},
    {label: t("compare.change"), value: zone => ofCode("zone_change", zone.change)},
    people(t("zone.people"), zone => zone.people),
    people(t("compare.kept_people"), zone => zone.people_kept),
    people(t("compare.lost"), zone => zone.people_lost),
    people(t("compare.gained"), zone => zone.people_gained),
    {label: t("compare.links"), value: zone => codesOf(zone.linked).join(", ")},
  ];
}
