// SPDX-License-Identifier: Apache-2.0
// Which neighbouring cells a near miss lacks, and the edit that adds them.
import {api, type Additions} from "./api.ts";
import type {App} from "./app.ts";
import {button, el} from "./dom.ts";
import {showError} from "./status.ts";
import {both, t} from "./words.ts";

/** A part of the explanation of a near miss; nothing is asked before its button is pressed. */
export function additionsPart(app: App, zone: string): HTMLElement {
  const told = el("p", {role: "status"});
  const row = el("div", {class: "row"});
  const find = async (): Promise<void> => {
    try {
      const run = app.run.id;
      const found = await api.additions(run, zone);
      if (app.run.id !== run) return;
      told.textContent = both(found.text);
      if (app.canEdit && found.cells !== null) row.replaceChildren(button(t("additions.add"), () => void add(app, found), {class: "small-button"}));
    } catch (error) {
      showError(error);
    }
  };
  row.append(button(t("additions.find"), () => void find(), {class: "small-button"}));
  return el("section", {class: "additions-part", "aria-label": t("additions")},
    el("h3", {}, t("additions")), el("p", {class: "hint"}, t("additions.hint")), row, told);
}

async function add(app: App, found: Additions): Promise<void> {
  try {
    const own = await app.withRun(run => api.cellsOf(run, found.zone));
    await app.editAsked(`${t("additions.add")}\u00a0: ${found.zone}`, {kind: "add", cells: [...own, ...found.cells ?? []]});
  } catch (error) {
    showError(error);
  }
}
