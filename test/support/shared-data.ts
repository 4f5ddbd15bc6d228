/** Real files live beside the project in development and CI only; without them their tests skip, loudly. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../shared/", import.meta.url));

export const hasSharedData = existsSync(root);

if (!hasSharedData) {
  process.stderr.write("SKIPPED: ../shared is not here, so tests on real files and published answers do not run.\n");
}

/** Absolute path of a file under ../shared, e.g. `shared("data/pandalm-testset/testset-v1.json")`. */
export function shared(path: string): string {
  return root + path;
}
