/** Takes an attachment back: it stays, and says by whom and why it no longer counts. */
import { z } from "zod";
import { nameText, saidText } from "#app/domain/said.ts";
import { attachmentById, withdrawAttachment, withdrawalOf } from "#db/attachments.server.ts";
import type { Db } from "#db/client.server.ts";
import { attachmentPlace } from "./attachment-place.server.ts";

interface Tools {
  db: Db;
  now(): number;
}

const form = z.object({
  reason: saidText("Say why it no longer counts.", 500, "A reason has at most 500 characters."),
  by: nameText("Sign with your name."),
});

export type WithdrawPage = NonNullable<Awaited<ReturnType<typeof withdrawPage>>>;

/** undefined when there is no such attachment, or what it belongs to is gone. */
export async function withdrawPage(db: Db, id: string) {
  const attachment = await attachmentById(db, id);
  const place = attachment && (await attachmentPlace(db, attachment.subjectKind, attachment.subjectKey));
  if (!attachment || !place) return undefined;
  const { fileName, note, sha256 } = attachment;
  return { id, fileName, note, sha256, place, withdrawal: (await withdrawalOf(db, id)) ?? null };
}

export async function withdraw(
  { db, now }: Tools,
  id: string,
  typed: unknown,
): Promise<{ ok: true; href: string } | { ok: false; errors: Record<string, string> }> {
  const page = await withdrawPage(db, id);
  if (!page) return { ok: false, errors: { form: "There is no such attachment." } };
  const read = form.safeParse(typed);
  if (!read.success) {
    const errors = read.error.issues.toReversed().map(({ path, message }) => [String(path[0]), message]);
    return { ok: false, errors: Object.fromEntries(errors) };
  }
  if (page.withdrawal) return { ok: false, errors: { form: `${page.withdrawal.by} has withdrawn it already.` } };
  await withdrawAttachment(db, { attachmentId: id, ...read.data, at: now() });
  return { ok: true, href: page.place.href };
}
