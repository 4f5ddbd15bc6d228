/** The vendor that a call names by name or id. */
import type { Db } from "#db/client.server.ts";
import { listVendors } from "#db/contracts.server.ts";
import { type Call, UnusableCall } from "./command.ts";

export async function vendorOfCall(db: Db, { words }: Pick<Call, "words">): Promise<{ id: string; name: string }> {
  const [name, more] = words;
  if (name === undefined || more !== undefined)
    throw new UnusableCall("Name one vendor, in quotes where the name has spaces.");
  const all = await listVendors(db);
  const found = all.find((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase());
  if (found) return { id: found.id, name: found.name };
  const known = all.map((one) => `  ${one.name}`).join("\n");
  throw new UnusableCall(
    "There is no such vendor.",
    known === "" ? "`assay vendor add NAME` adds one." : `Vendors here:\n${known}`,
  );
}
