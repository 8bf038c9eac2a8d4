// SPDX-License-Identifier: Apache-2.0
// The page before there is a lab: files are gathered and recognised, then the lab opens in its place.
import "../app.css";
import "./start.css";
import {readKey, withLanguage} from "../address.ts";
import {ServerError} from "../api.ts";
import {button, choice, el, freshId, replace} from "../dom.ts";
import {figures} from "../figures.ts";
import {noticesLink} from "../notices.ts";
import {announce, clearErrors, showError, statusElements} from "../status.ts";
import {both, language, t} from "../words.ts";
import {kLargestUpload, StartApi, waitForLab, type Project} from "./api.ts";
import {filesOf, TooManyFiles, type Entry} from "./dropped.ts";
import {FileList} from "./files.ts";
import {FolderChooser, megabytes} from "./folder.ts";
import {WorkbookPanel} from "./workbook.ts";

const kPause = 300;  // milliseconds between questions about the progress
const pause = (): Promise<void> => new Promise(done => setTimeout(done, kPause));

class StartPage {
  private rule = "";
  private vintage: number | null = null;
  private readonly api = new StartApi(readKey(location.hash), () => this.rule);
  private readonly act = (work: () => Promise<Project>): void => void this.work(work);
  private readonly files = new FileList(this.api, this.act);
  private readonly folder = new FolderChooser(this.api, this.act);
  private readonly book = new WorkbookPanel(this.api);
  private readonly choices = el("div", {class: "row start-choices"});
  private readonly name = el("input", {type: "text", id: freshId("name"), value: "projet", maxlength: 80});
  private readonly open = button(t("start.open"), () => this.act(() => this.api.open(
    {rule: this.rule, vintage: this.vintage, name: this.name.value})), {class: "start-open"});
  private readonly projects = el("section", {"aria-labelledby": "start-projects"});
  private readonly progress = el("div", {class: "start-progress", hidden: true});
  private readonly bar = el("progress", {"aria-label": t("start.progress")});
  private readonly step = el("span", {});
  private working = 0;
  private endings: string[] = [];
  private mostFiles = 0;
  private readonly hint = el("p", {class: "hint"});
  private isLeaving = false;

  async begin(): Promise<void> {
    document.body.append(...statusElements);
    document.body.prepend(this.header(), this.main());
    await this.work(() => this.api.project());
  }

  private header(): HTMLElement {
    const other = language === "fr" ? "en" : "fr";
    const change = button(other === "en" ? "English" : "Français", () => {
      location.replace(location.pathname + withLanguage(location.hash, other));
      location.reload();
    }, {lang: other, class: "tool"});
    return el("header", {class: "top"}, el("h1", {}, t("title")), el("div", {class: "row"}, change));
  }

  private main(): HTMLElement {
    replace(this.progress, this.step, this.bar, button(t("run.stop"), () => this.act(() => this.api.stop()), {class: "small-button"}));
    return el("main", {class: "start"},
      el("p", {class: "lead"}, t("start.lead")),
      el("section", {class: "start-gather", "aria-labelledby": "start-gather"},
        el("h2", {id: "start-gather"}, t("start.gather")), this.dropZone(), this.folder.element,
        el("div", {class: "row"}, button(t("start.sample"), () => this.act(() => this.api.sample())),
          el("span", {class: "hint"}, t("start.sample.hint")))),
      this.files.element,
      this.book.element,
      el("section", {"aria-labelledby": "start-go"}, el("h2", {id: "start-go"}, t("start.go_on")), this.choices,
        el("div", {class: "field"}, el("label", {for: this.name.id}, t("start.name")), this.name),
        this.open, this.progress),
      this.projects, noticesLink());
  }

