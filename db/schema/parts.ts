/** What many tables share. */
import { sql } from "drizzle-orm";
import { integer, text } from "drizzle-orm/sqlite-core";

/** For a CHECK: the column holds one of these texts. */
export const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`"${column}" IN (${values.map((value) => `'${value}'`).join(", ")})`);

export const id = () => text("id").primaryKey();

/** UTC milliseconds. */
export const at = (name: string) => integer(name).notNull();
