/**
 * Builds what runs outside the browser bundle: the command line and the ingest threads, with esbuild, in well under a
 * second. Runs after `npm install` so that `npx assay` works at once; dependencies stay external.
 */

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: {
    main: "app/cli/main.ts",
    reader: "app/ingest/reader-thread.server.ts",
    worker: "app/jobs/worker-thread.server.ts",
  },
  outdir: "build/node",
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  jsx: "automatic",
  logLevel: "warning",
});
