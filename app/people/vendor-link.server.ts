/** Links with which a vendor reads what became of its batches, without an account: made, listed, revoked, recognised. */
import { randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { areApart, isAlive } from "#app/domain/lifetime.ts";
import { nameText } from "#app/domain/said.ts";
import { appendEvent } from "#db/audit-log.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import {
  insertVendorLink,
  noteLinkUse,
  type VendorLinkRow,
  vendorLinkOfHash,
  vendorLinksOf,
} from "#db/vendor-links.server.ts";
import { addressGroup } from "./address-group.ts";
import { type Guess, isTooOften, wasWrong } from "./guesses.server.ts";
import type { Client } from "./person.ts";
import { newToken, tokenHash } from "./token.server.ts";
import type { Tools } from "./tools.server.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
export const USUAL_LINK_DAYS = 30;
const MOST_DAYS = 366;

const asked = z.object({
  note: nameText("Say for whom it is.", 200),
  days: z.coerce
    .number("Say how many days it opens.")
    .int("Whole days.")
    .min(1, "At least one day.")
    .max(MOST_DAYS, `At most ${MOST_DAYS} days.`),
  contracts: z.array(z.string()).default([]),
});

export type MadeLink =
  | { ok: true; id: string; path: string; expiresAt: number }
  | { ok: false; errors: Record<string, string> };

/** The path with the token is in the answer and nowhere else. Without chosen contracts it shows all of the vendor. */
export async function makeVendorLink(
  { db, now }: { db: Db; now(): number },
  vendorId: string,
  given: unknown,
  by: string,
): Promise<MadeLink> {
  const read = asked.safeParse(given);
  if (!read.success)
    return {
      ok: false,
      errors: Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message])),
    };
  const { note, days, contracts } = read.data;
  for (const id of contracts)
    if ((await contractById(db, id))?.vendorId !== vendorId)
      return { ok: false, errors: { contracts: "One of these contracts is not with this vendor." } };
  const [id, token, createdAt] = [randomUUID(), newToken(), now()];
  const expiresAt = createdAt + days * DAY;
  const times = { createdAt, expiresAt, revokedAt: null, seenAt: null };
  const link = { id, vendorId, tokenSha256: tokenHash(token), note, createdBy: by, ...times };
  await insertVendorLink(db, link, [...new Set(contracts)]);
  return { ok: true, id, path: `/for-vendor/${token}`, expiresAt };
}

export type VendorLinkShown = Awaited<ReturnType<typeof vendorLinksShown>>[number];

/** Newest first, without anything that opens them. */
export async function vendorLinksShown({ db, now }: { db: Db; now(): number }, vendorId: string) {
  return (await vendorLinksOf(db, vendorId)).map(({ tokenSha256: _, ...link }) => ({
    ...link,
    state: stateOf(link, now()),
  }));
}

function stateOf(
  link: Pick<VendorLinkRow, "revokedAt" | "createdAt" | "expiresAt">,
  now: number,
): "revoked" | "live" | "expired" {
  return link.revokedAt !== null ? "revoked" : isAlive(link, now) ? "live" : "expired";
}

interface Visit {
  client: Client;
  requestId: string;
}

/**
 * The link that a token opens; "gone" for one that is unknown, expired or revoked, which look alike from outside, and
 * "too often" for a place from which too many of those came. Uses and refusals are events of the audit log.
 */
export async function openVendorLink(
  tools: Tools & Visit,
  token: string,
): Promise<VendorLinkRow | "gone" | "too often"> {
  const { db, now, client } = tools;
  const hash = tokenHash(token);
  const link = await vendorLinkOfHash(db, hash);
  const isRight = timingSafeEqual(Buffer.from(link?.tokenSha256 ?? NO_LINK, "hex"), Buffer.from(hash, "hex"));
  if (link && isRight && stateOf(link, now()) === "live") {
    if (link.seenAt === null || areApart(now(), link.seenAt, MINUTE)) {
      await noteLinkUse(db, link.id, now());
      await note(tools, {
        what: "opened",
        subject: `vendor_links/${link.id}`,
        after: { from: addressGroup(client.address) },
      });
    }
    return link;
  }
  const from = addressGroup(client.address);
  const guess: Guess = { account: tokenHash("links of vendors"), subject: "vendor_links", from };
  if (await isTooOften(tools, guess)) return "too often";
  await wasWrong(tools, guess);
  const subject = link ? `vendor_links/${link.id}` : "vendor_links";
  await note(tools, {
    what: "refused",
    subject,
    after: { because: link ? stateOf(link, now()) : "unknown", from: guess.from },
  });
  return "gone";
}

const NO_LINK = "0".repeat(64);

function note(
  { db, requestId }: Tools & Visit,
  event: { what: string; subject: string; after: Record<string, unknown> },
): Promise<void> {
  return appendEvent(db, event, { who: "link of a vendor", role: "", via: "web", request: requestId, reason: "" });
}
