// SPDX-License-Identifier: Apache-2.0
// Which zones come and go, and which quartiers change their verdict, where the threshold is somewhat lower or higher.
import {api, type FlipSide, type FlippedZone} from "./api.ts";
import type {App} from "./app.ts";
import {button, el, freshId, replace} from "./dom.ts";
import {figures} from "./figures.ts";
import {showError} from "./status.ts";
import {counted, ofCode, t} from "./words.ts";
import type {Explain} from "./zones_table.ts";

const kUsual = "5";
const kMost = 50;
/** One and many. */
const titles = {left: ["flips.left_one", "flips.left"], entered: ["flips.entered_one", "flips.entered"]} as const;

export function flipsPart(app: App, explain: Explain): HTMLElement {
  const id = freshId("percent");
  const percent = el("input", {type: "number", id, min: 0.1, max: kMost, step: 0.5, value: kUsual, class: "short"});
  const result = el("div", {"aria-live": "polite"});
  let shown = "";
  const ask = async (): Promise<void> => {
    const value = Number(percent.value);
    const isValid = value > 0 && value <= kMost;
    percent.setAttribute("aria-invalid", String(!isValid));
    if (!isValid) return percent.focus();
    begin.disabled = true;
    replace(result, el("p", {class: "hint"}, t("run.waiting")));
    try {
      const run = app.run.id;
      const flips = await app.withRun(asked => api.flips(asked, value));
      shown = run;
      replace(result, side("flips.lower", flips.lower, explain), side("flips.higher", flips.higher, explain));
    } catch (error) {
      replace(result);
      showError(error);
    } finally {
      begin.disabled = false;
    }
  };
  const begin = button(t("flips.ask"), () => void ask());
  app.on("run", () => { if (shown !== app.run.id) replace(result); });
  return el("section", {class: "panel-body", "aria-label": t("flips")}, el("h2", {}, t("flips")),
    el("p", {class: "hint"}, t("flips.hint")),
    el("div", {class: "field"}, el("label", {for: id}, t("flips.percent")), el("div", {class: "row"}, percent, begin)), result);
}

function side(word: "flips.lower" | "flips.higher", flips: FlipSide, explain: Explain): HTMLElement {
  const ratio = figures.percent(Number(flips.poverty_ratio), 2);
  const zones = (which: "left" | "entered", list: FlippedZone[]): (HTMLElement | null)[] => list.length === 0 ? [null] : [
    el("h4", {}, counted(list.length, titles[which][0], titles[which][1], {count: figures.whole(list.length)})),
    el("ul", {}, ...list.map(zone => el("li", {}, which === "left"
      ? button(`${zone.zone_id} ${zone.name}`, () => explain.zone(zone.zone_id), {class: "link"}) : `${zone.zone_id} ${zone.name}`,
      ` (${t("flips.people", {people: figures.whole(zone.people)})})`)))];
  const quartiers = flips.quartiers.length === 0 ? [null] : [
    el("h4", {}, counted(flips.quartiers.length, "flips.quartiers_one", "flips.quartiers", {count: figures.whole(flips.quartiers.length)})),
    el("ul", {}, ...flips.quartiers.map(one => el("li", {},
      button(`${one.code} ${one.name ?? ""}`.trim(), () => explain.quartier(one.zoning, one.code), {class: "link"}),
      `\u00a0: ${ofCode("verdict", one.before)} → ${ofCode("verdict", one.after)}`)))];
  const isNothing = flips.left.length + flips.entered.length + flips.quartiers.length === 0;
  return el("section", {}, el("h3", {}, t(word, {ratio})), isNothing ? el("p", {class: "hint"}, t("flips.nothing")) : null,
    ...zones("left", flips.left), ...zones("entered", flips.entered), ...quartiers);
}
