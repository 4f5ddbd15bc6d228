/** Moves a pointer to a release, or to nothing. The web form and the command line both come here. */
import { type PointerMove, pointerMoveSchema } from "#app/domain/pointer.ts";
import { appendMove, type NamedMove } from "#db/pointers.server.ts";
import { findRelease } from "#db/releases.server.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { missingTexts } from "./missing-texts.server.ts";

export type MoveResult =
  | { kind: "moved"; id: number; pointer: string }
  /** Somebody moved it in between. Nothing was written. */
  | { kind: "overtaken"; message: string; by: NamedMove }
  | { kind: "refused"; errors: Partial<Record<keyof PointerMove, string>> };

/** @param seen id of the latest move the signer saw; null for none. */
export async function movePointer(
  tools: ReleaseTools & { now(): number },
  asked: Record<keyof PointerMove, string>,
  seen: number | null,
): Promise<MoveResult> {
  const parsed = pointerMoveSchema.safeParse(asked);
  if (!parsed.success) return { kind: "refused", errors: errorsOf(parsed.error.issues) };
  const { release: wanted, ...move } = parsed.data;
  const release = wanted === "" ? null : await findRelease(tools.db, wanted);
  if (release === undefined) return { kind: "refused", errors: { release: "There is no such release." } };
  const missing = release && (await missingTexts(tools, release));
  if (missing) return { kind: "refused", errors: { release: missing } };
  const row = { ...move, releaseId: release?.id ?? null, movedAt: tools.now() };
  const result = await appendMove(tools.db, row, seen);
  if (result.kind === "moved") return { ...result, pointer: move.pointer };
  return { ...result, message: overtakenText(result.by) };
}

/** What a person reads who was overtaken. */
function overtakenText({ by, release, reason }: NamedMove): string {
  const where = release === null ? "at nothing" : `to ${release}`;
  return `${by} moved this pointer ${where} meanwhile: ${reason} Look again before you move it.`;
}

function errorsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]) {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0]), message]));
}
