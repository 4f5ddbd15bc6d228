/** What every command loads before it knows which one it is: the words of all, and nothing that only one of them needs. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const HEAVY = /^(app\/(metrics|stats)\/|db\/schema|node_modules\/drizzle-orm\/)|better-sqlite3/;

it("no command waits for the database, the metrics or the statistics of another", async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["app/cli/main.ts"],
    bundle: true,
    splitting: true,
    write: false,
    outdir: "nowhere",
    format: "esm",
    platform: "node",
    jsx: "automatic",
    external: ["vite", "better-sqlite3", "@node-rs/*", "react", "react-dom", "@remix-run/*"],
    metafile: true,
    logLevel: "silent",
  }).catch(({ errors }) => expect.fail(JSON.stringify(errors)));
  const loaded = new Set(["app/cli/main.ts"]);
  for (const file of loaded)
    for (const { path, kind } of metafile.inputs[file]?.imports ?? [])
      if (kind === "import-statement") loaded.add(path);
  expect([...loaded].filter((path) => HEAVY.test(path))).toEqual([]);
  expect(loaded.size).toBeGreaterThan(100);
});
