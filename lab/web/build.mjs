// SPDX-License-Identifier: Apache-2.0
// Builds the page of the lab: node build.mjs MODULES OUT
// MODULES is the folder that scripts/install-web-modules filled; OUT gets index.html, app.js,
// app.css, note-pdf.js and the map's worker, the five files that a web server or the program hands
// out; start.html, start.js and start.css, the page before there is a lab; and modules.json, the
// names of the modules that these hold, for scripts/notices.
import {createRequire} from "node:module";
import fs from "node:fs";
import path from "node:path";
import {fileURLToPath} from "node:url";

const [modules, out] = process.argv.slice(2);
if (!modules || !out) {
  console.error("usage: node build.mjs MODULES OUT");
  process.exit(2);
}
const here = path.dirname(fileURLToPath(import.meta.url));
const packages = path.resolve(modules, "node_modules");
const esbuild = createRequire(path.join(packages, "_"))("esbuild");

// The build for pages whose Content-Security-Policy allows no code from blobs: its worker is a file.
const map = path.join(packages, "maplibre-gl/dist/maplibre-gl-csp.js");
const worker = path.join(packages, "maplibre-gl/dist/maplibre-gl-csp-worker.js");

fs.mkdirSync(out, {recursive: true});
const pages = await esbuild.build({
  metafile: true,
  entryPoints: {app: path.join(here, "src/main.ts"), start: path.join(here, "src/start/main.ts")},
  outdir: out,
  bundle: true,
  format: "iife",
  target: "es2020",
  minify: true,
  // Names of people and places in the words of the page: without it "é" would be six letters.
  charset: "utf8",
  legalComments: "inline",
  nodePaths: [packages],
  alias: {
    "maplibre-gl": map,
    "maplibre-gl-css": path.join(packages, "maplibre-gl/dist/maplibre-gl.css"),
    // Both as classes of today: through nodePaths the older builds would be found, which do not mix.
    "terra-draw": path.join(packages, "terra-draw/dist/terra-draw.modern.js"),
    "terra-draw-maplibre-gl-adapter":
      path.join(packages, "terra-draw-maplibre-gl-adapter/dist/terra-draw-maplibre-gl-adapter.modern.js"),
  },
  loader: {".css": "css"},
  logLevel: "warning",
});
// What the note is written as PDF with is longer than much of the page: it comes when it is asked for.
const note = await esbuild.build({
  metafile: true,
  entryPoints: {"note-pdf": path.join(here, "src/note/pdf.ts")},
  outdir: out, bundle: true, format: "esm", target: "es2020", minify: true, charset: "utf8", legalComments: "inline",
  nodePaths: [packages], logLevel: "warning",
});
/** Without its reference to a source map that is not handed out. */
const withoutMap = text => text.replace(/^\/\/# sourceMappingURL=.*$/m, "");
fs.writeFileSync(path.join(out, "maplibre-gl-csp-worker.js"), withoutMap(fs.readFileSync(worker, "utf8")));
fs.copyFileSync(path.join(here, "src/index.html"), path.join(out, "index.html"));
fs.copyFileSync(path.join(here, "src/start/start.html"), path.join(out, "start.html"));
const taken = [pages, note].flatMap(built => Object.keys(built.metafile.inputs))
  .map(input => input.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(name => name !== undefined);
fs.writeFileSync(path.join(out, "modules.json"), JSON.stringify([...new Set(taken)].sort()) + "\n");
