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
  rows: "mark=broken_turn",
  since: 2,
  measure: (view) => {
    const turns = conversations(view);
    let linked = 0;
    let whole = 0;
    let links = 0;
    let broken = 0;
    for (const items of turns.values()) {
      let own = 0;
      let wrong = 0;
      for (const later of items) {
        const before = turnBefore(view, items, later);
        if (before.length === 0) continue;
        own += 1;
        if (isBroken(view, before, later)) wrong += 1;
      }
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
  for (const items of conversations(view).values())
    for (const later of items) {
      const before = turnBefore(view, items, later);
      if (before.length > 0 && isBroken(view, before, later)) broken[later] = 1;
    }
  return broken;
}

function turnBefore({ items: { turn } }: BatchView, items: readonly number[], later: number): number[] {
  return items.filter((one) => turn[one] === (turn[later] as number) - 1);
}

function isBroken(view: BatchView, before: readonly number[], later: number): boolean {
  return !before.some((earlier) => continues(view, earlier, later));
}

function conversations({ items, keepItem }: BatchView): Map<number, number[]> {
  const turns = new Map<number, number[]>();
  for (let i = 0; i < items.n; i += 1) {
    const key = items.conversationKey[i] as number;
    if (keepItem[i] !== 1 || key === 0 || items.turn[i] === 0) continue;
    const known = turns.get(key);
    if (known) known.push(i);
    else turns.set(key, [i]);
  }
  return turns;
}

function continues(view: BatchView, earlier: number, later: number): boolean {
  const { items, responses } = view;
  const prompt = items.promptKey[earlier] as number;
  const context = items.contextKey[later] as number;
  const chosen = chosenResponse(view, earlier);
  const start = items.firstResponse[earlier] as number;
  const end = items.firstResponse[earlier + 1] as number;
  for (let r = chosen < 0 ? start : start + chosen; r < (chosen < 0 ? end : start + chosen + 1); r += 1) {
    const key = responses.key[r] as number;
    if (context === chainAfter(prompt, true, key) || context === chainAfter(prompt, false, key)) return true;
  }
  return false;
}
