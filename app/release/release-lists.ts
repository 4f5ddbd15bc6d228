/** The lists of releases and pointers: what their columns hold. */
import type { List } from "#app/domain/list.ts";
import { instantCell } from "#app/domain/list-cells.ts";
import type { ListedRelease } from "./release-list.server.ts";

export const RELEASE_LIST: List<ListedRelease> = {
  name: "releases",
  filters: ["by"],
  cells: {
    release: ({ name }) => name,
    "pointed to by": ({ pointers }) => pointers.join(" "),
    made: ({ createdAt }) => instantCell(createdAt),
    by: ({ createdBy }) => createdBy,
    batches: ({ batches }) => batches,
    items: ({ items }) => items,
    pairs: ({ pairs }) => pairs,
    "effective pairs": ({ effectivePairs }) => effectivePairs,
  },
};

interface Move {
  id: number;
  pointer: string;
  release: string | null;
  releaseId: string | null;
  by: string;
  movedAt: number;
  reason: string;
}

/** Moves of pointers: of each its newest, of one all of them, or of all every one. */
export const MOVE_LIST: List<Move> = {
  name: "moves",
  filters: ["pointer"],
  cells: {
    move: ({ id }) => id,
    pointer: ({ pointer }) => pointer,
    release: ({ release }) => release,
    "release id": ({ releaseId }) => releaseId,
    "moved by": ({ by }) => by,
    "moved at": ({ movedAt }) => instantCell(movedAt),
    reason: ({ reason }) => reason,
  },
};
