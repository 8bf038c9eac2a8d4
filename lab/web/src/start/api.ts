// SPDX-License-Identifier: Apache-2.0
// The start server as its page sees it: docs/serve.md says what each address answers.
import {ServerError, type Both} from "../api.ts";
import {language} from "../words.ts";
import type {Book, Changes} from "./book.ts";

export const kinds = ["grid", "urban_units", "communes", "incomes", "quartiers", "actions", "scenario"] as const;
export type Kind = typeof kinds[number];

export interface ProjectFile {
  id: number; name: string; place: string; archive: string; kind: Kind | null; is_used: boolean; fault: Both | null;
  /** Whether the user said that it holds actions, as nothing in it was recognised. */
  is_declared: boolean;
}
/** The first rows of a file as they stand; the fields that a column of actions may be. */
export interface RawFile { tables: {name: string; rows: string[][]}[]; fields: string[]; has_kept: boolean }
export interface Need { kind: Kind; is_required: boolean; used: number; known: number }
export interface Project {
  folder: string; below: string;
  /** Of the files of a folder that are taken, and how many at most. */
  endings: string[]; most_files: number;
  rules: {name: string; title: string}[]; rule: string; vintages: number[];
  files: ProjectFile[]; is_repairing: boolean; needs: Need[]; scenarios: string[];
  status: "idle" | "reading" | "ready" | "failed";
  step: Both | null; done: number; total: number; fault: Both | null;
}
export interface FolderEntry { name: string; is_folder: boolean; bytes: number }
export interface Folder { place: string; entries: FolderEntry[] }
export interface Choices { rule: string; vintage: number | null; name: string }

/** More is not taken by the server. */
export const kLargestUpload = 2 ** 30;

export class StartApi {
  constructor(private readonly key: string, private readonly rule: () => string) {}

  project = (): Promise<Project> => this.ask(`project.json?rule=${encodeURIComponent(this.rule())}`);
  folder = (place: string): Promise<Folder> => this.ask(`folder.json?place=${encodeURIComponent(place)}`);
  choose = (place: string): Promise<Project> => this.post("chosen", {place});
  use = (id: number, isUsed: boolean): Promise<Project> => this.post(`files/${id}`, {is_used: isUsed});
  forget = (id: number): Promise<Project> => this.post(`files/${id}`, {forget: true});
  declareActions = (id: number): Promise<Project> => this.post(`files/${id}`, {is_actions: true});
  rows = (id: number): Promise<RawFile> => this.ask(`rows.json?file=${id}`);
  repair = (isRepairing: boolean): Promise<Project> => this.post("repair", {is_repairing: isRepairing});
  sample = (): Promise<Project> => this.post("sample", {});
  open = (choices: Choices): Promise<Project> => this.post("open", choices);
  openScenario = (name: string): Promise<Project> => this.post("scenario", {name});
  openScenarioAt = (place: string): Promise<Project> => this.post("scenario", {place});
  stop = (): Promise<Project> => this.post("stop", {});
  enter = (): Promise<Project> => this.post("enter", {});

  book = (): Promise<Book> => this.ask("workbook.json");
  changeBook = (changes: Changes): Promise<Book> => this.post("workbook", changes);
  report = (): Promise<{folder: string; address: string}> => this.ask(`report?lang=${language}`, {method: "POST", body: "{}"});

  /** Sends a file from the disk; `progress` is told what share of it has gone. */
  upload(file: File, progress: (share: number) => void): Promise<Project> {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      request.open("POST", `api/start/files?name=${encodeURIComponent(file.name)}&rule=${encodeURIComponent(this.rule())}`);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.setRequestHeader("X-Carreau-Key", this.key);
      request.upload.addEventListener("progress", event => progress(event.total > 0 ? event.loaded / event.total : 0));
      request.addEventListener("load", () => {
        try {
          done(read(request.status, request.responseText));
        } catch (error) {
          failed(error);
        }
      });
      request.addEventListener("error", () => failed(new ServerError(0, "unreachable", {})));
      request.send(file);
    });
  }

  private async ask<T>(path: string, options: RequestInit = {}): Promise<T> {
    const answer = await fetch(`api/start/${path}`, {
      ...options, headers: {"Content-Type": "application/json", "X-Carreau-Key": this.key}}).catch(() => {
      throw new ServerError(0, "unreachable", {});
    });
    return read(answer.status, await answer.text());
  }

  private post<T>(path: string, body: unknown): Promise<T> {
    return this.ask(`${path}?rule=${encodeURIComponent(this.rule())}`, {method: "POST", body: JSON.stringify(body)});
  }
}

function read<T>(status: number, text: string): T {
  let body: {error?: {code: string; message: Both}} = {};
  try {
    body = JSON.parse(text) as typeof body;
  } catch { /* no JSON: the status must do */ }
  if (status === 200) return body as T;
  throw new ServerError(status, body.error?.code ?? String(status), body.error?.message ?? {});
}

/** The server of the lab takes the place of the start server: asks until it answers. */
export async function waitForLab(pause: () => Promise<void>): Promise<void> {
  for (;;) {
    await pause();
    const answer = await fetch("api/lab.json").catch(() => null);
    if (answer?.ok) return;
  }
}