  private dropZone(): HTMLElement {
    const input = el("input", {type: "file", multiple: true, id: freshId("files")});
    input.addEventListener("change", () => {
      void this.upload([...input.files ?? []]);
      input.value = "";
    });
    const zone = el("div", {class: "start-drop"}, el("label", {for: input.id}, t("start.drop")), input,
      this.hint);
    for (const kind of ["dragenter", "dragover"]) {
      zone.addEventListener(kind, event => {
        event.preventDefault();
        zone.classList.add("over");
      });
    }
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", event => {
      event.preventDefault();
      zone.classList.remove("over");
      void this.takeDropped(event.dataTransfer);
    });
    return zone;
  }

  /** Files, and the files of folders. Entries are asked for at once: after the event the browser tells of none. */
  private async takeDropped(transfer: DataTransfer | null): Promise<void> {
    const entries = [...transfer?.items ?? []].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null);
    // Files that a page made itself, and not the desktop, have no entries.
    if (!entries.some(entry => entry.isDirectory)) return await this.upload([...transfer?.files ?? []]);
    try {
      const files = await filesOf(entries as Entry[], this.endings, this.mostFiles);
      if (files.length === 0) throw new ServerError(0, "empty", {[language]: t("start.folder.empty")});
      await this.upload(files);
    } catch (error) {
      if (error instanceof ServerError) return showError(error);
      const told = error instanceof TooManyFiles ? t("start.too_many", {most: figures.whole(this.mostFiles)}) : t("start.folder.unreadable");
      showError(new ServerError(0, "unreadable", {[language]: told}));
    }
  }

  private async upload(files: File[]): Promise<void> {
    for (const file of files) {
      if (file.size > kLargestUpload) {
        showError(new ServerError(413, "too_large", {[language]: t("start.too_large", {name: file.name, most: megabytes(kLargestUpload)})}));
        continue;
      }
      announce(t("start.sending", {name: file.name}));
      await this.work(() => this.api.upload(file, share => this.showStep(t("start.sending", {name: file.name}), share)));
    }
  }

  /** Does some work, and tells of its progress until it is over. */
  private async work(ask: () => Promise<Project>): Promise<void> {
    clearErrors();
    this.working += 1;
    const over = ask().then(project => this.show(project), showError).finally(() => { this.working -= 1; });
    await Promise.race([over, pause()]);
    while (this.working > 0) {
      await Promise.race([over, pause()]);
      if (this.working === 0) return;
      const meanwhile = await this.api.project().catch(() => null);
      // What came back in the meantime is newer.
      if (meanwhile !== null && this.working > 0) this.show(meanwhile);
    }
  }

  private show(project: Project): void {
    this.rule = project.rule;
    this.endings = project.endings;
    this.mostFiles = project.most_files;
    this.hint.textContent = t("start.drop.hint", {most: megabytes(kLargestUpload), files: figures.whole(project.most_files)});
    this.files.show(project);
    this.folder.show(project);
    this.book.show(project);
    this.showChoices(project);
    this.showProjects(project);
    const isReading = project.status === "reading";
    this.open.disabled = isReading || project.needs.some(need => need.is_required && need.used === 0);
    if (project.step !== null) this.showStep(both(project.step), project.total > 0 ? project.done / project.total : null);
    else if (isReading) this.showStep(t("start.reading"), null);
    else this.progress.hidden = true;
    if (isReading) void this.follow();
    if (this.wasReading && project.fault !== null) showError(new ServerError(422, "failed", project.fault));
    this.wasReading = isReading;
    if (project.status === "ready") void this.enter();
  }

  private wasReading = false;
  private isFollowing = false;
  private async follow(): Promise<void> {
    if (this.isFollowing) return;
    this.isFollowing = true;
    announce(t("start.reading"));
    await pause();
    this.isFollowing = false;
    await this.work(() => this.api.project());
  }

  private async enter(): Promise<void> {
    if (this.isLeaving) return;
    this.isLeaving = true;
    this.showStep(t("start.entering"), null);
    await this.api.enter();
    await waitForLab(pause);
    // The lab's page, in the place of this one and without its key.
    history.replaceState(null, "", language === "en" ? "/#lang=en" : "/");
    location.reload();
  }

  private showStep(text: string, share: number | null): void {
    this.progress.hidden = false;
    this.step.textContent = text;
    if (share === null) this.bar.removeAttribute("value");
    else this.bar.value = share;
  }

  private shownChoices = "";
  private showChoices(project: Project): void {
    if (this.shownChoices === project.rule) return;
    this.shownChoices = project.rule;
    replace(this.choices,
      choice(t("start.rule"), project.rules.map(rule => ({value: rule.name, label: rule.title})), project.rule, value => {
        this.rule = value;
        this.act(() => this.api.project());
      }),
      choice(t("start.vintage"), [{value: "", label: t("start.vintage.of_grid")},
        ...project.vintages.map(year => ({value: String(year), label: String(year)}))], String(this.vintage ?? ""), value => {
        this.vintage = value === "" ? null : Number(value);
      }));
  }

  private shownProjects = "";
  private showProjects(project: Project): void {
    const key = project.scenarios.join("\n");
    if (key === this.shownProjects) return;
    this.shownProjects = key;
    replace(this.projects, el("h2", {id: "start-projects"}, t("start.projects")),
      el("p", {class: "hint"}, t("start.projects.hint", {folder: project.folder})),
      el("ul", {}, ...project.scenarios.map(name => el("li", {},
        button(name, () => this.act(() => this.api.openScenario(name)), {class: "link"})))));
  }
}

document.documentElement.lang = language;
document.title = t("title");
void new StartPage().begin();
