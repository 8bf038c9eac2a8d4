// SPDX-License-Identifier: Apache-2.0
// Zoning by hand: the panel of the tools, of the edits made and of what became of the zones touched.
import {api, codesOf, estimateOf, medianOf, type Edit, type EditedZone} from "./api.ts";
import type {App} from "./app.ts";
import {button, choice, el, freshId, replace} from "./dom.ts";
import {EditTools, tools, type Tool} from "./edit_tools.ts";
import {dated, estimated, figures} from "./figures.ts";
import {withReason, withoutEdit} from "./state.ts";
import {announce, showError} from "./status.ts";
import {counted, ofCode, t} from "./words.ts";
import type {Explain} from "./zones_table.ts";

/** The kind and tool chosen; `none` leaves the map to be moved and explained. */
export function editPanel(app: App, explain: Explain): HTMLElement {
  if (!app.canEdit) return el("div", {class: "panel-body"}, el("p", {class: "notice"}, t("read_only")));
  const reasonId = freshId("reason");
  const reason = el("input", {type: "text", id: reasonId, maxlength: 300});
  const hand = new EditTools(app, reason);
  const kind = radios(t("edit.kind"), [["add", t("edit.add")], ["remove", t("edit.remove")]], "add",
    value => hand.setKind(value as "add" | "remove"));
  const tool = radios(t("edit.tool"), tools.map(name => [name, ofCode("tool", name)]), "none", value => hand.setTool(value as Tool));
  const size = choice(t("edit.size"), [1, 3, 5].map(n => ({value: String(n), label: ofCode("size", String(n))})), "1",
    value => hand.setSize(Number(value)));
  const hint = el("p", {class: "hint"}, ofCode("tool_hint", "none"));
  hand.chosen = name => { hint.textContent = ofCode("tool_hint", name); };
  const statuses = el("div", {});
  const list = el("ol", {class: "edits"});
  const drawStatuses = (): void => replace(statuses, ...(app.run.edited ?? []).map(zone => statusCard(app, zone, explain)));
  const none = el("p", {class: "hint"}, t("edit.none"));
  const drawList = (): void => {
    replace(list, ...app.state.edits.map((edit, index) => editItem(app, edit, index)));
    none.hidden = app.state.edits.length > 0;
  };
  app.on("run", drawStatuses);
  app.on("state", drawList);
  drawStatuses();
  drawList();
  return el("div", {class: "panel-body"},
    el("section", {"aria-label": t("edit.tools")}, el("h2", {}, t("edit.tools")), kind, tool, size,
      el("div", {class: "field"}, el("label", {for: reasonId}, t("edit.reason")), reason), hint),
    el("section", {"aria-label": t("edit.statuses")}, el("h2", {}, t("edit.statuses")), statuses,
      el("p", {class: "hint"}, t("edit.statuses_hint"))),
    el("section", {"aria-label": t("edit.list")}, el("h2", {}, t("edit.list")), none, list));
}

function radios(legend: string, options: string[][], value: string, change: (value: string) => void): HTMLElement {
  const name = freshId("radio");
  return el("fieldset", {class: "radios"}, el("legend", {}, legend), ...options.map(([code = "", label = ""]) => {
    const input = el("input", {type: "radio", name, value: code, checked: code === value});
    input.addEventListener("change", () => change(code));
    return el("label", {}, input, el("span", {}, label));
  }));
}

/** What a zone fails, lying in several units included. */
function failedOf(zone: EditedZone): string[] {
  return [...codesOf(zone.failed_criteria), ...(zone.people_outside_unit > 0 ? ["unit"] : [])];
}

/** What the law says of a zone that edits touched, after each stroke. */
function statusCard(app: App, zone: EditedZone, explain: Explain): HTMLElement {
  const failed = failedOf(zone);
  const isMet = failed.length === 0;
  const row = (name: string, value: string): HTMLElement =>
    el("tr", {}, el("th", {scope: "row"}, name), el("td", {class: "figure"}, value));
  const title = zone.name && zone.name !== zone.zone_id ? `${zone.zone_id} ${zone.name}` : zone.zone_id;
  return el("article", {class: `card ${isMet ? "met" : "missed"}`},
    el("h3", {}, button(title, () => explain.zone(zone.zone_id), {class: "link"}), zone.status === "locked" && el("span", {class: "chip"}, t("edit.locked"))),
    el("p", {class: "verdict " + (isMet ? "in" : "out")}, isMet ? t("edit.met")
      : t("edit.missed", {criteria: failed.map(code => ofCode("failed", code)).join(", ")})),
    zone.is_remainder && remainder(app, zone),
    el("table", {class: "pairs"}, el("caption", {class: "spoken"}, title), el("tbody", {},
      row(t("zone.people"), figures.whole(zone.people)),
      row(t("zone.median"), estimated(medianOf(zone))),
      row(t("zone.median_declared"), estimated(estimateOf(zone, "median_declared"))),
      row(t("zone.threshold_pair"), t("pair", {first: figures.euros(zone.threshold_declared), second: figures.euros(zone.threshold_disposable)})),
      row(t("zone.share"), figures.percent(zone.share_low_income)),
      row(t("zone.p"), figures.percent(zone.p_criterion)),
      row(t("zone.member"), figures.percent(zone.p_member)),
      row(t("zone.imputed"), figures.percent(zone.share_imputed)),
      row(t("zone.contiguity"), zone.pieces === 1 ? t("edit.one_piece") : t("edit.pieces", {count: figures.whole(zone.pieces)})),
      row(t("zone.unit"), zone.people_outside_unit > 0
        ? t("edit.outside", {unit: zone.urban_unit_name || zone.urban_unit, people: figures.whole(zone.people_outside_unit)})
        : t("edit.inside", {unit: zone.urban_unit_name || zone.urban_unit})))));
}

/** What a removal left, with the button that removes it for the same reason. */
function remainder(app: App, zone: EditedZone): HTMLElement {
  const reason = [...app.state.edits].reverse().find(edit => edit.kind === "remove")?.reason ?? t("edit.remainder");
  const values = {people: figures.whole(zone.people), cells: figures.whole(zone.cells)};
  const take = async (): Promise<void> => {
    try {
      app.edit({kind: "remove", cells: await app.withRun(run => api.cellsOf(run, zone.zone_id)), reason});
    } catch (error) {
      showError(error);
    }
  };
  return el("div", {class: "remainder"},
    el("p", {class: "notice"}, counted(zone.cells, "edit.one_cell_left", "edit.cells_left", values)),
    button(t("edit.remove_remainder"), () => void take(), {class: "small-button"}));
}

function editItem(app: App, edit: Edit, index: number): HTMLElement {
  const reason = el("input", {type: "text", value: edit.reason, maxlength: 300, "aria-label": t("edit.reason_of", {number: String(index + 1)})});
  reason.addEventListener("change", () => {
    const text = reason.value.trim();
    if (text !== "") return app.change(withReason(app.state, index, text));
    reason.value = edit.reason;
    announce(t("edit.reason_missing"));
  });
  const what = edit.cells ? counted(edit.cells.length, "edit.one_cell", "edit.cells", {count: figures.whole(edit.cells.length)})
    : edit.polygon ? t("edit.polygon") : edit.zone ?? "";
  return el("li", {}, el("div", {class: "edit-line"},
    el("span", {}, `${ofCode("edit_kind", edit.kind)}\u00a0: ${what}`), el("span", {class: "date"}, dated(edit.date)),
    button("×", () => app.change(withoutEdit(app.state, index)), {class: "plain", "aria-label": t("edit.drop", {number: String(index + 1)})})),
  reason);
}
