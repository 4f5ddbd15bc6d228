/** Everything attached to a contract, with what it belongs to and what else a file could belong to. */
import { READINESS, READINESS_ITEMS } from "#app/domain/readiness.ts";
import { TERMS } from "#app/domain/terms/kinds.ts";
import { attachmentsOfContract, type KeptAttachment } from "#db/attachments.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { milestonesOf } from "#db/schedule.server.ts";
import { termsOf } from "#db/terms.server.ts";
import { attachmentPlace } from "./attachment-place.server.ts";

export type NamedAttachment = KeptAttachment & { of: string };
export type DocumentsPage = NonNullable<Awaited<ReturnType<typeof documentsPage>>>;

/** undefined when there is no such contract. */
export async function documentsPage({ db, now }: { db: Db; now(): number }, contractId: string) {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const rows = await attachmentsOfContract(db, contractId);
  const kinds = [...new Set((await termsOf(db, contractId)).map(({ kind }) => kind))];
  const milestones = await milestonesOf(db, contractId);
  return {
    now: now(),
    contract: { id: contract.id, title: contract.title },
    attachments: await named(db, rows),
    subjects: [
      { value: `contract:${contract.id}`, label: "the contract" },
      ...kinds.map((kind) => ({ value: `term:${contract.id}/${kind}`, label: `term: ${TERMS[kind].title}` })),
      ...milestones.map(({ id, title }) => ({
        value: `milestone:${id}`,
        label: `milestone: ${title}`,
      })),
      ...READINESS_ITEMS.map((item) => ({
        value: `readiness:${contract.id}/${item}`,
        label: `readiness: ${READINESS[item].title}`,
      })),
    ],
  };
}

export async function named(db: Db, rows: readonly KeptAttachment[]): Promise<NamedAttachment[]> {
  return Promise.all(
    rows.map(async (row) => ({ ...row, of: (await attachmentPlace(db, row.subjectKind, row.subjectKey))?.name ?? "" })),
  );
}
