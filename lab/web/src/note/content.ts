// SPDX-License-Identifier: Apache-2.0
// What the note says of the scenario before the eyes.
import type {Edit, Parameter} from "../api.ts";
import type {App} from "../app.ts";
import {actionsColour, actionsSource} from "../actions_layer.ts";
import {dated, figures} from "../figures.ts";
import {classesOf, lineOf} from "../map/legend.ts";
import {overlayNames, zoningStyle} from "../map/layers.ts";
import {changeColours, changePatterns} from "../map/measures.ts";
import {written} from "../panel/parameter.ts";
import {isSame, parametersOf, ruleOf, today, valueOf} from "../state.ts";
import {both, counted, language, ofCode, t} from "../words.ts";
import type {LegendEntry, Note, NotePart} from "./sheet.ts";

/** The name that a note has until it is given one. */
export function usualTitle(app: App): string {
  return t("note.usual_title", {rule: both(app.rule.title)});
}

export function noteOf(app: App, title: string): Note {
  const {lab} = app;
  return {
    title: title.trim() === "" ? usualTitle(app) : title.trim(),
    subject: t("note.subject", {rule: both(ruleOf(lab, app.run.state).title), grid: lab.title, date: dated(today(new Date()))}),
    legend: legendOf(app),
    parts: [figuresPart(app), scenarioPart(app), sourcesPart(app)],
    notice: t("note.notice", {imputed: figures.percent(app.run.totals.share_imputed)}),
    foot: t("note.foot", {version: lab.version, run: app.run.id, date: dated(today(new Date()))}),
    distance: metres => metres >= 1000 ? `${figures.whole(metres / 1000)}\u00a0km` : `${figures.whole(metres)}\u00a0m`,
    more: lines => counted(lines, "note.one_more", "note.more", {count: figures.whole(lines)}),
  };
}

function legendOf(app: App): Note["legend"] {
  const {look, lab} = app;
  const entries: LegendEntry[] = look.overlays.cells ? classesOf(look.measure, look.hasPatterns) : [];
  if (app.view.hasChanges) {
    for (const change of ["entered", "left", "both"] as const) {
      entries.push({label: t(`compare.people_${change}`), colour: changeColours[change], pattern: changePatterns[change]});
    }
  }
  for (const name of overlayNames) {
    const line = lineOf[name];
    if (line && look.overlays[name]) entries.push({label: ofCode("overlay", name), line});
  }
  lab.zonings.forEach((zoning, index) => {
    if (look.zonings[zoning.key]) entries.push({label: zoning.title, line: zoningStyle(index)});
  });
  if (app.view.map.getLayer(actionsSource) && app.view.map.getLayoutProperty(actionsSource, "visibility") !== "none") {
    entries.push({label: t("actions.on_map"), disc: actionsColour});
  }
  return {title: ofCode("measure", look.measure), entries, note: ofCode("measure_note", look.measure)};
}

function figuresPart(app: App): NotePart {
  const {totals} = app.run;
  const line = (name: string, value: string): string => t("note.figure", {name, value});
  return {title: t("result"), lines: [
    line(t("result.zones"), figures.whole(totals.zones)), line(t("result.people"), figures.whole(totals.people)),
    line(t("result.poor_people"), figures.whole(totals.people_low_income)),
    line(t("note.imputed"), figures.percent(totals.share_imputed)),
    line(t("result.units"), figures.whole(totals.urban_units)), line(t("result.near_misses"), figures.whole(totals.near_misses)),
    line(t("result.cells"), figures.whole(totals.cells)),
  ]};
}

/** Every parameter that is not what the law or the method has, then the edits with their reasons. */
function scenarioPart(app: App): NotePart {
  const {state} = app.run;
  const set = parametersOf(app.lab, state).filter(one => !isSame(valueOf(state, one), one.legal)).map(one => settingLine(one, valueOf(state, one)));
  const lines = set.length === 0 ? [t("note.legal")] : set;
  return {title: t("note.scenario"), lines: [...lines, ...state.edits.map(editLine)]};
}

function settingLine(parameter: Parameter, value: string): string {
  return t(parameter.group === "rule" ? "note.setting" : "note.choice", {
    name: both(parameter.meaning) || parameter.name, value: written(parameter, value), legal: written(parameter, parameter.legal)});
}

function editLine(edit: Edit): string {
  const what = edit.cells ? counted(edit.cells.length, "edit.one_cell", "edit.cells", {count: figures.whole(edit.cells.length)})
    : edit.polygon ? t("edit.polygon") : edit.zone ?? "";
  return t("note.edit", {kind: ofCode("edit_kind", edit.kind), what, reason: edit.reason, date: dated(edit.date)});
}

function sourcesPart(app: App): NotePart {
  const {lab, look} = app;
  const rule = ruleOf(lab, app.run.state);
  return {title: t("note.sources"), lines: [
    t("note.source_grid", {grid: lab.title, vintage: String(lab.grid.vintage), size: figures.whole(lab.grid.cell_size)}),
    t("note.source_rule", {rule: both(rule.title), reference: rule.legal_reference}),
    ...(rule.substitution ? [both(rule.substitution)] : []),
    ...lab.zonings.filter(zoning => look.zonings[zoning.key]).map(zoning => t("note.source_zoning", {title: zoning.title})),
    ...(lab.basemap !== null && lab.basemap_attribution ? [t("note.source_basemap", {title: lab.basemap_attribution})] : []),
  ]};
}

/** The language of the texts, for the file. */
export const noteLanguage = language === "fr" ? "fr-FR" : "en-GB";
