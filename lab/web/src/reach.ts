// SPDX-License-Identifier: Apache-2.0
// What would move a zone: one parameter after the other, each sentence as it is found.
import {api, ServerError} from "./api.ts";
import type {App, Selection} from "./app.ts";
import {button, el} from "./dom.ts";
import {figures} from "./figures.ts";
import {showError} from "./status.ts";
import {both, t} from "./words.ts";

/** A part of the explanation of a zone; nothing is asked before its button is pressed. */
export function reachPart(app: App, zone: Exclude<Selection, {kind: "cell"}>): HTMLElement {
  const list = el("ul", {class: "lines reach"});
  const state = el("p", {class: "hint", role: "status"});
  const stop = new AbortController();
  const begin = button(t("reach.find"), () => {
    begin.hidden = true;
    end.hidden = false;
    void find(app, zone, list, state, stop.signal, part).finally(() => { end.hidden = true; });
  }, {class: "small-button"});
  const end = button(t("reach.stop"), () => stop.abort(), {class: "small-button", hidden: true});
  const part = el("section", {class: "reach-part", "aria-label": t("reach")},
    el("h3", {}, t("reach")), el("p", {class: "hint"}, t("reach.hint")), el("div", {class: "row"}, begin, end), list, state);
  return part;
}

async function find(
  app: App, zone: Exclude<Selection, {kind: "cell"}>, list: HTMLElement, state: HTMLElement, signal: AbortSignal,
  part: HTMLElement): Promise<void> {
  const run = app.run.id;
  // Another scenario or another zone before the eyes: nobody waits for this one.
  const isWanted = (): boolean => !signal.aborted && part.isConnected && app.run.id === run;
  try {
    const names = await api.reachParameters(run);
    for (const [k, name] of names.entries()) {
      if (!isWanted()) break;
      state.textContent = t("reach.progress", {done: figures.whole(k), all: figures.whole(names.length)});
      const reach = await api.reach(run, zone.id, zone.kind === "quartier" ? zone.zoning : undefined, name, signal);
      list.append(el("li", {}, both(reach.text)));
    }
    state.textContent = isWanted() ? t("reach.done") : t("reach.stopped");
  } catch (error) {
    state.textContent = t("reach.stopped");
    if (!(error instanceof ServerError && error.code === "stopped")) showError(error);
  }
}
