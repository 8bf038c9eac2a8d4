// SPDX-License-Identifier: Apache-2.0
// Checks the types of the page and runs the tests of its logic: node check.mjs MODULES OUT
// Prints "SKIP: why" where the modules are missing. OUT holds what the tests are bundled to.
import {spawnSync} from "node:child_process";
import {createRequire} from "node:module";
import fs from "node:fs";
import path from "node:path";
import {fileURLToPath} from "node:url";

const [modules, out] = process.argv.slice(2);
if (!modules || !out) {
  console.error("usage: node check.mjs MODULES OUT");
  process.exit(2);
}
const here = path.dirname(fileURLToPath(import.meta.url));
const packages = path.resolve(modules, "node_modules");
if (!fs.existsSync(packages)) {
  console.log(`SKIP: ${packages} is missing: run scripts/install-web-modules`);
  process.exit(0);
}

function run(...command) {
  const {status} = spawnSync(process.execPath, command, {stdio: "inherit", env: {...process.env, CARREAU_WEB: here}});
  if (status !== 0) process.exit(status ?? 1);
}

run(path.join(packages, "typescript/bin/tsc"), "-p", here);
const tests = fs.readdirSync(path.join(here, "test")).filter(name => name.endsWith(".test.ts"));
fs.rmSync(out, {recursive: true, force: true});
await createRequire(path.join(packages, "_"))("esbuild").build({
  entryPoints: tests.map(name => path.join(here, "test", name)),
  outdir: out, outExtension: {".js": ".cjs"},
  bundle: true, platform: "node", format: "cjs", target: "node18", nodePaths: [packages], logLevel: "warning",
});
run("--test", ...tests.map(name => path.join(out, name.replace(/\.ts$/, ".cjs"))));
