// SPDX-License-Identifier: Apache-2.0
// The reason of an edit: asked for before it is made, as the command line asks for one.
import {button, el, freshId} from "./dom.ts";
import {t} from "./words.ts";

/** What was given last: the next edit often has the same. */
let latest = "";

/** Null where the edit is given up. */
export function askReason(what: string): Promise<string | null> {
  const before = document.activeElement;
  const [title, problem, field] = [freshId("title"), freshId("problem"), freshId("reason")];
  const input = el("input", {type: "text", id: field, maxlength: 300, "aria-describedby": problem, required: true});
  input.value = latest;
  const missing = el("p", {class: "small refused", id: problem, hidden: true}, t("edit.reason_missing"));
  return new Promise(done => {
    const dialog = el("dialog", {class: "ask", "aria-labelledby": title});
    const end = (reason: string | null): void => {
      dialog.close();
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      done(reason);
    };
    const accept = (): void => {
      const reason = input.value.trim();
      missing.hidden = reason !== "";
      input.setAttribute("aria-invalid", String(reason === ""));
      if (reason === "") return input.focus();
      latest = reason;
      end(reason);
    };
    input.addEventListener("keydown", event => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      accept();
    });
    dialog.addEventListener("cancel", event => {
      event.preventDefault();
      end(null);
    });
    dialog.append(el("h2", {id: title}, what),
      el("div", {class: "field"}, el("label", {for: field}, t("edit.reason")), input, missing),
      el("div", {class: "row"}, button(t("edit.confirm"), accept), button(t("edit.give_up"), () => end(null))));
    document.body.append(dialog);
    dialog.showModal();
    input.select();
  });
}
