// SPDX-License-Identifier: Apache-2.0
// One parameter of the rule or of the delineation: a control with its legal value marked.
import type {Parameter} from "../api.ts";
import type {App} from "../app.ts";
import {button, el, freshId} from "../dom.ts";
import {figures} from "../figures.ts";
import {decimalsOf, plain} from "../numbers.ts";
import {isSame, sliderRange, valueOf} from "../state.ts";
import {announce} from "../status.ts";
import {both, ofCode, t} from "../words.ts";
import {readTyped, type Problem, type Typed} from "./typed.ts";

export interface Control { element: HTMLElement; follow: () => void }

export function parameterControl(app: App, parameter: Parameter): Control {
  const control = parameter.kind === "choice" ? choiceControl(app, parameter)
    : parameter.kind === "flag" ? flagControl(app, parameter)
      : isBounded(parameter) ? sliderControl(app, parameter) : textControl(app, parameter);
  // What no text sets has a default of the method, and no legal value.
  const isLaw = parameter.group === "rule";
  const back = button(t(isLaw ? "parameter.back" : "parameter.back_default"), () => {
    app.set(parameter, parameter.legal, false);
    announce(t(isLaw ? "parameter.is_legal" : "parameter.is_default", {name: both(parameter.meaning)}));
  }, {class: "small-button back", disabled: !app.canEdit});
  const mark = el("span", {class: "mark"});
  const article = parameter.article ? ` · ${parameter.article}` : "";
  const foot = el("div", {class: "foot"}, mark, back);
  const element = el("div", {class: "parameter"}, control.element, foot);
  const follow = (): void => {
    control.follow();
    const isLegal = isSame(valueOf(app.state, parameter), parameter.legal);
    element.classList.toggle("changed", !isLegal);
    back.hidden = isLegal;
    mark.textContent = t(isLaw ? "parameter.legal" : "parameter.default", {value: written(parameter, parameter.legal)}) + article;
  };
  follow();
  return {element, follow};
}

function isBounded(parameter: Parameter): boolean {
  return parameter.low !== undefined && parameter.high !== undefined && Number.isFinite(Number(parameter.legal));
}

/** A value as people read it. */
export function written(parameter: Parameter, value: string): string {
  if (parameter.kind === "choice") return ofCode(`choice.${parameter.name}`, value);
  if (parameter.kind === "flag") return value === "true" ? t("yes") : t("no");
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return value;
  // As fine as the value is: 55.5 % is not 56 %.
  const decimals = Math.max(decimalsOf(parameter.step ?? 1), decimalsOf(number));
  if (parameter.unit === "share") return figures.percent(number, Math.max(0, decimals - 2));
  if (parameter.unit === "euro") return figures.euros(number);
  const text = figures.decimal(number, parameter.kind === "integer" ? 0 : Math.max(2, decimals));
  return parameter.unit ? `${text}\u00a0${ofCode("unit", parameter.unit)}` : text;
}

/** What was typed for a parameter, in the language of the page. */
export function typedIn(parameter: Parameter, text: string): Typed {
  return readTyped(parameter, text, one => figures.read(one.replace(ofCode("unit", parameter.unit ?? ""), "")));
}

/** Why it is refused. */
export function refusal(parameter: Parameter, problem: Problem, text: string): string {
  const bound = (value = NaN): string => written(parameter, String(value));
  const decimals = (parameter.decimals ?? 0) - (parameter.unit === "share" ? 2 : 0);
  switch (problem) {
    case "no_number": return t("parameter.no_number", {text});
    case "range": return t("parameter.range", {low: bound(parameter.low), high: bound(parameter.high)});
    case "whole": return t("parameter.whole", {text});
    case "decimals": return t("parameter.decimals", {text, count: figures.whole(decimals)});
  }
}

function labelled(parameter: Parameter, id: string): HTMLElement {
  return el("label", {for: id}, both(parameter.meaning) || parameter.name);
}

function sliderControl(app: App, parameter: Parameter): Control {
  const step = parameter.step ?? 1;
  const id = freshId("slider");
  const why = freshId("refused");
  let told = "";
  const slider = el("input", {type: "range", id, step, disabled: !app.canEdit});
  const typed = el("input", {
    type: "text", inputmode: "decimal", class: "typed", disabled: !app.canEdit, "aria-describedby": why,
    "aria-label": t("parameter.typed", {name: both(parameter.meaning)})});
  const tickMark = el("span", {class: "legal-tick", "aria-hidden": "true"});
  const follow = (): void => {
    const value = valueOf(app.state, parameter);
    const [least, most] = sliderRange(parameter, Number(value));
    slider.min = String(least);
    slider.max = String(most);
    tickMark.style.setProperty("--place", String((Number(parameter.legal) - least) / (most - least || 1)));
    slider.value = value;
    slider.setAttribute("aria-valuetext", written(parameter, value));
    if (document.activeElement === typed || (value === told && !refused.hidden)) return;
    typed.value = written(parameter, value);
    told = value;
    refuse("");
  };
  const refused = el("p", {class: "small refused", id: why, hidden: true});
  const refuse = (text: string): void => {
    refused.textContent = text;
    refused.hidden = text === "";
    typed.setAttribute("aria-invalid", String(text !== ""));
    if (text !== "") announce(text);
  };
  slider.addEventListener("input", () => refuse(""));
  typed.addEventListener("input", () => refuse(""));
  slider.addEventListener("input", () => app.set(parameter, plain(Number(slider.value), step), true));
  slider.addEventListener("change", () => app.history.settle());
  typed.addEventListener("focus", () => typed.select());
  // What was refused stays, with its reason, until it is typed anew or the parameter has another value.
  typed.addEventListener("blur", () => { if (refused.hidden) follow(); });
  typed.addEventListener("change", () => {
    const {value, problem} = typedIn(parameter, typed.value);
    if (value === null) return refuse(refusal(parameter, problem, typed.value));
    app.set(parameter, value, false);
    typed.value = written(parameter, valueOf(app.state, parameter));
  });
  return {follow, element: el("div", {class: "slider"},
    labelled(parameter, id), el("div", {class: "slide"}, el("div", {class: "track"}, slider, tickMark), typed), refused)};
}

function textControl(app: App, parameter: Parameter): Control {
  const id = freshId("text");
  const input = el("input", {type: "text", id, class: "typed", disabled: !app.canEdit});
  input.addEventListener("change", () => {
    const read = figures.read(input.value);
    app.set(parameter, read === null ? input.value.trim() : String(read), false);
  });
  const follow = (): void => { input.value = written(parameter, valueOf(app.state, parameter)); };
  return {follow, element: el("div", {class: "slider"}, labelled(parameter, id), input)};
}

function choiceControl(app: App, parameter: Parameter): Control {
  const id = freshId("choice");
  const select = el("select", {id, disabled: !app.canEdit},
    ...(parameter.choices ?? []).map(code => el("option", {value: code}, written(parameter, code))));
  select.addEventListener("change", () => app.set(parameter, select.value, false));
  return {
    element: el("div", {class: "field"}, labelled(parameter, id), select),
    follow: () => { select.value = valueOf(app.state, parameter); },
  };
}

function flagControl(app: App, parameter: Parameter): Control {
  const input = el("input", {type: "checkbox", disabled: !app.canEdit});
  input.addEventListener("change", () => app.set(parameter, String(input.checked), false));
  return {
    element: el("label", {class: "tick"}, input, el("span", {}, both(parameter.meaning) || parameter.name)),
    follow: () => { input.checked = valueOf(app.state, parameter) === "true"; },
  };
}
