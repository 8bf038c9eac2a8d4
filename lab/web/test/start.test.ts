// SPDX-License-Identifier: Apache-2.0
import test from "node:test";
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import {readKey} from "../src/address.ts";
import {sources} from "../src/start/sources.ts";

const root = path.join(process.env["CARREAU_WEB"] ?? ".", "../..");

test("the key is read beside the language", () => {
  assert.equal(readKey("#key=0123abcd&lang=en"), "0123abcd");
  assert.equal(readKey("#lang=en"), "");
});

test("files are where the scripts fetch them", () => {
  const known = fs.readFileSync(path.join(root, "scripts/official-files.tsv"), "utf8");
  for (const source of Object.values(sources)) {
    if (source.address !== null) assert.ok(known.includes(`\t${source.address}\t`), source.address);
  }
});
