/** Gold that researchers agreed on after the delivery, laid over a batch: answers they contradict count as wrong. */
import { classOf } from "#app/domain/key-match.ts";
import { TIE_KINDS, type TieKind } from "#app/domain/strength.ts";
import { type BatchView, GoldVerdict, NONE_U8 } from "../batch-view.ts";

export interface ContractGold {
  /** Of the texts, whatever their order; and the key of the response that the agreed answer calls the first. */
  pairKey: number;
  firstKey: number;
  strength: number | null;
  tie: TieKind;
}

export interface GoldOfView {
  /** The view with the verdicts of the contract's gold; the view itself when it holds none of it. */
  view: BatchView;
  /** 1 = the verdicts of the item follow the contract's own gold, 0 = the vendor's, or none. */
  ofContract: Uint8Array;
}

const known = new WeakMap<BatchView, { gold: readonly ContractGold[]; found: GoldOfView }>();

/**
 * Where an item is gold of both, the contract's counts: two people of ours agreed on it. A pair shown turned is turned back.
 * The same gold gives the same view, so that what was found of it is known again.
 */
export function withContractGold(view: BatchView, gold: readonly ContractGold[] | null | undefined): GoldOfView {
  const before = known.get(view);
  if (before && isSame(before.gold, gold ?? [])) return before.found;
  const found = overlaid(view, gold ?? []);
  known.set(view, { gold: gold ?? [], found });
  return found;
}

function isSame(one: readonly ContractGold[], other: readonly ContractGold[]): boolean {
  return (
    one.length === other.length &&
    one.every((gold, i) => {
      const as = other[i] as ContractGold;
      return (
        gold.pairKey === as.pairKey &&
        gold.firstKey === as.firstKey &&
        gold.strength === as.strength &&
        gold.tie === as.tie
      );
    })
  );
}

function overlaid(view: BatchView, gold: readonly ContractGold[]): GoldOfView {
  const { items, responses, judgments } = view;
  const ofContract = new Uint8Array(items.n);
  if (gold.length === 0) return { view, ofContract };
  const byPair = new Map(gold.map((one) => [one.pairKey, one]));
  const goldVerdict = judgments.goldVerdict.slice();
  const goldStrength = items.goldStrength.slice();
  let pairs = 0;
  for (let item = 0; item < items.n; item += 1) {
    const key = byPair.get(items.pairKey[item] as number);
    if (!key) continue;
    pairs += 1;
    ofContract[item] = 1;
    const turned = responses.key[items.firstResponse[item] as number] !== key.firstKey;
    goldStrength[item] = strengthOf(key, turned);
    const end = items.firstJudgment[item + 1] as number;
    for (let row = items.firstJudgment[item] as number; row < end; row += 1)
      goldVerdict[row] = verdictOf(view, row, key, turned);
  }
  if (pairs === 0) return { view, ofContract };
  return {
    view: { ...view, items: { ...items, goldStrength }, judgments: { ...judgments, goldVerdict } },
    ofContract,
  };
}

/** As in `items.goldStrength`: NaN where the agreed answer has no side and is no tie. */
function strengthOf({ strength, tie }: ContractGold, turned: boolean): number {
  if (tie !== "none") return tie === "tie" ? 0 : Number.NaN;
  if (strength === null) return Number.NaN;
  return turned ? -strength : strength;
}

function verdictOf({ judgments }: BatchView, row: number, key: ContractGold, turned: boolean): number {
  const strength = judgments.strength[row] as number;
  const side = Number.isNaN(strength) ? null : turned && strength !== 0 ? -strength : strength;
  const given = classOf({ strength: side, tie: TIE_KINDS[judgments.tie[row] as number] ?? "none" });
  if (judgments.second[row] === NONE_U8 || given === "skip") return GoldVerdict.NOT_GOLD;
  return given === classOf(key) ? GoldVerdict.RIGHT : GoldVerdict.WRONG;
}
