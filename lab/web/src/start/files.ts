// SPDX-License-Identifier: Apache-2.0
// What has been gathered, as what it was recognised, and what is still missing.
import {button, el, replace, tick} from "../dom.ts";
import {both, counted, ofCode, t} from "../words.ts";
import type {Need, Project, ProjectFile, StartApi} from "./api.ts";
import {sources} from "./sources.ts";

/** Does something with the server, and shows the project as it then is. */
export type Act = (work: () => Promise<Project>) => void;

export class FileList {
  readonly element = el("section", {class: "start-files", "aria-labelledby": "start-files"});
  private shown = "";

  constructor(private readonly api: StartApi, private readonly act: Act) {}

  show(project: Project): void {
    const key = JSON.stringify([project.files, project.needs, project.is_repairing]);
    if (key === this.shown) return;  // what has the focus keeps it
    this.shown = key;
    const files = project.files.filter(file => file.kind !== "scenario");
    const scenarios = project.files.filter(file => file.kind === "scenario");
    replace(this.element,
      el("h2", {id: "start-files"}, t("start.files")),
      files.length === 0 && el("p", {class: "hint"}, t("start.files.none")),
      files.length > 0 && this.table(files),
      files.some(file => file.kind === "quartiers") && tick(t("start.repair"), project.is_repairing,
        value => this.act(() => this.api.repair(value))),
      ...scenarios.map(file => this.scenario(file)),
      el("h3", {}, t("start.needs")),
      el("ul", {class: "start-needs"}, ...project.needs.map(need => needed(need))));
  }

  private table(files: ProjectFile[]): HTMLElement {
    const head = ["start.file", "start.kind", "start.use"] as const;
    return el("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": t("start.files.table")}, el("table", {},
      el("thead", {}, el("tr", {}, ...head.map(word => el("th", {scope: "col"}, t(word))),
        el("td", {}))),
      el("tbody", {}, ...files.map(file => this.row(file)))));
  }

  private row(file: ProjectFile): HTMLElement {
    const use = tick(t("start.use_it"), file.is_used, value => this.act(() => this.api.use(file.id, value)));
    const name = file.archive === "" ? file.name : t("start.in_archive", {name: file.name, archive: file.archive});
    return el("tr", {"data-kind": file.kind ?? "none"},
      el("th", {scope: "row", title: file.place}, name),
      el("td", {}, kindOf(file), file.kind === null && file.fault === null && button(t("start.is_actions"),
        () => this.act(() => this.api.declareActions(file.id)), {class: "small-button", "aria-label": t("start.is_actions_of", {name: file.name})})),
      el("td", {}, file.kind !== null && use),
      el("td", {}, button("×", () => this.act(() => this.api.forget(file.id)),
        {class: "plain", "aria-label": t("start.forget", {name: file.name}), title: t("start.forget", {name: file.name})})));
  }

  private scenario(file: ProjectFile): HTMLElement {
    return el("p", {class: "row"}, el("span", {}, `${ofCode("start.kind", "scenario")} : ${file.name}`),
      button(t("start.open_scenario"), () => this.act(() => this.api.openScenarioAt(file.place))));
  }
}

function kindOf(file: ProjectFile): HTMLElement {
  if (file.fault !== null) return el("span", {class: "fault"}, t("start.unreadable", {fault: both(file.fault)}));
  return file.kind === null ? el("span", {class: "fault"}, t("start.unknown"))
    : el("span", {}, ofCode("start.kind", file.kind));
}

/** How a need stands: met, missing, or to be chosen among several. */
export function standing(need: Need): "met" | "choose" | "missing" | "optional" {
  if (need.used > 0) return "met";
  if (need.known > 0) return "choose";
  return need.is_required ? "missing" : "optional";
}

function needed(need: Need): HTMLElement {
  const state = standing(need);
  const source = sources[need.kind];
  const sign = {met: "✓", choose: "?", missing: "✗", optional: "–"}[state];
  const known = String(need.known);
  return el("li", {"data-state": state, "data-kind": need.kind},
    el("span", {class: "sign", "aria-hidden": "true"}, sign), " ",
    el("strong", {}, ofCode("start.kind", need.kind)), " ",
    el("span", {}, state === "met" ? counted(need.used, "start.state.met", "start.state.met_many", {count: String(need.used)})
      : state === "choose" ? counted(need.known, "start.state.choose", "start.state.choose_many", {count: known})
        : t(state === "missing" ? "start.state.missing" : "start.state.optional")),
    state !== "met" && source !== undefined && el("span", {class: "hint"}, " ", t(source.publisher), " ",
      source.address !== null && el("a", {href: source.address, target: "_blank", rel: "noopener noreferrer"}, source.address)));
}
