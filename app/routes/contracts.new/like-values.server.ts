import { fileLike } from "#app/contracts/copy-contract.server.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { type ContractValues, storedValues } from "../contract-form/values.ts";

/** What the form starts with when a contract is to be like another one: its weeks as a ramp, its dates left behind. */
export async function likeValues(db: Db, id: string | null, startsOn: string): Promise<ContractValues> {
  const contract = id === null ? undefined : await contractById(db, id);
  const file = contract && (await contractFile(db, contract.id));
  if (!contract || !file) return {};
  const like = fileLike(file, { title: `${file.title}, copy`, startsOn });
  return {
    ...storedValues(like, contract.policyId),
    weekCount: String(like.ramp?.length ?? 0),
    ramp: (like.ramp ?? []).join(", "),
    calibrationWeeks: String(like.calibrationWeeks ?? 0),
    like: contract.id,
  };
}
