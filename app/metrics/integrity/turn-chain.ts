import { chainAfter } from "#app/domain/key-chain.ts";
import type { BatchView } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { counted, notComputable } from "../outcomes.ts";
import { chosenResponse } from "./chosen-response.ts";

export const turnChain: Metric = {
  id: "turn-chain",
  version: 1,
  title: "Turn-chain consistency",
  group: "integrity",
  unit: "share",
  better: "higher",
  about: "Share of conversations in which each turn goes on from the response that was chosen in the turn before.",
  formula:
    "Conversations all of whose links hold / conversations with two consecutive kept turns, counted. A link from turn t to t + 1 holds when the context of t + 1 is context, message and chosen response of t. Without a clear choice any response of t will do.",
  source:
    "Live multi-turn collection as in Bai et al. 2022 (HH-RLHF) and Dubey et al. 2024 (Llama 3). Lines 100 % and 99 %: ours.",
  needs: ["conversation and turn of each item", "prompts with their context as messages"],
  nUnit: "conversations",
  minimumN: 1,
  lines: { warn: 1, fail: 0.99 },
  gate: false,
  counted: true,
  rows: "mark=broken_turn",
  since: 2,
  measure: (view) => {
    let linked = 0;
    let whole = 0;
    let links = 0;
    let broken = 0;
    for (const turns of conversations(view).values()) {
      let own = 0;
      let wrong = 0;
      eachLink(view, turns, (_, holds) => {
        own += 1;
        if (!holds) wrong += 1;
      });
      if (own === 0) continue;
      linked += 1;
      links += own;
      broken += wrong;
      if (wrong === 0) whole += 1;
    }
    if (linked === 0)
      return notComputable(
        "No conversation has two consecutive turns.",
        "Contract for the conversation and the turn of every item.",
      );
    return counted(whole / linked, linked, turnChain.nUnit, {
      title: "Conversations and their links",
      columns: ["", "count"],
      rows: [
        ["conversations with a broken link", linked - whole],
        ["links from one turn to the next", links],
        ["broken links", broken],
      ],
      rowParams: [null, null, "mark=broken_turn"],
    });
  },
};

/** Items whose context is not what any item of the turn before leads to. */
export function brokenTurns(view: BatchView): Uint8Array {
  const broken = new Uint8Array(view.items.n);
  for (const turns of conversations(view).values())
    eachLink(view, turns, (later, holds) => {
      if (!holds) broken[later] = 1;
    });
  return broken;
}

/** Items of a conversation by turn. */
type Turns = ReadonlyMap<number, readonly number[]>;

/** Visits every item that has a turn before it. In time linear in items: a vendor may give all of them one conversation. */
function eachLink(view: BatchView, turns: Turns, visit: (later: number, holds: boolean) => void): void {
  for (const [turn, items] of turns) {
    const before = turns.get(turn - 1);
    if (!before) continue;
    const contexts = new Set(before.flatMap((earlier) => contextsAfter(view, earlier)));
    for (const later of items) visit(later, contexts.has(view.items.contextKey[later] as number));
  }
}

function conversations({ items, keepItem }: BatchView): Map<number, Map<number, number[]>> {
  const found = new Map<number, Map<number, number[]>>();
  for (let i = 0; i < items.n; i += 1) {
    const key = items.conversationKey[i] as number;
    const turn = items.turn[i] as number;
    if (keepItem[i] !== 1 || key === 0 || turn === 0) continue;
    const turns = found.get(key) ?? new Map<number, number[]>();
    found.set(key, turns);
    const known = turns.get(turn);
    if (known) known.push(i);
    else turns.set(turn, [i]);
  }
  return found;
}

/** Keys of the contexts that an item leads to. */
function contextsAfter(view: BatchView, item: number): number[] {
  const { items, responses } = view;
  const prompt = items.promptKey[item] as number;
  const chosen = chosenResponse(view, item);
  const start = items.firstResponse[item] as number;
  const end = chosen < 0 ? (items.firstResponse[item + 1] as number) : start + chosen + 1;
  const keys = responses.key.subarray(chosen < 0 ? start : start + chosen, end);
  return Array.from(keys).flatMap((key) => [chainAfter(prompt, true, key), chainAfter(prompt, false, key)]);
}
