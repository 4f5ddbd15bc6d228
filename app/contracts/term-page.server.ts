/** One term of a contract: what holds, every version of it, its clocks, and the form that records a change. */
import { dayIn } from "#app/domain/terms/clock.ts";
import { TERMS } from "#app/domain/terms/kinds.ts";
import {
  fieldsOf,
  isTermKind,
  newTermSchema,
  readTermValue,
  sayTerm,
  termOn,
  typedTermValue,
} from "#app/domain/terms/term.ts";
import { attachmentsOn } from "#db/attachments.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { recordTerm, termsOf } from "#db/terms.server.ts";
import { timeZoneOf } from "./day-of-contract.ts";
import { named } from "./documents-page.server.ts";
import { clocksOfContract } from "./terms-page.server.ts";

interface Tools {
  db: Db;
  now(): number;
}

export type TermPage = NonNullable<Awaited<ReturnType<typeof termPage>>>;

/** undefined when there is no such contract or kind. */
export async function termPage({ db, now }: Tools, contractId: string, kind: string) {
  const contract = await contractById(db, contractId);
  if (!contract || !isTermKind(kind)) return undefined;
  const all = await termsOf(db, contractId);
  const today = dayIn(now(), timeZoneOf(contract));
  const holds = termOn(all, kind, today);
  const own = all.filter((row) => row.kind === kind);
  const clocks = await clocksOfContract(db, contract, { rows: all, now: now() });
  const last = own.at(-1);
  return {
    now: now(),
    kind,
    title: TERMS[kind].title,
    about: TERMS[kind].about,
    contract: { id: contract.id, title: contract.title },
    fields: fieldsOf(kind).map(([name, { schema: _, text: __, ...field }]) => ({ name, ...field })),
    /** What the form starts with: the newest version, from today. */
    values: {
      ...typedTermValue(kind, last?.value),
      clause: last?.clause ?? "",
      source: last?.source ?? "",
      owner: last?.owner ?? "",
      effectiveFrom: today,
    },
    holds: holds && sayTerm(kind, holds.value),
    versions: own
      .map(({ value, ...row }) => ({
        ...row,
        says: sayTerm(kind, value),
        isInForce: row.id === holds?.id,
        isComing: row.effectiveFrom > today,
      }))
      .reverse(),
    clocks: clocks.filter((clock) => clock.kind === kind),
    attachments: await named(db, await attachmentsOn(db, "term", `${contractId}/${kind}`)),
  };
}

export type RecordTermResult = { ok: true } | { ok: false; errors: Record<string, string> };

/** Writes a new dated row from a form; `intent=strike` records that from then on nothing is agreed. */
export async function recordTermOf(
  { db, now }: Tools,
  contractId: string,
  kind: string,
  form: URLSearchParams,
): Promise<RecordTermResult> {
  const contract = await contractById(db, contractId);
  if (!contract || !isTermKind(kind)) return { ok: false, errors: { form: "There is no such contract or term." } };
  const typed = Object.fromEntries(form);
  const strikes = typed.intent === "strike";
  const said = newTermSchema.safeParse(typed);
  const value = strikes ? { ok: true as const, value: null } : readTermValue(kind, typed);
  const errors = {
    ...(said.success
      ? {}
      : Object.fromEntries(said.error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]))),
    ...(value.ok ? {} : value.errors),
  };
  if (!said.success || !value.ok) return { ok: false, errors };
  await recordTerm(db, { ...said.data, contractId, kind, value: value.value, recordedAt: now() });
  return { ok: true };
}
