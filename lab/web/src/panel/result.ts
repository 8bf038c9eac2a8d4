// SPDX-License-Identifier: Apache-2.0
// What a scenario comes to, beside the scenario that the server was started with.
import {api, changes, type Change, type Run} from "../api.ts";
import {type App, isGone} from "../app.ts";
import {el, replace} from "../dom.ts";
import {figures} from "../figures.ts";
import {showError} from "../status.ts";
import {both, ofCode, t, type Word} from "../words.ts";

export function resultPanel(app: App): HTMLElement {
  const body = el("div", {class: "result-body"});
  /** What became of the zones of the first scenario: it takes longer, and comes after the map. */
  let told: {run: string; counts: Record<Change, number>} | null = null;
  const draw = (): void => replace(body, totals(app.run, app.lab.baseline), people(app.run),
    told?.run === app.run.id ? zones(told.counts) : null, findings(app.run));
  app.on("run", draw);
  app.on("rested", () => {
    const run = app.run.id;
    if (run === app.lab.baseline.id || told?.run === run) return;
    api.compareCounts(app.lab.baseline.id, run).then(({counts}) => {
      told = {run, counts};
      draw();
    }, error => { if (!isGone(error)) showError(error); });
  });
  draw();
  const wait = el("p", {class: "small", hidden: true}, t("run.waiting"));
  app.on("waiting", () => {
    body.classList.toggle("stale", app.isWaiting);
    body.setAttribute("aria-busy", String(app.isWaiting));
    wait.hidden = !app.isWaiting;
  });
  return el("section", {class: "result", "aria-label": t("result")}, el("div", {class: "row apart-ends"}, el("h2", {}, t("result")), wait), body);
}

function totals(run: Run, baseline: Run): HTMLElement {
  const now = run.totals;
  const before = baseline.totals;
  const row = (word: Word, value: number, old: number): HTMLElement => {
    const moved = Math.round(value) - Math.round(old);
    return el("tr", {}, el("th", {scope: "row"}, t(word)), el("td", {class: "figure strong"}, figures.whole(value)),
      el("td", {class: `figure ${moved > 0 ? "up" : moved < 0 ? "down" : "same"}`}, moved === 0 ? "=" : figures.signed(moved)));
  };
  return el("table", {class: "totals"},
    el("caption", {class: "spoken"}, t("result")),
    el("thead", {class: "spoken"}, el("tr", {},
      el("th", {scope: "col"}, t("result.figure")), el("th", {scope: "col"}, t("result.now")), el("th", {scope: "col"}, t("result.change")))),
    el("tbody", {},
      row("result.zones", now.zones, before.zones), row("result.people", now.people, before.people),
      row("result.poor_people", now.people_low_income, before.people_low_income), row("result.units", now.urban_units, before.urban_units),
      row("result.near_misses", now.near_misses, before.near_misses), row("result.cells", now.cells, before.cells)));
}

function people(run: Run): HTMLElement | null {
  if (run.change.people_in === 0 && run.change.people_out === 0) return null;
  return el("p", {class: "small"}, t("result.moved", {
    entered: figures.whole(run.change.people_in), left: figures.whole(run.change.people_out)}));
}

function zones(counts: Record<Change, number>): HTMLElement | null {
  const told = changes.filter(change => change !== "unchanged" && counts[change] > 0)
    .map(change => `${ofCode("change", change)}\u00a0: ${figures.whole(counts[change])}`);
  return told.length === 0 ? null : el("p", {class: "small"}, told.join(" · "));
}

function findings(run: Run): HTMLElement | null {
  if (run.findings.length === 0) return null;
  return el("details", {class: "findings"},
    el("summary", {}, t("result.findings", {count: figures.whole(run.findings.length)})),
    // It scrolls: keys must reach it.
    el("ul", {tabindex: 0, "aria-label": t("result.findings_list")}, ...run.findings.map(one => el("li", {class: one.severity}, both(one.message)))));
}
