/**
 * The tables, a file per concept. Illegal states are unwritable first (CHECK, UNIQUE, foreign keys), code second.
 *
 * Money is integer minor units with a currency on the contract. Times are UTC milliseconds. Enum texts come from
 * `app/domain`. Rows of a delivery's content are keyed (delivery_id, n), never by a global counter, so that they can be
 * partitioned. Texts are not here: they live in the vault, and an item keeps their place.
 */
export * from "./schema/amendments.ts";
export * from "./schema/api-tokens.ts";
export * from "./schema/attachments.ts";
export * from "./schema/audit.ts";
export * from "./schema/calibration.ts";
export * from "./schema/checkpoints.ts";
export * from "./schema/close-outs.ts";
export * from "./schema/contents.ts";
export * from "./schema/contract-life.ts";
export * from "./schema/contracts.ts";
export * from "./schema/decisions.ts";
export * from "./schema/deliveries.ts";
export * from "./schema/flags.ts";
export * from "./schema/inspections.ts";
export * from "./schema/instructions.ts";
export * from "./schema/jobs.ts";
export * from "./schema/keeping.ts";
export * from "./schema/ledger.ts";
export * from "./schema/mails.ts";
export * from "./schema/measures.ts";
export * from "./schema/notifications.ts";
export * from "./schema/pointers.ts";
export * from "./schema/population.ts";
export * from "./schema/protected-sets.ts";
export * from "./schema/questions.ts";
export * from "./schema/releases.ts";
export * from "./schema/reports.ts";
export * from "./schema/retention.ts";
export * from "./schema/schedule.ts";
export * from "./schema/slices.ts";
export * from "./schema/talk.ts";
export * from "./schema/terms.ts";
export * from "./schema/training-runs.ts";
export * from "./schema/users.ts";
export * from "./schema/vendor-file.ts";
export * from "./schema/vendor-links.ts";
export * from "./schema/webhooks.ts";
