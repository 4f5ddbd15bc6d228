/** Gives the demo's contracts their terms: rights, windows and clocks, with clauses, owners and a change that came later. */
import type { ReleaseUse } from "#app/domain/terms/rights.ts";
import { isTermKind, readTermValue } from "#app/domain/terms/term.ts";
import { DEMO_TERMS } from "#db/demo/terms.ts";
import { recordTerm } from "#db/terms.server.ts";
import type { Store } from "../store.ts";

const DAY = 86_400_000;

/** What the demo's releases are for; one goes against what its contract says, or rather does not say. */
export const DEMO_USES: Record<string, { use: ReleaseUse; overrideRights?: string }> = {
  "general-helpfulness": { use: "internal-training" },
  "code-review": { use: "open-model" },
  "multilingual-helpfulness": {
    use: "internal-training",
    overrideRights: "Agreed by letter; the term is to be recorded.",
  },
};

export async function seedTerms({ db }: Store, contractId: string, demoId: string, startsOn: string): Promise<void> {
  const start = Date.parse(`${startsOn}T00:00:00Z`);
  for (const { kind, value, fromDay, ...said } of DEMO_TERMS[demoId] ?? []) {
    const read = isTermKind(kind) ? readTermValue(kind, value ?? {}) : null;
    if (!isTermKind(kind) || !read?.ok) throw new Error(`The demo's term ${kind} cannot be read.`);
    const from = start + fromDay * DAY;
    const effectiveFrom = new Date(from).toISOString().slice(0, 10);
    const signed = { effectiveFrom, recordedAt: from + 10 * 3_600_000, recordedBy: said.owner };
    await recordTerm(db, { ...said, ...signed, contractId, kind, value: read.value });
  }
}
