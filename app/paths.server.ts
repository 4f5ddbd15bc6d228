/** Where the project's own files are, whether the code runs from source, from `build/node` or from `build/server`. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
export const migrationsFolder = join(projectRoot, "migrations");
export const threadFile = (name: "reader" | "measure" | "worker" | "lines"): string =>
  join(projectRoot, "build", "node", `${name}.js`);

/** What is compiled to WebAssembly; not there without the development dependencies. */
export const kernelFile = (name: "text-kernel" | "lift-kernel"): string =>
  join(projectRoot, "build", "node", `${name}.wasm`);

function findRoot(folder: string): string {
  if (existsSync(join(folder, "migrations")) && existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("Cannot find the Assay folder: package.json and migrations are missing.");
  return findRoot(parent);
}
