// SPDX-License-Identifier: Apache-2.0
// The rule of the scenario: chosen among those that the data allow, with what is not as its decree has it.
import type {App} from "../app.ts";
import {button, el, freshId, replace} from "../dom.ts";
import {rulesOf, withRule} from "../state.ts";
import {announce} from "../status.ts";
import {both, t} from "../words.ts";

export interface RulePart { element: HTMLElement; follow: () => void }

export function rulePart(app: App): RulePart {
  const {lab} = app;
  const rules = rulesOf(lab);
  const refused = lab.other_rules.filter(rule => rule.refusal !== null);
  const id = freshId("rule");
  const select = el("select", {id, disabled: !app.canEdit},
    ...rules.map(rule => el("option", {value: rule.name}, both(rule.title))));
  select.addEventListener("change", () => {
    app.change(withRule(lab, app.state, select.value));
    announce(t("rule.chosen", {rule: both(app.rule.title)}));
  });
  const told = el("div", {});
  const follow = (): void => {
    const {rule} = app;
    select.value = rule.name;
    const isOther = rule.name !== lab.rule.name;
    replace(told, el("p", {class: "small"}, rule.legal_reference),
      rule.substitution && el("p", {class: "notice"}, both(rule.substitution)),
      isOther && el("div", {class: "row"}, button(t("rule.back"), () => app.change(withRule(lab, app.state, lab.rule.name)),
        {class: "small-button", disabled: !app.canEdit})));
  };
  const why = refused.length === 0 ? null : el("details", {}, el("summary", {}, t("rule.refused")),
    el("ul", {class: "small"}, ...refused.map(rule => el("li", {}, t("rule.why", {rule: both(rule.title), why: both(rule.refusal)})))));
  return {follow, element: el("div", {class: "rule"},
    el("div", {class: "field"}, el("label", {for: id}, t("rule")), select), told, why)};
}
