// Builds the browser's code and styles into src/sayso/desk/static/, and writes down from
// which sources: tests compare that digest, so that what is served is what is written.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const out = join(root, "src", "sayso", "desk", "static");
const KEYS = join(root, "src", "sayso", "desk", "keys.json");

/** All sources in one order: paths below web/, and the file of keys. */
function sources(folder = here) {
  const names = readdirSync(folder).filter((name) => name !== "node_modules" && !name.startsWith("."));
  const paths = names.flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : [path];
  });
  return folder === here ? [...paths, KEYS] : paths;
}

function sha256(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

function digestOfSources() {
  const named = sources().map((path) => [relative(root, path).replaceAll("\\", "/"), path]);
  named.sort(([one], [other]) => (one < other ? -1 : 1));
  return sha256(...named.flatMap(([name, path]) => [name, "\0", readFileSync(path), "\0"]));
}

const shared = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning" };
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  ...shared,
  entryPoints: [join(here, "src", "desk.ts"), join(here, "src", "live-worker.ts")],
  outdir: out,
  format: "esm",
  splitting: true,
  chunkNames: "[name]-[hash]",
});
const maplibre = join(here, "node_modules", "maplibre-gl", "dist");
await build({ ...shared, entryPoints: { "map-worker": join(maplibre, "maplibre-gl-worker.mjs") }, outdir: out, format: "esm" });
await build({ ...shared, entryPoints: { map: join(maplibre, "maplibre-gl.css") }, outdir: out });
await build({ ...shared, entryPoints: [join(here, "styles", "desk.css")], outdir: out });
copyFileSync(join(here, "src", "sayso.svg"), join(out, "sayso.svg"));

const files = readdirSync(out).sort();
const built = {
  sources: digestOfSources(),
  files: Object.fromEntries(files.map((name) => [name, sha256(readFileSync(join(out, name)))])),
};
writeFileSync(join(out, "built.json"), JSON.stringify(built, null, 2) + "\n");
for (const name of files) console.log(name, statSync(join(out, name)).size);
