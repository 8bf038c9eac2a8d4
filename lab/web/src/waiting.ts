// SPDX-License-Identifier: Apache-2.0
// What is told of a run while it is waited for, and the question before one that takes long.
import {api} from "./api.ts";
import type {App} from "./app.ts";
import {button, el, freshId} from "./dom.ts";
import {progressText} from "./progress.ts";
import {announce} from "./status.ts";
import {t} from "./words.ts";

const kLongWait = 2000;  // milliseconds, after which it is worth a word
const kAskAgain = 1000;

/** Over the map while a run is under way: how far it is, and what stops it. */
export function waitingSign(app: App): HTMLElement {
  const words = el("span", {}, t("run.waiting"));
  const sign = el("div", {class: "waiting-sign", hidden: true}, words,
    button(t("run.stop"), () => app.stopWaiting(), {class: "small-button"}));
  let word: ReturnType<typeof setTimeout> | undefined;
  let look: ReturnType<typeof setInterval> | undefined;
  app.on("waiting", () => {
    clearTimeout(word);
    clearInterval(look);
    words.textContent = t("run.waiting");
    if (app.isWaiting) {
      word = setTimeout(() => announce(words.textContent ?? ""), kLongWait);
      look = setInterval(() => void api.progress().then(progress => {
        if (app.isWaiting) words.textContent = progressText(progress);
      }, () => undefined), kAskAgain);  // a server that does not answer is told by the run itself
    } else if (sign.contains(document.activeElement)) app.view.map.getCanvas().focus();
    sign.hidden = !app.isWaiting;
  });
  return sign;
}

/** Whether a run that takes long is to begin. No, where something newer has been asked for meanwhile. */
export function askConsent(question: string, given: AbortSignal): Promise<boolean> {
  const before = document.activeElement;
  const title = freshId("title");
  return new Promise(done => {
    const dialog = el("dialog", {class: "ask", "aria-labelledby": title});
    const end = (answer: boolean): void => {
      given.removeEventListener("abort", no);
      dialog.close();
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      done(answer);
    };
    const no = (): void => end(false);
    dialog.addEventListener("cancel", event => {
      event.preventDefault();
      no();
    });
    given.addEventListener("abort", no);
    dialog.append(el("h2", {id: title}, question),
      el("div", {class: "row"}, button(t("run.begin"), () => end(true)), button(t("run.begin_not"), no)));
    document.body.append(dialog);
    dialog.showModal();
  });
}
