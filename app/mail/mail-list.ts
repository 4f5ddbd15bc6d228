/** The log of mail: what its columns hold. */
import type { List } from "#app/domain/list.ts";
import { instantCell } from "#app/domain/list-cells.ts";
import type { MailKind, MailState } from "#app/domain/mail.ts";

export interface ShownMail {
  id: number;
  to: string;
  name: string;
  kind: MailKind;
  slot: string;
  state: MailState;
  madeAt: number;
  nextAt: number | null;
  attempts: { at: number; code: number | null; fault: string | null; ms: number }[];
}

export const MAIL_LIST: List<ShownMail> = {
  name: "mails",
  filters: ["state", "kind"],
  cells: {
    to: ({ name }) => name,
    address: ({ to }) => to,
    kind: ({ kind }) => kind,
    state: ({ state }) => state,
    made: ({ madeAt }) => instantCell(madeAt),
    attempts: ({ attempts }) => attempts.length,
    "last answer": ({ attempts }) => lastAnswer(attempts),
    "next attempt": ({ nextAt }) => instantCell(nextAt),
  },
};

/** @example lastAnswer([{ at: 0, code: 451, fault: "The server put it off.", ms: 3 }]) // "451: The server put it off." */
export function lastAnswer(attempts: ShownMail["attempts"]): string | null {
  const last = attempts.at(-1);
  if (!last) return null;
  if (last.fault === null) return "taken";
  return last.code === null ? last.fault : `${last.code}: ${last.fault}`;
}
