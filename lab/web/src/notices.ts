// SPDX-License-Identifier: Apache-2.0
// The way to what the program and its pages hold of others, handed out beside the page.
import {el} from "./dom.ts";
import {t} from "./words.ts";

export function noticesLink(): HTMLElement {
  return el("p", {class: "small"}, el("a", {href: "THIRD_PARTY_NOTICES.txt", target: "_blank"}, t("notices")));
}
