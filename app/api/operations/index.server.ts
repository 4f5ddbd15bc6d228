/** Every operation of the API, by method and address. */
import { batches } from "./batches.server.ts";
import { contracts } from "./contracts.server.ts";
import { decisions } from "./decisions.server.ts";
import { deliveries } from "./deliveries.server.ts";
import { flags } from "./flags.server.ts";
import { jobs } from "./jobs.server.ts";
import { pointers } from "./pointers.server.ts";
import { records } from "./records.server.ts";
import { releases } from "./releases.server.ts";
import { token } from "./token.server.ts";
import { vendors } from "./vendors.server.ts";

export const OPERATIONS = {
  ...token,
  ...vendors,
  ...contracts,
  ...batches,
  ...deliveries,
  ...jobs,
  ...records,
  ...flags,
  ...decisions,
  ...releases,
  ...pointers,
};

/** For the types of the client. */
export type ApiOperations = typeof OPERATIONS;
