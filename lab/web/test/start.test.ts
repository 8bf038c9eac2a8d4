// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import {readKey} from "../src/address.ts";
import {filesOf, TooManyFiles, type Entry} from "../src/start/dropped.ts";
import {sources} from "../src/start/sources.ts";

const root = path.join(process.env["CARREAU_WEB"] ?? ".", "../..");

test("the key is read beside the language", () => {
  assert.equal(readKey("#key=0123abcd&lang=en"), "0123abcd");
  assert.equal(readKey("#lang=en"), "");
});

const fileEntry = (name: string): Entry => ({name, isFile: true, isDirectory: false, file: done => done({name} as File)});
/** A folder that gives its entries two by two, as a browser gives them by the hundred. */
const folderEntry = (name: string, ...entries: Entry[]): Entry => ({name, isFile: false, isDirectory: true, createReader: () => {
  const left = [...entries];
  return {readEntries: done => done(left.splice(0, 2))};
}});

test("a dropped folder gives what is read of it and of the folders within", async () => {
  const folder = folderEntry("données", fileEntry("b.CSV"), fileEntry("notes.docx"), fileEntry(".caché.csv"), fileEntry("q.shp"),
    folderEntry("sous", fileEntry("q.dbf"), folderEntry("fond", fileEntry("a.csv"))), folderEntry(".git", fileEntry("c.csv")), folderEntry("vide"));
  const names = async (most: number): Promise<string[]> =>
    (await filesOf([folder, fileEntry("seul.xyz")], [".csv", ".shp"], most)).map(file => file.name);
  assert.deepEqual(await names(5), ["b.CSV", "q.dbf", "a.csv", "seul.xyz", "q.shp"]);
  await assert.rejects(names(4), TooManyFiles);
  const broken: Entry = {name: "x", isFile: false, isDirectory: true, createReader: () => ({readEntries: (_, failed) => failed(new Error("gone"))})};
  await assert.rejects(filesOf([broken], [], 9), /gone/);
});

test("files are where the scripts fetch them", () => {
  const known = fs.readFileSync(path.join(root, "scripts/official-files.tsv"), "utf8");
  for (const source of Object.values(sources)) {
    if (source.address !== null) assert.ok(known.includes(`\t${source.address}\t`), source.address);
  }
});
