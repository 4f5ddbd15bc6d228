/** Gives the demo a protected evaluation set, before the first delivery comes. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { protect } from "#app/ingest/contamination/protect.server.ts";
import { DEMO_PROTECTED, demoProtectedSet } from "#db/demo/protected.ts";
import type { Store } from "../store.ts";

export async function seedProtected({ db, vault }: Store, folder: string, by: string, now: number): Promise<void> {
  const fileName = "house-evaluation.jsonl";
  const file = join(folder, fileName);
  writeFileSync(file, demoProtectedSet());
  const taken = await protect(db, vault, { file, fileName, ...DEMO_PROTECTED, field: null, by, now });
  rmSync(file);
  if (taken.kind === "refused") throw new Error(taken.message);
}
