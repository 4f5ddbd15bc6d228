/** Pages of a list by cursor: the next page begins behind the last thing shown, whatever was added meanwhile. */
import { z } from "zod";
import { Problem } from "./problem.ts";

const MOST = 200;
export const USUAL = 50;

/** Query parameters of every list. */
export const pageQuery = {
  limit: z.coerce
    .number<number>()
    .int()
    .min(1)
    .max(MOST)
    .optional()
    .meta({ description: `How many at most, up to ${MOST}; ${USUAL} when left out.`, example: USUAL }),
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: "`next` of the page before. Opaque: it means something to the list that gave it only." }),
};

export interface PageAsked {
  limit?: number;
  cursor?: string;
}

export function pageSchema<A extends z.ZodType>(item: A) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: "Cursor of the next page; null on the last one." }),
  });
}

/** What a list is ordered by: texts and numbers, the last of them unique. */
export type Key = readonly (string | number)[];

/**
 * @param rows in any order
 * @param keyOf ascending order of the list
 */
export function pageOf<T>(rows: readonly T[], keyOf: (row: T) => Key, { limit = USUAL, cursor }: PageAsked) {
  const after = cursor === undefined ? null : keyOfCursor(cursor);
  const ordered = rows.map((row) => ({ row, key: keyOf(row) })).sort((a, b) => compareKeys(a.key, b.key));
  const rest = after === null ? ordered : ordered.filter(({ key }) => compareKeys(key, after) > 0);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(({ row }) => row), next: rest.length > limit && last ? cursorOf(last.key) : null };
}

export function cursorOf(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** @throws Problem when it is none of ours */
export function keyOfCursor(cursor: string): Key {
  try {
    const read = z
      .array(z.union([z.string(), z.number()]))
      .min(1)
      .max(4)
      .parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return read;
  } catch {
    throw new Problem(400, "The cursor is none that this list gave. Begin again without it.", {
      errors: [{ field: "cursor", message: "Not a cursor of this list." }],
    });
  }
}

function compareKeys(a: Key, b: Key): number {
  for (const [i, x] of a.entries()) {
    const y = b[i];
    if (y === undefined || x === y) continue;
    if (typeof x === typeof y) return x < y ? -1 : 1;
    return typeof x === "number" ? -1 : 1;
  }
  return 0;
}
