/**
 * Erases the personal data of an annotator: what the vendor said of the person goes, and the pseudonym is replaced by a
 * random token in every table and every file. Numbers, weights and decisions stay what they were, since the token is
 * still one person. Training files without annotators stay byte-identical; of the others the new hash is noted.
 *
 * The new files are in the vault before the one transaction that points to them; the old ones go after it. A crash leaves
 * files that nothing refers to, and the next start removes them.
 */
import { createHash, randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { exportRelease } from "#app/release/export-release.server.ts";
import { manifestSchema } from "#app/release/manifest.ts";
import type { ReleaseTools } from "#app/release/member-pairs.server.ts";
import type { Split } from "#app/release/release-options.ts";
import { has, hashFile, pathInVault, sizeOf, type Vault } from "#app/vault/vault.server.ts";
import { batchView } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import { compact, eraseRows, type RowErasure } from "#db/erase.server.ts";
import type { MovedText } from "#db/erase-places.server.ts";
import { isKnownAnnotator, otherUsersOf, textsOfVendor, type VendorText } from "#db/erasure-plan.server.ts";
import { itemPlaces } from "#db/item-places.server.ts";
import { listErasures, listTombstones, storeRedactions } from "#db/keeping.server.ts";
import { releasesOfContracts } from "#db/releases.server.ts";
import { removeExports } from "../stored-exports.server.ts";
import { type Redaction, redactionOf } from "./redaction.ts";
import { holdsAny, type Rewritten, rewriteTexts } from "./rewrite-texts.server.ts";

export interface EraseRequest {
  vendorId: string;
  pseudonym: string;
  reason: string;
  by: string;
  now: number;
  /** Drawn when it was asked for, where that was earlier; otherwise now. */
  drawn?: Drawn;
}

/** What is drawn at random for an erasure. */
export interface Drawn {
  token: string;
  receipt: string;
}

export interface EraseHooks {
  /** Steps done, of all: texts looked at, rows, files that went, releases hashed anew. */
  progress(done: number, all: number): void;
  /** Asked until the rows are changed; after that it runs to its end. */
  cancelled(): boolean;
}

export interface Erased {
  id: number;
  token: string;
  /** Rows changed, by table. */
  counts: Record<string, number>;
  /** Rows of evidence among them. */
  evidence: number;
  /** Files of the vault that were rewritten, and those that are gone. */
  rewritten: number;
  givenUp: number;
  mentions: number;
  /** Training files that hold annotators, and are others now: `autumn, generic`. */
  differing: string[];
  /** To be kept outside of Assay: proves what a redacted row said, to whoever has it and the row as it was. */
  receipt: string;
  /** false: the database file could not be compacted while others are at work; it is at the next erasure. */
  compacted: boolean;
}

/** The message is for a person; nothing was changed. */
export class EraseRefused extends Error {
  override name = "EraseRefused";
}

const QUIET: EraseHooks = { progress: () => {}, cancelled: () => false };

export function drawErasure(): Drawn {
  return { token: `erased-${randomBytes(6).toString("hex")}`, receipt: randomBytes(32).toString("hex") };
}

/** @throws EraseRefused when the vendor has no such annotator, or a file that has to be rewritten is not there */
export async function eraseAnnotator(
  { db, vault }: { db: Db; vault: Vault },
  request: EraseRequest,
  hooks = QUIET,
): Promise<Erased> {
  const { vendorId, pseudonym, reason, by, now } = request;
  if (!(await isKnownAnnotator(db, vendorId, pseudonym)))
    throw new EraseRefused("This vendor has no annotator of that pseudonym. It may have been erased already.");
  const { contractIds, texts } = await textsOfVendor(db, vendorId);
  const { token, receipt } = request.drawn ?? drawErasure();
  const redaction = redactionOf(pseudonym, token);
  const work = await rewriteAll({ db, vault }, texts, redaction, hooks);
  const { text, json, spellings } = redaction;
  const facts = { vendorId, contractIds, spellings, pseudonym, token, text, json, reason, by, at: now };
  const { id, counts, redacted } = eraseRows(db.$client.name, { ...facts, ...work, receipt });
  const { differing, compacted } = await finishErasure({ db, vault }, { id, vendorId }, hooks);
  return {
    ...{ id, token, counts, receipt, compacted, differing },
    evidence: redacted.length,
    rewritten: work.moved.length,
    givenUp: work.givenUp.length,
    mentions: work.mentions.length,
  };
}

/** What follows once the rows are changed. Safe any number of times, so that one that was interrupted is taken up again. */
export async function finishErasure(
  { db, vault }: { db: Db; vault: Vault },
  { id, vendorId }: { id: number; vendorId: string },
  { progress } = QUIET,
): Promise<Pick<Erased, "differing" | "compacted">> {
  const { contractIds } = await textsOfVendor(db, vendorId);
  for (const { kind, sha256 } of await listTombstones(db))
    if (kind === "erasure" && has(vault, sha256)) rmSync(pathInVault(vault, sha256));
  removeExports(vault);
  const differing = await hashReleasesAnew({ db, vault }, id, contractIds, progress);
  return { differing, compacted: compact(db.$client.name) };
}

/**
 * The last erasure of the vendor is brought to its end, should it have been interrupted after its rows were changed: nobody
 * can name the annotator by then to ask for it again.
 *
 * @returns false where there was none.
 */
export async function takeUpErasure(tools: { db: Db; vault: Vault }, vendorId: string): Promise<boolean> {
  const last = (await listErasures(tools.db)).find((erasure) => erasure.vendorId === vendorId);
  if (last) await finishErasure(tools, { id: last.id, vendorId });
  return last !== undefined;
}

/** Every promised file of the releases of these contracts is written once more: most are the same, and that is shown. */
async function hashReleasesAnew(
  { db, vault }: { db: Db; vault: Vault },
  erasureId: number,
  contractIds: readonly string[],
  progress: EraseHooks["progress"],
): Promise<string[]> {
  const tools = {
    db,
    vault,
    views: { of: (deliveries: Parameters<typeof batchView>[1]) => batchView(db, deliveries) },
  };
  const differing: string[] = [];
  const releases = await releasesOfContracts(db, contractIds);
  for (const [k, { id, name, manifest }] of releases.entries()) {
    progress(k, releases.length);
    for (const { format, split = null, sha256 } of manifestSchema.parse(manifest).files) {
      const now = await fileNow(tools, id, format, split);
      if (now === null || now.sha256 === sha256) continue;
      await storeRedactions(db, [{ releaseId: id, erasureId, format, split: split ?? "", ...now }]);
      differing.push(`${name}, ${format}`);
    }
  }
  return differing;
}

/** null when it cannot be written for another reason; `release verify` says which. */
async function fileNow(tools: ReleaseTools, releaseId: string, format: string, split: Split | null) {
  const found = await exportRelease(tools, releaseId, format, { split: split ?? undefined });
  if (found.kind !== "export") return null;
  const hash = createHash("sha256");
  const now = { sha256: "", bytes: 0, lines: 0 };
  try {
    for await (const chunk of found.chunks) {
      hash.update(chunk);
      now.bytes += chunk.length;
      found.giveBack(chunk);
    }
  } catch (error) {
    // Other bytes than were promised is what is looked for; all of them came by then.
    if (!(error instanceof Error) || error.name !== "OtherBytes") return null;
  }
  return { ...now, lines: found.promised?.lines ?? 0, sha256: hash.digest("hex") };
}

type Work = Pick<RowErasure, "moved" | "givenUp" | "withoutOriginal" | "mentions">;

async function rewriteAll(
  { db, vault }: { db: Db; vault: Vault },
  texts: readonly VendorText[],
  redaction: Redaction,
  { progress, cancelled }: EraseHooks,
): Promise<Work> {
  const moved = new Map<string, MovedText>();
  const givenUp = new Map<string, RowErasure["givenUp"][number]>();
  const withoutOriginal: number[] = [];
  const mentions: [number, number][] = [];
  const shared = await otherUsersOf(db, texts);
  for (const [k, text] of texts.entries()) {
    if (cancelled()) throw new EraseRefused("Cancelled. Nothing was changed.");
    progress(k, texts.length);
    refuseMissing(vault, text);
    if (!isTouched(vault, text, redaction)) continue;
    await refuseAltered(vault, text);
    const places = text.deliveryId === null ? null : [...itemPlaces(db, text.deliveryId)].flat();
    const done: Rewritten = rewriteTexts(vault, text.textSha256, places, redaction);
    if (done.sha256 !== text.textSha256)
      moved.set(text.textSha256, { from: text.textSha256, to: done.sha256, places: done.places });
    for (const sha256 of new Set([text.fileSha256, text.textSha256]))
      if (!shared.has(sha256) && sha256 !== done.sha256)
        givenUp.set(sha256, { sha256, replacedBy: done.sha256, bytes: sizeOf(vault, sha256), whose: text.of });
    if (text.deliveryId === null) continue;
    withoutOriginal.push(text.deliveryId);
    const mentioned = new Set(done.mentioned);
    for (const { n, offset } of places ?? []) if (mentioned.has(offset)) mentions.push([text.deliveryId, n]);
  }
  return { moved: [...moved.values()], givenUp: [...givenUp.values()], withoutOriginal, mentions };
}

/** The delivered file may hold the pseudonym where the texts do not: in a row that was set aside. */
function isTouched(vault: Vault, text: VendorText, { spellings }: Redaction): boolean {
  if (text.annotators.includes(spellings[0] ?? "")) return true;
  if (holdsAny(vault, text.textSha256, spellings)) return true;
  return has(vault, text.fileSha256) && holdsAny(vault, text.fileSha256, spellings);
}

/** What is written anew from it is trusted as it was. */
async function refuseAltered(vault: Vault, { textSha256, of }: VendorText): Promise<void> {
  if ((await hashFile(pathInVault(vault, textSha256))).sha256 !== textSha256)
    throw new EraseRefused(`The file of ${of} was altered (${textSha256}). Restore it before it is rewritten.`);
}

function refuseMissing(vault: Vault, { textSha256, of }: VendorText): void {
  if (!has(vault, textSha256))
    throw new EraseRefused(
      `The file of ${of} is not in the vault (${textSha256}), so that it cannot be rewritten. Restore it first.`,
    );
}
