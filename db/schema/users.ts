/** People with an account, how they come in, and who is in. Of secrets only hashes are kept; the one that must be read again is sealed. */
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ROLES } from "../../app/domain/permission.ts";
import { contracts } from "./contracts.ts";
import { at, id, oneOf } from "./parts.ts";

export const users = sqliteTable(
  "users",
  {
    id: id(),
    name: text("name").notNull(),
    /** Lower case; what a person signs in with. */
    email: text("email").notNull(),
    /** The role for every contract; null = only those of `user_roles`. */
    role: text("role", { enum: ROLES }),
    /** null: comes in by the organisation's sign-in or a one-time link only. */
    passphraseHash: text("passphrase_hash"),
    /** Of the second factor, once it was confirmed; sealed with a key that is not in the database. */
    totpSecret: text("totp_secret"),
    /** The last time step that was used, so that a code serves once. */
    totpLastStep: integer("totp_last_step"),
    /** Issuer and subject of the organisation's sign-in. */
    oidcSubject: text("oidc_subject"),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
    disabledAt: integer("disabled_at"),
  },
  (t) => [
    uniqueIndex("users_email").on(t.email),
    uniqueIndex("users_name").on(sql`lower(${t.name})`),
    uniqueIndex("users_oidc").on(t.oidcSubject),
    check("users_role", sql`${t.role} IS NULL OR ${oneOf("role", ROLES)}`),
    check("users_named", sql`length(trim(${t.name})) > 0 AND instr(${t.email}, '@') > 1`),
  ],
);

/** A role for one contract, on top of the one for all. */
export const userRoles = sqliteTable(
  "user_roles",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    contractId: text("contract_id")
      .notNull()
      .references(() => contracts.id),
    role: text("role", { enum: ROLES }).notNull(),
    givenBy: text("given_by").notNull(),
    givenAt: at("given_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.contractId] }), check("user_roles_role", oneOf("role", ROLES))],
);

export const ENTRY_KINDS = ["set-up", "invitation", "new-passphrase", "demo"] as const;

/** A link that lets somebody in once: to set Assay up, to accept an invitation, to choose a new passphrase. */
export const entryLinks = sqliteTable(
  "entry_links",
  {
    id: id(),
    kind: text("kind", { enum: ENTRY_KINDS }).notNull(),
    tokenSha256: text("token_sha256").notNull(),
    /** Whose link it is; null for the set-up link, which makes the first person. */
    userId: text("user_id").references(() => users.id),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
    expiresAt: at("expires_at"),
    usedAt: integer("used_at"),
    revokedAt: integer("revoked_at"),
  },
  (t) => [
    uniqueIndex("entry_links_token").on(t.tokenSha256),
    check("entry_links_kind", oneOf("kind", ENTRY_KINDS)),
    check("entry_links_whose", sql`(${t.kind} = 'set-up') = (${t.userId} IS NULL)`),
  ],
);

export const sessions = sqliteTable(
  "sessions",
  {
    id: id(),
    tokenSha256: text("token_sha256").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    /** The passphrase was right and the second factor is still asked for: such a session opens nothing. */
    awaitsCode: integer("awaits_code", { mode: "boolean" }).notNull().default(false),
    address: text("address").notNull(),
    agent: text("agent").notNull(),
    createdAt: at("created_at"),
    /** Written at most once a minute. */
    seenAt: at("seen_at"),
    expiresAt: at("expires_at"),
    endedAt: integer("ended_at"),
  },
  (t) => [uniqueIndex("sessions_token").on(t.tokenSha256), index("sessions_user").on(t.userId)],
);

export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    codeSha256: text("code_sha256").notNull(),
    usedAt: integer("used_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeSha256] })],
);

/** Failed sign-ins, counted per account and address; the account is kept as a hash, known or not. Gone after a day. */
export const signInFailures = sqliteTable(
  "sign_in_failures",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    accountSha256: text("account_sha256").notNull(),
    address: text("address").notNull(),
    at: at("at"),
  },
  (t) => [index("sign_in_failures_address").on(t.address, t.at)],
);
