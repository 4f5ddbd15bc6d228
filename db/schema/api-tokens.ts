/** Tokens with which programs speak for a person, and the answers that are kept so that a call sent twice counts once. */
import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Permission } from "../../app/domain/permission.ts";
import { contracts } from "./contracts.ts";
import { at, id } from "./parts.ts";
import { users } from "./users.ts";

export const apiTokens = sqliteTable(
  "api_tokens",
  {
    id: id(),
    /** Whose rights it can at most have, as they are when it is used. */
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    name: text("name").notNull(),
    tokenSha256: text("token_sha256").notNull(),
    scopes: text("scopes", { mode: "json" }).$type<Permission[]>().notNull(),
    /** null: every contract that its owner sees. */
    contractId: text("contract_id").references(() => contracts.id),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
    expiresAt: at("expires_at"),
    /** Written at most once a minute. */
    usedAt: integer("used_at"),
    revokedAt: integer("revoked_at"),
  },
  (t) => [
    uniqueIndex("api_tokens_token").on(t.tokenSha256),
    index("api_tokens_user").on(t.userId),
    check("api_tokens_named", sql`length(trim(${t.name})) > 0`),
    check("api_tokens_lasts", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
);

/** One row per idempotency key of a token, for a day. */
export const apiAnswers = sqliteTable(
  "api_answers",
  {
    tokenId: text("token_id")
      .notNull()
      .references(() => apiTokens.id),
    key: text("key").notNull(),
    /** Of method, address and body: the same key for another request is refused. */
    requestSha256: text("request_sha256").notNull(),
    createdAt: at("created_at"),
    /** null: still being answered. */
    status: integer("status"),
    location: text("location"),
    body: text("body"),
  },
  (t) => [primaryKey({ columns: [t.tokenId, t.key] }), index("api_answers_created").on(t.createdAt)],
);
