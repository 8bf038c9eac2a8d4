// SPDX-License-Identifier: Apache-2.0
// A line of text asked for in a dialogue: the reason of an edit, as the command line asks for one, or the name of a zone.
import {button, el, freshId} from "./dom.ts";
import {t, type Word} from "./words.ts";

/** What was given last: the next edit often has the same. */
let latest = "";

/** Null where the edit is given up. */
export async function askReason(what: string): Promise<string | null> {
  const reason = await askLine(what, latest, "edit.reason", "edit.confirm", 300, "edit.reason_missing");
  latest = reason ?? latest;
  return reason;
}

/** A line, trimmed; null where it is given up. An empty one is accepted where no word says that it is missing. */
export function askLine(
  what: string, value: string, label: Word, confirm: Word, most: number, absent: Word | null = null): Promise<string | null> {
  const before = document.activeElement;
  const [title, problem, field] = [freshId("title"), freshId("problem"), freshId("line")];
  const input = el("input", {
    type: "text", id: field, maxlength: most, "aria-describedby": problem, required: absent !== null, value});
  const missing = el("p", {class: "small refused", id: problem, hidden: true}, absent === null ? "" : t(absent));
  return new Promise(done => {
    const dialog = el("dialog", {class: "ask", "aria-labelledby": title});
    const end = (line: string | null): void => {
      dialog.close();
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      done(line);
    };
    const accept = (): void => {
      const line = input.value.trim();
      const isMissing = line === "" && absent !== null;
      missing.hidden = !isMissing;
      input.setAttribute("aria-invalid", String(isMissing));
      if (isMissing) return input.focus();
      end(line);
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
      el("div", {class: "field"}, el("label", {for: field}, t(label)), input, missing),
      el("div", {class: "row"}, button(t(confirm), accept), button(t("edit.give_up"), () => end(null))));
    document.body.append(dialog);
    dialog.showModal();
    input.select();
  });
}
