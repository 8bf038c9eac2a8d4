// SPDX-License-Identifier: Apache-2.0
// The scenario as a file: saved, opened, exported; the same file that the command line runs.
import {api, links, ServerError} from "../api.ts";
import type {App} from "../app.ts";
import {button, choice, el, freshId} from "../dom.ts";
import {shareButton} from "../share.ts";
import {announce, showError} from "../status.ts";
import {t} from "../words.ts";

const formats = [["geopackage", "GeoPackage"], ["geojson", "GeoJSON"], ["csv", "CSV"]] as const;

export function filesPanel(app: App): HTMLElement | null {
  if (app.lab.read_only) return null;
  const save = el("a", {class: "button", download: ""}, t("files.save"));
  const exports = formats.map(([format, label]) => ({format, link: el("a", {class: "button", download: ""}, label)}));
  const follow = (): void => {
    save.href = links.scenario(app.run.id);
    for (const {format, link} of exports) link.href = links.export(app.run.id, format);
  };
  app.on("run", follow);
  follow();
  return el("section", {"aria-label": t("files")}, el("h2", {}, t("files")),
    el("div", {class: "row"}, save, openButton(app)),
    app.lab.can_share && shareButton(app),
    app.lab.can_save ? folderPart(app) : null,
    el("h3", {}, t("files.export")), el("div", {class: "row"}, ...exports.map(one => one.link)));
}

function openButton(app: App): HTMLElement {
  const input = el("input", {type: "file", accept: ".toml", class: "spoken", tabindex: -1, "aria-hidden": "true"});
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    input.value = "";
    if (file) void open(app, file.name, file.text());
  });
  return el("span", {}, button(t("files.open"), () => input.click()), input);
}

async function open(app: App, name: string, text: Promise<string>): Promise<void> {
  try {
    const read = await api.readScenario(await text);
    app.change(read.state);
    announce(t("files.opened", {name}));
  } catch (error) {
    showError(error);
  }
}

function folderPart(app: App): HTMLElement {
  const id = freshId("name");
  const name = el("input", {type: "text", id, maxlength: 100});
  const again = el("span", {});
  const saveAs = async (overwrite: boolean): Promise<void> => {
    again.replaceChildren();
    const given = name.value.trim();
    if (given === "") return name.focus();
    const file = given.endsWith(".toml") ? given : `${given}.toml`;
    try {
      const saved = await app.withRun(run => api.saveScenario(file, run, overwrite));
      if (!app.lab.scenarios.includes(saved.name)) app.lab.scenarios.push(saved.name);
      drawList();
      announce(t("files.saved", {name: saved.name}));
    } catch (error) {
      showError(error);
      if (error instanceof ServerError && error.status === 409) again.append(button(t("files.overwrite"), () => void saveAs(true)));
    }
  };
  const list = el("div", {});
  const drawList = (): void => {
    const options = [{value: "", label: t("files.choose")}, ...app.lab.scenarios.map(one => ({value: one, label: one}))];
    list.replaceChildren(choice(t("files.folder"), options, "", chosen => {
      if (chosen !== "") void open(app, chosen, api.openScenario(chosen));
    }));
  };
  drawList();
  return el("div", {}, list, el("div", {class: "field"}, el("label", {for: id}, t("files.name")),
    el("div", {class: "row"}, name, button(t("files.save_in_folder"), () => void saveAs(false)), again)));
}
