/** The audit log by itself: a log cut off together with its head needs `assay audit verify --anchor`. */
import { proveChain } from "#db/audit-proof.server.ts";
import type { Check } from "./check.server.ts";

export const auditLog: Check = {
  name: "audit log",
  run: async ({ db }) => ({ faults: proveChain(db).faults.map((fault) => `Audit log: ${fault}`) }),
};
