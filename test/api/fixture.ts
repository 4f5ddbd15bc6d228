/** What the examples of the document speak of, on a real server: their identifiers, and how things stand before each. */
import { SAMPLE } from "#app/api/fields.ts";
import { contractById } from "#db/contracts.server.ts";
import { enqueueJob } from "#db/jobs.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver, itemLines } from "#test/support/deliver.ts";
import { NOW } from "#test/support/tools.ts";
import type { ApiServer } from "./api-server.ts";

export interface Fixture {
  /** A path or a body with the server's own identifiers in place of those of the examples. */
  inPlace(given: unknown): unknown;
  /** Called before the example of an operation is sent. */
  before(operation: string): Promise<void>;
  ids: Record<keyof typeof SAMPLE, string | number>;
}

export async function fixture({ tools }: ApiServer): Promise<Fixture> {
  const { db } = tools;
  const { id: contract, weeks } = await aContract(db);
  const batch = weeks[0]?.id ?? "";
  const taken = await deliver(tools, batch, itemLines(1, 41));
  if (taken.kind !== "stored") throw new Error(JSON.stringify(taken));
  const row = await contractById(db, contract);
  const input = { batchId: batch, file: { path: "none" } };
  const job = await enqueueJob(db, { kind: "ingest", title: "week-1.jsonl", input, bytesTotal: 1, now: NOW });
  const ids = {
    ...SAMPLE,
    ...{ contract, batch, job, vendor: row?.vendorId ?? "", policy: row?.policyId ?? "" },
  };
  return {
    ids,
    inPlace(given) {
      if (given === undefined) return undefined;
      let text = typeof given === "string" ? given : JSON.stringify(given);
      for (const [name, sample] of Object.entries(SAMPLE))
        if (typeof sample === "string") text = text.replaceAll(sample, String(ids[name as keyof typeof SAMPLE]));
      return typeof given === "string" ? text : JSON.parse(text);
    },
    async before() {},
  };
}
