// SPDX-License-Identifier: Apache-2.0
// Files of this machine, chosen where they are.
import {append, button, el, freshId, replace} from "../dom.ts";
import {showError} from "../status.ts";
import {language, t} from "../words.ts";
import type {Folder, Project, StartApi} from "./api.ts";
import type {Act} from "./files.ts";

export class FolderChooser {
  readonly element = el("details", {class: "start-folder"}, el("summary", {}, t("start.folder")));
  private readonly list = el("div", {});
  private readonly place = el("input", {type: "text", id: freshId("place"), spellcheck: "false", autocomplete: "off"});
  private isLoaded = false;

  constructor(private readonly api: StartApi, private readonly act: Act) {
    const form = el("form", {class: "row"}, el("label", {for: this.place.id}, t("start.place")), this.place,
      el("button", {type: "submit"}, t("start.go")),
      button(t("start.take_folder"), () => this.take(this.place.value)));
    form.addEventListener("submit", event => {
      event.preventDefault();
      void this.go(this.place.value);
    });
    append(this.element, [form, this.list]);
    this.element.addEventListener("toggle", () => {
      if (this.element.open && !this.isLoaded) void this.go("");
    });
  }

  show(project: Project): void {
    this.place.placeholder = project.below;
  }

  private take(place: string): void {
    this.act(() => this.api.choose(place));
  }

  private async go(place: string): Promise<void> {
    try {
      this.fill(await this.api.folder(place));
      this.isLoaded = true;
    } catch (error) {
      showError(error);
    }
  }

  private fill(folder: Folder): void {
    this.place.value = folder.place;
    const inside = (name: string): string => folder.place === "" ? name : `${folder.place}/${name}`;
    const up = folder.place.includes("/") ? folder.place.slice(0, folder.place.lastIndexOf("/")) : "";
    replace(this.list,
      folder.entries.length === 0 && el("p", {class: "hint"}, t("start.folder.empty")),
      el("ul", {class: "start-entries"},
        folder.place !== "" && el("li", {}, button(t("start.folder.up"), () => void this.go(up), {class: "link"})),
        ...folder.entries.map(entry => el("li", {}, entry.is_folder
          ? button(`${entry.name}/`, () => void this.go(inside(entry.name)), {class: "link"})
          : button(entry.name, () => this.take(inside(entry.name)), {class: "link"}),
        !entry.is_folder && el("span", {class: "hint"}, ` ${megabytes(entry.bytes)}`)))));
  }
}

export function megabytes(bytes: number): string {
  const value = new Intl.NumberFormat(language, {maximumFractionDigits: bytes < 1e7 ? 1 : 0}).format(bytes / 1e6);
  return t("start.megabytes", {value});
}
