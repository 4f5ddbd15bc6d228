/** The list of somebody's notifications: what its columns hold. */

import type { List } from "#app/domain/list.ts";
import { instantCell } from "#app/domain/list-cells.ts";
import { formatMoney } from "#app/domain/money.ts";

export interface ShownNotification {
  id: number;
  kind: string;
  /** Of the kind. */
  title: string;
  text: string;
  contract: string | null;
  href: string;
  /** null where there is none, or none for the reader's role. */
  money: { minor: number; currency: string } | null;
  at: number;
  /** Made for the digest alone, it is not counted at the bell. */
  state: "new" | "read" | "in the digest";
}

export const NOTIFICATION_LIST: List<ShownNotification> = {
  name: "notifications",
  filters: ["state", "kind"],
  cells: {
    what: ({ text }) => text,
    contract: ({ contract }) => contract,
    kind: ({ title }) => title,
    amount: ({ money }) => money && formatMoney(money.minor, money.currency, true),
    at: ({ at }) => instantCell(at),
    state: ({ state }) => state,
    address: ({ href }) => href,
  },
};
