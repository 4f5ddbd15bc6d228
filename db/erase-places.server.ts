/** Records that lie elsewhere because a file of texts was written anew. */
import type Database from "better-sqlite3";

export interface MovedText {
  /** The vault's file before and after. */
  from: string;
  to: string;
  /** Old offset → new place, in bytes. */
  places: ReadonlyMap<number, { offset: number; length: number }>;
}

/** Tables whose rows name a file of texts and a place in it. */
export const MOVED = ["calibration_items", "gold_items", "inspected_items"];

/** Records lie elsewhere in the new file: whatever names a place is told. */
export function move(
  client: Database.Database,
  { moved, withoutOriginal }: { moved: readonly MovedText[]; withoutOriginal: readonly number[] },
): void {
  if (moved.length === 0 && withoutOriginal.length === 0) return;
  client.exec(
    `CREATE TEMP TABLE moved_texts ("from" TEXT, "to" TEXT, old INTEGER, "new" INTEGER, size INTEGER, PRIMARY KEY ("from", old))`,
  );
  const insert = client.prepare("INSERT INTO temp.moved_texts VALUES (?, ?, ?, ?, ?)");
  for (const { from, to, places } of moved)
    for (const [old, { offset, length }] of places) insert.run(from, to, old, offset, length);
  const inOwn = "delivery_id IN (SELECT id FROM temp.deliveries)";
  // The same bytes from somebody else stay where they are.
  const own: [table: string, condition: string][] = [
    ["calibration_items", "round_id IN (SELECT id FROM temp.calibration_rounds)"],
    ["gold_items", "contract_id IN (SELECT id FROM temp.contracts)"],
  ];
  const files: [table: string, condition: string][] = [
    ["deliveries", "id IN (SELECT id FROM temp.deliveries)"],
    ["calibration_files", "round_id IN (SELECT id FROM temp.calibration_rounds)"],
  ];
  const place = `SET "offset" = m."new", "length" = m.size`;
  for (const table of ["items", "inspected_items"])
    client.exec(
      `UPDATE main."${table}" ${place} FROM temp.moved_texts m, main.deliveries d
       WHERE "${table}".${inOwn} AND d.id = "${table}".delivery_id AND m."from" = d.text_sha256 AND m.old = "${table}"."offset"`,
    );
  for (const [table, condition] of own)
    client.exec(
      `UPDATE main."${table}" ${place}, text_sha256 = m."to" FROM temp.moved_texts m
       WHERE "${table}".${condition} AND m."from" = "${table}".text_sha256 AND m.old = "${table}"."offset"`,
    );
  for (const [table, condition] of files)
    client.exec(
      `UPDATE main."${table}" SET text_sha256 = (SELECT "to" FROM temp.moved_texts m WHERE m."from" = text_sha256 LIMIT 1)
       WHERE ${condition} AND text_sha256 IN (SELECT "from" FROM temp.moved_texts)`,
    );
  const lost = client.prepare(`UPDATE main.quarantined_rows SET "offset" = -1, "length" = 0 WHERE delivery_id = ?`);
  for (const id of withoutOriginal) lost.run(id);
}
