/** What the screens of webhooks know of a message, in the browser too. */
export const MESSAGE_STATES = ["taken", "waiting", "given up"] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export interface ShownMessage {
  id: string;
  kind: string;
  body: string;
  createdAt: number;
  takenAt: number | null;
  nextAt: number | null;
  /** Somebody sent it once more. */
  isAgain: boolean;
  state: MessageState;
  attempts: { at: number; status: number | null; fault: string | null; ms: number }[];
}
