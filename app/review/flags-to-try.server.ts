/**
 * An address of the decision screen may name flags instead of rules, where the rules would be too much for an address:
 * `flags=upheld`, `flags=standing` (upheld and open) or `flag=12`.
 */
import type { Db } from "#db/client.server.ts";
import { type FlagRow, listFlags } from "#db/flags.server.ts";
import { fieldsOfFlags } from "./rules-of-flags.ts";

/** The parameters with the rules of the flags that they name. */
export async function rulesOfNamedFlags(db: Db, batchId: string, params: URLSearchParams): Promise<URLSearchParams> {
  const group = params.get("flags");
  const single = params.getAll("flag");
  if (group === null && single.length === 0) return params;
  const isNamed = ({ id, state }: FlagRow) =>
    single.includes(String(id)) || (state === "upheld" ? group !== null : state === "open" && group === "standing");
  const flags = (await listFlags(db, batchId)).filter(isNamed).sort((a, b) => a.id - b.id);
  const given = [...params].filter(([name]) => name !== "flags" && name !== "flag");
  return new URLSearchParams([...given, ...fieldsOfFlags(flags)]);
}
