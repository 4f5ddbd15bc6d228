/** An erasure as an admin asks for it: looked at first, then done. */
import { z } from "zod";
import { nameText, saidText } from "#app/domain/said.ts";
import type { Db } from "#db/client.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { type ErasureFacts, erasureFacts, isKnownAnnotator } from "#db/erasure-plan.server.ts";

export type EraseAsked =
  | { kind: "refused"; errors: Record<string, string>; values: Record<string, string> }
  | { kind: "preview"; facts: ErasureFacts; values: Record<string, string> }
  | { kind: "asked"; asked: { vendorId: string; pseudonym: string; reason: string } };

const typed = z.object({
  vendor: z.string().min(1, "Choose the vendor."),
  pseudonym: nameText("Name the pseudonym."),
  reason: saidText("Say why.", 500, "A reason has at most 500 characters."),
  do: z.enum(["look", "erase"]).default("look"),
});

export async function readErasure(db: Db, form: URLSearchParams): Promise<EraseAsked> {
  const values = Object.fromEntries(form);
  const refused = (errors: Record<string, string>): EraseAsked => ({ kind: "refused", errors, values });
  const read = typed.safeParse(values);
  if (!read.success)
    return refused(
      Object.fromEntries(read.error.issues.toReversed().map(({ path, message }) => [String(path[0]), message])),
    );
  const { vendor: vendorId, pseudonym, reason } = read.data;
  if (!(await vendorById(db, vendorId))) return refused({ vendor: "There is no such vendor." });
  if (!(await isKnownAnnotator(db, vendorId, pseudonym)))
    return refused({ pseudonym: "This vendor has no annotator of that pseudonym." });
  if (read.data.do === "look") return { kind: "preview", facts: await erasureFacts(db, vendorId, pseudonym), values };
  return { kind: "asked", asked: { vendorId, pseudonym, reason } };
}
