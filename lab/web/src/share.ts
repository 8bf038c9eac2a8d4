// SPDX-License-Identifier: Apache-2.0
// A scenario handed on by a link, where several people use one lab. The key stands behind "#", which no server sees.
import {sharedKey, withoutKey} from "./address.ts";
import {api} from "./api.ts";
import type {App} from "./app.ts";
import {button, el, freshId} from "./dom.ts";
import {announce, showError} from "./status.ts";
import {t} from "./words.ts";

/** Shows the scenario behind the link that the page was opened by. */
export async function openShared(app: App): Promise<void> {
  const key = sharedKey(location.hash);
  if (key === null || app.lab.read_only) return;
  history.replaceState(history.state, "", withoutKey(location.hash));
  try {
    const run = await api.shared(key);
    app.change(run.state);
    announce(t("share.opened"));
  } catch (error) {
    showError(error);
  }
}

export function shareButton(app: App): HTMLElement {
  const id = freshId("link");
  const link = el("input", {type: "text", id, readonly: true});
  const shown = el("div", {class: "field", hidden: true}, el("label", {for: id}, t("share.link")), link);
  // A link to an older scenario would mislead.
  app.on("run", () => { shown.hidden = true; });
  const share = async (): Promise<void> => {
    try {
      const key = await app.withRun(run => api.share(run));
      link.value = `${location.origin}${location.pathname}#share=${key}`;
      shown.hidden = false;
      link.focus();
      link.select();
      // A browser may refuse; the link is there to be copied by hand.
      await navigator.clipboard?.writeText(link.value).then(() => announce(t("share.copied")), () => undefined);
    } catch (error) {
      showError(error);
    }
  };
  return el("div", {}, button(t("share.make"), () => void share()), shown);
}
