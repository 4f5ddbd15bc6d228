/**
 * Builds what runs outside the browser bundle: the command line and the ingest threads, with esbuild, in well under a
 * second, and the two kernels that read texts, when they have changed, in a few more. Runs after `npm install` so that `npx assay`
 * works at once.
 */

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compressFiles } from "./compress.js";

/** Read from one file each instead of hundreds: a command that only reads starts in a third of the time. */
const BUNDLED = ["drizzle-orm", "fzstd", "hyparquet", "hyparquet-compressors", "hyparquet-writer", "saxes", "zod"];

const root = fileURLToPath(new URL("..", import.meta.url));

const { dependencies: named } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const dependencies = Object.keys(named);

await build({
  absWorkingDir: root,
  entryPoints: {
    main: "app/cli/main.ts",
    reader: "app/ingest/reader-thread.server.ts",
    measure: "app/ingest/measure-thread.server.ts",
    worker: "app/jobs/worker-thread.server.ts",
    lines: "app/release/lines-thread.server.ts",
  },
  outdir: "build/node",
  bundle: true,
  splitting: true,
  external: ["vite", ...dependencies].filter((name) => !BUNDLED.includes(name)).flatMap((name) => [name, `${name}/*`]),
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  jsx: "automatic",
  logLevel: "warning",
});

await compressFiles(`${root}build/client/assets`);

await buildKernel("app/ingest/kernel", "text-kernel", { pages: 16 });
await buildKernel("app/release/kernel", "lift-kernel", { pages: 64 });

/** Without the development dependencies there is none to build with; texts are then read by the slower way. */
async function buildKernel(folder, name, { pages }) {
  const target = `build/node/${name}.wasm`;
  const newest = Math.max(...readdirSync(root + folder).map((file) => statSync(`${root}${folder}/${file}`).mtimeMs));
  if (existsSync(root + target) && statSync(root + target).mtimeMs > newest) return;
  const compiler = await import("assemblyscript/asc").catch(() => null);
  if (compiler === null) return;
  const options = ["-O3", "--noAssert", "--enable", "simd", "--runtime", "stub", "--initialMemory", `${pages}`];
  const entry = `${folder}/${name}.ts`;
  const { error, stderr } = await compiler.main([entry, "--baseDir", root, "--outFile", target, ...options]);
  if (error) throw new Error(`${stderr}`, { cause: error });
}
