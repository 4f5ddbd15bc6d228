/** Every operation of the API, by method and address. */
import { ownAccount } from "./account.server.ts";
import { attachments } from "./attachments.server.ts";
import { batches } from "./batches.server.ts";
import { calendars } from "./calendars.server.ts";
import { checkpoints } from "./checkpoints.server.ts";
import { checks } from "./checks.server.ts";
import { claims } from "./claims.server.ts";
import { contractLife } from "./contract-life.server.ts";
import { contracts } from "./contracts.server.ts";
import { decisions } from "./decisions.server.ts";
import { deliveries } from "./deliveries.server.ts";
import { desk } from "./desk.server.ts";
import { flags } from "./flags.server.ts";
import { gold } from "./gold.server.ts";
import { insight } from "./insight.server.ts";
import { inspections } from "./inspections.server.ts";
import { invoices } from "./invoices.server.ts";
import { jobs } from "./jobs.server.ts";
import { keeping } from "./keeping.server.ts";
import { mails } from "./mails.server.ts";
import { metrics } from "./metrics.server.ts";
import { money } from "./money.server.ts";
import { notifications } from "./notifications.server.ts";
import { people } from "./people.server.ts";
import { pointers } from "./pointers.server.ts";
import { policies } from "./policies.server.ts";
import { population } from "./population.server.ts";
import { records } from "./records.server.ts";
import { releases } from "./releases.server.ts";
import { reports } from "./reports.server.ts";
import { retentions } from "./retention.server.ts";
import { reviews } from "./reviews.server.ts";
import { roundAnswers } from "./round-answers.server.ts";
import { rounds } from "./rounds.server.ts";
import { runs } from "./runs.server.ts";
import { schedule } from "./schedule.server.ts";
import { scores } from "./scores.server.ts";
import { slices } from "./slices.server.ts";
import { talks } from "./talk.server.ts";
import { terms } from "./terms.server.ts";
import { token } from "./token.server.ts";
import { vendorLinks } from "./vendor-links.server.ts";
import { vendorPages } from "./vendor-pages.server.ts";
import { vendors } from "./vendors.server.ts";
import { webhooks } from "./webhooks.server.ts";

export const OPERATIONS = {
  ...token,
  ...vendors,
  ...vendorPages,
  ...vendorLinks,
  ...contracts,
  ...terms,
  ...contractLife,
  ...schedule,
  ...checkpoints,
  ...attachments,
  ...population,
  ...batches,
  ...metrics,
  ...insight,
  ...deliveries,
  ...jobs,
  ...checks,
  ...records,
  ...scores,
  ...claims,
  ...flags,
  ...slices,
  ...talks,
  ...reviews,
  ...inspections,
  ...rounds,
  ...roundAnswers,
  ...gold,
  ...policies,
  ...decisions,
  ...reports,
  ...desk,
  ...money,
  ...invoices,
  ...releases,
  ...pointers,
  ...runs,
  ...notifications,
  ...ownAccount,
  ...mails,
  ...webhooks,
  ...people,
  ...keeping,
  ...retentions,
  ...calendars,
};

/** For the types of the client. */
export type ApiOperations = typeof OPERATIONS;
