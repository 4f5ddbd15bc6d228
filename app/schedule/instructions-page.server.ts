/** The instruction versions of a contract: their documents, what ran under them, and how two differ. */

import { createHash } from "node:crypto";
import { z } from "zod";
import { instructionKey } from "#app/contracts/attachment-place.server.ts";
import { named } from "#app/contracts/documents-page.server.ts";
import { isDay } from "#app/domain/instant.ts";
import { nameText, proseText, saidText } from "#app/domain/said.ts";
import { dayIn } from "#app/domain/wall-clock.ts";
import { attachmentsOn } from "#db/attachments.server.ts";
import type { Db } from "#db/client.server.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { addInstruction, instructionsOf, roundsByInstruction } from "#db/instructions.server.ts";

const MOST = 500_000;

export type InstructionsPage = NonNullable<Awaited<ReturnType<typeof instructionsPage>>>;

/** undefined when there is no such contract. */
export async function instructionsPage(db: Db, contractId: string, now: number) {
  const contract = await contractById(db, contractId);
  if (!contract) return undefined;
  const documents = await instructionsOf(db, contractId);
  const batches = await batchesOf(db, contractId);
  const rounds = await roundsByInstruction(db, contractId);
  const named = [...documents, ...rounds, ...batches.map(({ instructionVersion: version }) => ({ version }))];
  const versions = [...new Set(named.flatMap(({ version }) => version ?? []))].sort(byVersion);
  return {
    today: dayIn(now, contract.timeZone),
    contract: { id: contract.id, title: contract.title },
    versions: versions.map((version) => {
      const { body: _, ...document } = documents.find((one) => one.version === version) ?? { body: "" };
      return {
        version,
        /** null = only its name is known. */
        document: "sha256" in document ? document : null,
        weeks: batches.flatMap(({ id, week, instructionVersion }) =>
          instructionVersion === version ? { id, week } : [],
        ),
        rounds: rounds.filter((round) => round.version === version),
      };
    }),
  };
}

/** Numbers in a version count as numbers: 1.10 comes after 1.9. */
function byVersion(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** One document, and the one it is compared with: as asked, or the version before. undefined when there is none. */
export async function instructionPage(db: Db, contractId: string, version: string, against: string | null) {
  const page = await instructionsPage(db, contractId, 0);
  const one = page?.versions.find((known) => known.version === version);
  if (!page || !one) return undefined;
  const documents = (await instructionsOf(db, contractId)).toSorted((a, b) => byVersion(a.version, b.version));
  const at = documents.findIndex((known) => known.version === version);
  const document = documents[at];
  const other = against === null ? documents[at - 1] : documents.find((known) => known.version === against);
  return {
    contract: page.contract,
    ...one,
    body: document?.body ?? null,
    attachments: await named(db, await attachmentsOn(db, "contract", instructionKey(contractId, version))),
    other: document && other && other !== document ? { version: other.version, body: other.body } : null,
    others: documents.filter((known) => known !== document).map((known) => known.version),
  };
}

const form = z.object({
  version: nameText("Name the version.", 40),
  body: saidText("Paste the instructions.", MOST, "Instructions have at most 500,000 characters."),
  agreedOn: z.string({ error: "Give the day." }).refine(isDay, "Write the day as YYYY-MM-DD."),
  agreedBy: nameText("Name who agreed."),
  note: z.preprocess((text) => text ?? "", proseText(2_000, "A note has at most 2,000 characters.")),
});

export type AddedInstruction = { ok: true; version: string } | { ok: false; errors: Record<string, string> };

export async function addInstructionOf(
  { db, now }: { db: Db; now(): number },
  contractId: string,
  typed: unknown,
): Promise<AddedInstruction> {
  const read = form.safeParse(typed);
  if (!read.success)
    return {
      ok: false,
      errors: Object.fromEntries(read.error.issues.toReversed().map(({ path, message }) => [String(path[0]), message])),
    };
  const contract = await contractById(db, contractId);
  if (!contract) return { ok: false, errors: { form: "There is no such contract." } };
  if (read.data.agreedOn > dayIn(now(), contract.timeZone))
    return { ok: false, errors: { agreedOn: "That day has not come yet." } };
  const sha256 = createHash("sha256").update(read.data.body, "utf8").digest("hex");
  const same = (await instructionsOf(db, contractId)).find((one) => one.sha256 === sha256);
  if (same) return { ok: false, errors: { body: `Version ${same.version} has the very same text.` } };
  const { version } = read.data;
  const isNew = await addInstruction(db, { ...read.data, contractId, sha256, at: now() });
  const message = `Version ${version} has a document; what was agreed is never replaced. Name a new version.`;
  return isNew ? { ok: true, version } : { ok: false, errors: { version: message } };
}
