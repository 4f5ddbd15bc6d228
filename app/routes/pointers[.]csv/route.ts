import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { allMoves } from "#db/pointers.server.ts";

/** Every move of every pointer, newest first. */
export async function loader({ context }: LoaderFunctionArgs) {
  const moves = await allMoves(context.db);
  return csvAnswer(
    "pointers.csv",
    ["move", "pointer", "release", "release id", "moved by", "role as stated", "moved at", "reason"],
    moves.map(({ id, pointer, release, releaseId, by, role, movedAt, reason }) => [
      id,
      pointer,
      release,
      releaseId,
      by,
      role,
      new Date(movedAt).toISOString(),
      reason,
    ]),
  );
}
