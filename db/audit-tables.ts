/** Which tables the audit log follows, and what of them it leaves out. */

/** Tables of content, of numbers made from it, and of the machinery; everything else is followed. */
export const NOT_FOLLOWED: Readonly<Record<string, string>> = {
  items: "content of a delivery",
  delivery_columns: "content of a delivery",
  quarantined_rows: "content of a delivery",
  annotators: "content of a delivery",
  metric_values: "measured from a delivery",
  contamination_checks: "measured from a delivery",
  contamination_hits: "measured from a delivery",
  release_outcomes: "follows from the release",
  release_members: "stands in the release's manifest",
  calibration_items: "content of a round's file",
  calibration_answers: "content of a round's file",
  inspected_items: "follows from the inspection's plan and seed",
  inspection_reservations: "kept for minutes",
  annotator_attributes: "personal data that can be erased; the import and the erasure are events",
  audit_events: "the log itself",
  audit_head: "the log itself",
  api_answers: "kept for a day, so that a call sent twice counts once",
  webhook_messages: "what other programs were told, kept beside its event",
  webhook_attempts: "how each message fared, kept beside it",
  notifications: "what people were told, made from events of the log and from clocks",
  notification_reader: "how far the log was read",
  mails: "what was sent to whom, kept in its own log",
  mail_attempts: "how each mail fared, kept beside it",
  sign_in_failures: "each is an event of its own, without the hash",
};

export interface Followed {
  /** Of some tables not every change says something: a session that was seen again, a job that read on. */
  only?: readonly string[];
  /** Columns that say nothing, or too much. */
  without?: readonly string[];
  /** Named by this column instead of by its key. */
  key?: string;
  words?: { added?: string; changed?: string };
}

export const SPECIAL: Readonly<Record<string, Followed>> = {
  jobs: {
    only: ["state", "cancel_requested"],
    without: ["input", "result", "message", "stage", "bytes_done", "bytes_total"],
  },
  sessions: {
    only: ["ended_at"],
    without: ["id", "token_sha256", "seen_at"],
    key: "user_id",
    words: { added: "signed in", changed: "signed out" },
  },
  users: { without: ["totp_last_step"] },
  recovery_codes: { without: ["code_sha256"], key: "user_id" },
  api_tokens: { only: ["revoked_at"], without: ["token_sha256", "used_at"], key: "id" },
  webhooks: { only: ["url", "sealed_secret", "paused_at", "ended_at"], without: ["read_to"] },
  vendor_links: { only: ["expires_at", "revoked_at"], without: ["token_sha256", "seen_at"] },
};

/** Rows that come by file, many at a time: of these more than one in a transaction is one event. */
export const BY_FILE: ReadonlySet<string> = new Set([
  ...["evaluations", "invoice_lines", "vendor_claims", "vendor_slots", "gold_items", "price_tiers", "checkpoints"],
  ...["registered_checkpoints", "population_targets", "run_batches_left_out"],
]);

export const SECRET = /passphrase_hash|secret|totp_last_step|token_sha256|code_sha256|_sealed|^url$/;
