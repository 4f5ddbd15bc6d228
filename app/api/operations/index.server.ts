/** Every operation of the API, by method and address. */
import { batches } from "./batches.server.ts";
import { claims } from "./claims.server.ts";
import { contracts } from "./contracts.server.ts";
import { decisions } from "./decisions.server.ts";
import { deliveries } from "./deliveries.server.ts";
import { flags } from "./flags.server.ts";
import { inspections } from "./inspections.server.ts";
import { invoices } from "./invoices.server.ts";
import { jobs } from "./jobs.server.ts";
import { money } from "./money.server.ts";
import { pointers } from "./pointers.server.ts";
import { records } from "./records.server.ts";
import { releases } from "./releases.server.ts";
import { reviews } from "./reviews.server.ts";
import { runs } from "./runs.server.ts";
import { schedule } from "./schedule.server.ts";
import { talks } from "./talk.server.ts";
import { terms } from "./terms.server.ts";
import { token } from "./token.server.ts";
import { vendors } from "./vendors.server.ts";

export const OPERATIONS = {
  ...token,
  ...vendors,
  ...contracts,
  ...terms,
  ...schedule,
  ...batches,
  ...deliveries,
  ...jobs,
  ...records,
  ...flags,
  ...talks,
  ...claims,
  ...reviews,
  ...inspections,
  ...decisions,
  ...money,
  ...invoices,
  ...releases,
  ...pointers,
  ...runs,
};

/** For the types of the client. */
export type ApiOperations = typeof OPERATIONS;
