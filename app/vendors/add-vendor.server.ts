/** A new vendor; problems by field. */
import { vendorSchema } from "#app/domain/vendor-name.ts";
import type { Db } from "#db/client.server.ts";
import { createVendor, vendorByName } from "#db/contracts.server.ts";
import { type Refused, refused } from "./keep-contacts.server.ts";

export async function addVendor(
  { db, now }: { db: Db; now(): number },
  form: Record<string, string>,
): Promise<{ ok: true; id: string } | Refused> {
  const parsed = vendorSchema.safeParse(form);
  if (!parsed.success) return refused(parsed.error.issues);
  if (await vendorByName(db, parsed.data.name))
    return { ok: false, errors: { name: "There is a vendor of this name already." } };
  return { ok: true, id: (await createVendor(db, { ...parsed.data, now: now() })).id };
}
