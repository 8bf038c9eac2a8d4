// SPDX-License-Identifier: Apache-2.0
// The page: asks what there is to show, then puts its parts together.
import "maplibre-gl-css";
import {prewarm} from "maplibre-gl";
import "./app.css";
import {ActionsPanel} from "./actions.ts";
import {api, ServerError, type Lab} from "./api.ts";
import {App} from "./app.ts";
import {withLanguage} from "./address.ts";
import {ComparePanel} from "./compare.ts";
import {button, el} from "./dom.ts";
import {editPanel} from "./edit.ts";
import {ExplainPanel} from "./explain.ts";
import {flipsPart} from "./flips.ts";
import {foldButtons} from "./folds.ts";
import {legend} from "./map/legend.ts";
import {explainWhatIsPointedAt} from "./map/pointing.ts";
import {MapView} from "./map/view.ts";
import {scenarioPanel} from "./panel/scenario.ts";
import {SearchBox} from "./search.ts";
import {SensitivityPanel} from "./sensitivity.ts";
import {openShared} from "./share.ts";
import {StabilityTables} from "./stability_tables.ts";
import {showError, statusElements} from "./status.ts";
import {Tabs} from "./tabs.ts";
import {waitingSign} from "./waiting.ts";
import {language, t} from "./words.ts";
import {Tables} from "./zones_table.ts";

const kNarrow = "(max-width: 800px)";
const kPaintedWithin = 500;  // milliseconds

async function start(): Promise<void> {
  document.documentElement.lang = language;
  document.title = t("title");
  document.body.append(...statusElements);
  prewarm();  // the map's workers, while the lab is asked for
  try {
    const [lab] = await Promise.all([api.lab(), painted()]);
    build(lab);
  } catch (error) {
    showError(error);
  }
}

/** When what the document has itself is on its way to the screen, or soon after: the map that begins holds up the page for
 *  a while, and a page that is hidden paints nothing. */
function painted(): Promise<void> {
  return new Promise(done => {
    setTimeout(done, kPaintedWithin);
    requestAnimationFrame(() => setTimeout(done));
  });
}

/** Null where the browser keeps nothing. */
function storage(kind: "localStorage" | "sessionStorage"): Storage | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

function build(lab: Lab): void {
  document.title = `${lab.title} – ${t("title")}`;
  const app = new App(lab, {tab: storage("sessionStorage"), shared: storage("localStorage")});
  const canvas = el("div", {class: "map"});
  const stage = el("main", {class: "stage", id: "stage", "aria-label": t("map")}, canvas);
  const page = el("div", {class: "page"}, stage);
  document.getElementById("beginning")?.replaceWith(page);
  app.view = new MapView(canvas, lab, lab.baseline.id, app.look, true);
  app.view.onGone = () => void app.revive(app.view);
  app.view.onSweepGone = () => {
    app.showSweep(null);
    showError(new ServerError(410, "sweep_gone", {[language]: t("sweep.gone")}));
  };
  app.view.onBaseMapFailed = () => showError(new ServerError(0, "basemap", {[language]: t("basemap.failed")}));
  app.on("look", () => void app.view.loaded.then(() => app.view.setLook(app.look)));

  const explainPanel = new ExplainPanel(app, isOpen => {
    page.classList.toggle("with-explain", isOpen);
    if (isOpen && matchMedia(kNarrow).matches) choosePane("explain");
  });
  explainWhatIsPointedAt(app, explainPanel);

  const tables = new Tables(app, explainPanel);
  const compare = new ComparePanel(app, stage, tables.tabs);
  const panels = new Tabs(t("panels"));
  panels.add({key: "scenario", label: t("panel.scenario"), body: scenarioPanel(app)});
  panels.add({key: "edit", label: t("panel.edit"), body: editPanel(app, explainPanel)});
  panels.add({key: "compare", label: t("panel.compare"), body: compare.element});
  if (app.canEdit) {
    new StabilityTables(app, tables.tabs, explainPanel);
    panels.add({key: "sensitivity", label: t("panel.sensitivity"), body: el("div", {}, new SensitivityPanel(app).element, flipsPart(app, explainPanel))});
  }
  if (lab.actions !== null) panels.add({key: "actions", label: t("panel.actions"), body: new ActionsPanel(app, lab.actions, tables.tabs).element});
  const panel = el("aside", {class: "panel", "aria-label": t("panels")}, panels.bar, panels.bodies);

  const [panes, choosePane] = paneBar(page);
  const key = legend(app, !matchMedia(kNarrow).matches);
  stage.append(waitingSign(app), key);
  const folding = foldButtons(page, key, storage("localStorage"), () => app.view.map.resize());
  page.prepend(skipLink(app), header(app, new SearchBox(app, explainPanel), folding), panel);
  page.append(explainPanel.element, tables.element, panes);
  // It was made for the whole page, and overlooks the first change of its size.
  app.view.map.resize();
  shortcuts(app);
  window.addEventListener("pagehide", () => app.saveNow());
  window.addEventListener("storage", event => app.storeChanged(event.key));
  app.restore();
  void openShared(app);
}

/** Leads to the map, and leaves the address alone: it keeps the view and the language. */
function skipLink(app: App): HTMLElement {
  const link = el("a", {class: "skip", href: "#stage"}, t("skip"));
  link.addEventListener("click", event => {
    event.preventDefault();
    app.view.map.getCanvas().focus();
  });
  return link;
}

function header(app: App, search: SearchBox, folding: HTMLElement): HTMLElement {
  const undo = button("↶", () => app.undo(), {class: "tool", "aria-label": t("undo"), title: t("undo")});
  const redo = button("↷", () => app.redo(), {class: "tool", "aria-label": t("redo"), title: t("redo")});
  const follow = (): void => {
    undo.disabled = !app.history.canUndo;
    redo.disabled = !app.history.canRedo;
  };
  app.on("state", follow);
  follow();
  const other = language === "fr" ? "en" : "fr";
  const languageSwitch = button(other === "en" ? "English" : "Français", () => {
    app.saveNow();
    location.replace(location.pathname + location.search + withLanguage(location.hash, other));
    location.reload();
  }, {lang: other, class: "tool"});
  return el("header", {class: "top"},
    el("h1", {}, t("title")), el("span", {class: "subject"}, app.lab.title), search.element,
    folding, el("div", {class: "row"}, app.canEdit && undo, app.canEdit && redo, languageSwitch));
}

/** On a phone one part at a time is below the map. */
function paneBar(page: HTMLElement): [HTMLElement, (pane: string) => void] {
  const bar = el("nav", {class: "panes", "aria-label": t("panes")});
  const choose = (pane: string): void => {
    page.dataset["pane"] = pane;
    for (const handle of bar.children) handle.setAttribute("aria-pressed", String(handle.getAttribute("data-pane") === pane));
  };
  for (const [pane, label] of [["map", t("map")], ["panel", t("panels")], ["tables", t("tables")], ["explain", t("explain")]] as const) {
    bar.append(button(label, () => choose(pane), {"data-pane": pane}));
  }
  choose("map");
  return [bar, choose];
}

function shortcuts(app: App): void {
  document.addEventListener("keydown", event => {
    const isText = event.target instanceof HTMLInputElement && /^(text|search)$/.test(event.target.type);
    if (isText || !(event.ctrlKey || event.metaKey) || !app.canEdit) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) app.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) app.redo();
    else return;
    event.preventDefault();
  });
}

void start();
