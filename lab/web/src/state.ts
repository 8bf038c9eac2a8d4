// SPDX-License-Identifier: Apache-2.0
// A scenario's state changed: each function gives a new one and leaves the old as it was.
import type {Edit, Lab, Parameter, Rule, ScenarioState} from "./api.ts";

export const baseline: ScenarioState = {settings: {}, edits: []};

/** The value that a parameter has in a state. */
export function valueOf(state: ScenarioState, parameter: Parameter): string {
  return state.settings[parameter.name] ?? parameter.value;
}

export function withSetting(state: ScenarioState, parameter: Parameter, value: string): ScenarioState {
  const settings = {...state.settings};
  if (isSame(value, parameter.value)) delete settings[parameter.name];
  else settings[parameter.name] = value;
  return {...state, settings};
}

/** The rules that a scenario may have, that of the first scenario before the others. */
export function rulesOf(lab: Lab): Rule[] {
  return [lab.rule, ...lab.other_rules.filter(rule => rule.refusal === null)];
}

/** The rule of a state. */
export function ruleOf(lab: Lab, state: ScenarioState): Rule {
  return lab.other_rules.find(rule => rule.name === state.rule) ?? lab.rule;
}

/** The parameters of a state, with the values that its rule gives them. */
export function parametersOf(lab: Lab, state: ScenarioState): Parameter[] {
  return lab.other_rules.find(rule => rule.name === state.rule)?.parameters ?? lab.parameters;
}

/** The same settings, edits and names under another rule. */
export function withRule(lab: Lab, state: ScenarioState, name: string): ScenarioState {
  const {rule: _, ...rest} = state;
  const other = name === lab.rule.name ? rest : {...rest, rule: name};
  const own = new Map(parametersOf(lab, other).map(one => [one.name, one.value]));
  // What the other rule gives by itself is no setting under it.
  const settings = Object.fromEntries(Object.entries(state.settings).filter(([key, value]) => !isSame(value, own.get(key) ?? "")));
  return {...other, settings};
}

export function withEdit(state: ScenarioState, edit: Edit): ScenarioState {
  return {...state, edits: [...state.edits, edit]};
}

export function withoutEdit(state: ScenarioState, index: number): ScenarioState {
  return {...state, edits: state.edits.filter((_, i) => i !== index)};
}

export function withReason(state: ScenarioState, index: number, reason: string): ScenarioState {
  return {...state, edits: state.edits.map((edit, i) => i === index ? {...edit, reason} : edit)};
}

/** Without a name the zone has the one that it has by itself. */
export function withName(state: ScenarioState, zone: string, name: string): ScenarioState {
  const {[zone]: _, ...others} = state.names ?? {};
  return {...state, names: name === "" ? others : {...others, [zone]: name}};
}

/** Whether the state is the initial scenario. */
export function isBaseline(state: ScenarioState): boolean {
  return state.rule === undefined && state.edits.length === 0 && [state.settings, state.names ?? {}].every(part => Object.keys(part).length === 0);
}

/** Whether two texts are one value: "0.60" and "0.6" are. */
export function isSame(a: string, b: string): boolean {
  return a === b || (a.trim() !== "" && b.trim() !== "" && Number(a) === Number(b));
}

/** What a slider runs over: all that is accepted where that is near the legal value, else four times
 *  the legal value, and always the value itself. Typing reaches the rest. */
export function sliderRange(parameter: Parameter, value: number): [number, number] {
  const {low = 0, high = 1, step = 1} = parameter;
  const legal = Number(parameter.legal);
  const useful = Math.max(4 * legal, 100 * step);
  // Steps are counted from the lower end: it is one of them, or no round value could be reached.
  const least = Math.ceil(low / step - 1e-9) * step + 0;  // and no −0
  return high <= 2 * useful ? [Math.min(least, value), high] : [Math.min(Math.max(least, 0), value), Math.max(useful, value)];
}

/** The day, as a scenario writes it. */
export function today(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
