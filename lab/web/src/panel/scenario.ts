// SPDX-License-Identifier: Apache-2.0
// The panel of the scenario: every parameter, in the groups of the law and of the method.
import type {Parameter} from "../api.ts";
import type {App} from "../app.ts";
import {button, el, replace} from "../dom.ts";
import {figures} from "../figures.ts";
import {baseline, isBaseline} from "../state.ts";
import {ofCode, t} from "../words.ts";
import {noticesLink} from "../notices.ts";
import {notePanel} from "../note/panel.ts";
import {filesPanel} from "./files.ts";
import {parameterControl, type Control} from "./parameter.ts";
import {resultPanel} from "./result.ts";
import {rulePart} from "./rule.ts";

const groups = ["rule", "delineation", "income", "vintage"] as const;

export function scenarioPanel(app: App): HTMLElement {
  const controls: Control[] = [];
  const parts = el("div", {});
  let drawn: Parameter[] = [];
  /** Each rule has values and articles of its own. */
  const draw = (): void => {
    drawn = app.parameters;
    controls.length = 0;
    const open = [...parts.querySelectorAll<HTMLDetailsElement>("details.group")].filter(one => one.open).map(one => one.dataset["group"]);
    const isFirst = parts.childElementCount === 0;
    replace(parts, ...groups.map(group => groupOf(app, group, drawn.filter(one => one.group === group), controls,
      isFirst ? group === "rule" : open.includes(group))));
  };
  const rule = rulePart(app);
  const reset = button(t("scenario.reset"), () => app.change(baseline), {class: "small-button", disabled: !app.canEdit});
  const follow = (): void => {
    rule.follow();
    if (drawn !== app.parameters) draw();
    for (const control of controls) control.follow();
    reset.disabled = !app.canEdit || isBaseline(app.state);
  };
  app.on("state", follow);
  follow();
  const {grid} = app.lab;
  return el("div", {class: "panel-body"},
    resultPanel(app),
    app.lab.read_only && el("p", {class: "notice"}, t("read_only")),
    el("section", {"aria-label": t("scenario.parameters")},
      el("h2", {}, t("scenario.parameters")),
      rule.element, parts, reset),
    notePanel(app),
    filesPanel(app),
    el("details", {}, el("summary", {}, t("scenario.grid")), el("p", {class: "small"}, t("scenario.grid_text", {
      title: app.lab.title, cells: figures.whole(grid.cells), size: figures.whole(grid.cell_size), people: figures.whole(grid.people),
      vintage: String(grid.vintage), imputed: figures.percent(grid.share_imputed), version: app.lab.version}))),
    noticesLink());
}

function groupOf(app: App, group: string, parameters: Parameter[], controls: Control[], isOpen: boolean): HTMLElement | null {
  if (parameters.length === 0) return null;
  const made = parameters.map(parameter => parameterControl(app, parameter));
  controls.push(...made);
  return el("details", {class: "group", "data-group": group, open: isOpen},
    el("summary", {}, ofCode("group", group)), ...made.map(control => control.element));
}
