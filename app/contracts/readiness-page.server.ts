/** The checklist before collection: what is ready, who sees to the rest, and what shows it. */
import {
  READINESS,
  READINESS_ITEMS,
  type ReadinessItem,
  type ReadinessState,
  readinessSchema,
} from "#app/domain/readiness.ts";
import { readinessAttachments } from "#db/attachments.server.ts";
import type { Db } from "#db/client.server.ts";
import { appendReadiness, type ReadinessRow, readinessOf } from "#db/contract-life.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { named } from "./documents-page.server.ts";

interface Tools {
  db: Db;
  now(): number;
}

export type ReadinessPage = NonNullable<Awaited<ReturnType<typeof readinessPage>>>;

/** undefined when there is no such contract. */
export async function readinessPage({ db, now }: Tools, contractId: string) {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const entries = await readinessOf(db, contractId);
  const items = READINESS_ITEMS.map((item) => {
    const own = entries.filter((entry) => entry.item === item);
    return { item, ...READINESS[item], state: own.at(-1)?.state ?? ("open" as const), entry: own.at(-1) ?? null };
  });
  return {
    now: now(),
    contract: { id: contract.id, title: contract.title },
    items,
    done: items.filter(({ state }) => state !== "open").length,
    history: entries.toReversed(),
    attachments: await named(db, await readinessAttachments(db, contractId)),
  };
}

/** The newest state of each item. */
export function statesOf(entries: readonly ReadinessRow[]): Map<ReadinessItem, ReadinessState> {
  return new Map(entries.map(({ item, state }) => [item, state]));
}

export type ReadinessResult = { ok: true } | { ok: false; errors: Record<string, string> };

export async function noteReadiness(
  { db, now }: Tools,
  contractId: string,
  form: URLSearchParams,
): Promise<ReadinessResult> {
  if (!(await contractById(db, contractId))) return { ok: false, errors: { form: "There is no such contract." } };
  const parsed = readinessSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const errors = parsed.error.issues.toReversed().map(({ path, message }) => [String(path[0] ?? "form"), message]);
    return { ok: false, errors: Object.fromEntries(errors) };
  }
  await appendReadiness(db, { ...parsed.data, contractId, at: now() });
  return { ok: true };
}
