/** What the page of a pointer shows. */
import { pointerName } from "#app/domain/pointer.ts";
import type { Db } from "#db/client.server.ts";
import { pointerHistory } from "#db/pointers.server.ts";
import { listReleases } from "#db/releases.server.ts";

/** Also for a pointer that was never moved; undefined when no pointer can have this name. */
export async function pointerPage(db: Db, name: string) {
  const pointer = pointerName.safeParse(name);
  if (!pointer.success) return undefined;
  const releases = (await listReleases(db)).map(({ id, name: title }) => ({ id, name: title }));
  return { pointer: pointer.data, moves: await pointerHistory(db, pointer.data), releases };
}
