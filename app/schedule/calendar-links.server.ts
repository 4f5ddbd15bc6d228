/** Makes, replaces and ends the secret addresses of calendars. Only the hash of a secret is stored. */
import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { nameText } from "#app/domain/said.ts";
import {
  type CalendarLinkRow,
  calendarLinkById,
  insertCalendarLink,
  revokeCalendarLink,
} from "#db/calendar-links.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";

interface Tools {
  db: Db;
  now(): number;
}
export type LinkResult = { ok: true; path: string | null } | { ok: false; errors: Record<string, string> };

/** `intent` is make, rotate or revoke. The path with the secret is returned once and cannot be asked for again. */
export async function changeLink(tools: Tools, form: Record<string, string>): Promise<LinkResult> {
  const signer = nameText("Sign with your name.").safeParse(form.by ?? "");
  if (form.intent === "make") {
    if (!signer.success) return { ok: false, errors: { by: signer.error.issues[0]?.message ?? "" } };
    const contractId = form.contract || null;
    if (contractId !== null && !(await contractById(tools.db, contractId)))
      return { ok: false, errors: { contract: "There is no such contract." } };
    return { ok: true, path: await makeLink(tools, contractId, signer.data) };
  }
  const link = await calendarLinkById(tools.db, form.link ?? "");
  if (!link || link.revokedAt !== null) return { ok: false, errors: { form: "There is no such link any more." } };
  await revokeCalendarLink(tools.db, link.id, tools.now());
  const path = form.intent === "rotate" ? await makeLink(tools, link.contractId, link.createdBy) : null;
  return { ok: true, path };
}

async function makeLink({ db, now }: Tools, contractId: string | null, by: string): Promise<string> {
  const id = randomUUID();
  const secret = randomBytes(32).toString("base64url");
  await insertCalendarLink(db, {
    id,
    contractId,
    tokenSha256: sha256(secret).toString("hex"),
    createdBy: by,
    createdAt: now(),
    revokedAt: null,
  });
  return `/calendars/${id}/${secret}.ics`;
}

/** The link that a secret opens; undefined for a wrong one, a revoked one and none, all after the same comparison. */
export async function linkOfSecret(db: Db, id: string, secret: string): Promise<CalendarLinkRow | undefined> {
  const link = await calendarLinkById(db, id);
  const isRight = timingSafeEqual(sha256(secret), Buffer.from(link?.tokenSha256 ?? NO_LINK, "hex"));
  return isRight && link?.revokedAt === null ? link : undefined;
}

const NO_LINK = "0".repeat(64);

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
