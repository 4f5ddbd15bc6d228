/**
 * Faults injected into records of real files. A made-up annotator takes over a share of the judgments, one an item at the
 * most, and answers as the fault has it; everything else stays as people wrote it.
 */
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { textOf } from "./text-of.ts";

export const INJECTED = "injected";

export const INJECTIONS = {
  "random labels": (_item, judgment, random) => withSide(judgment, random() < 0.5 ? "first" : "second"),
  "always the first side": (_item, judgment) => withSide(judgment, "first"),
  "scale upside down": (_item, judgment) => withSide(judgment, opposite(sideOf(judgment))),
  "always the longer": (item, judgment) => withSide(judgment, longerSide(item)),
  copier: (item, judgment) => withSide(judgment, sideOf(source(item) ?? judgment)),
} as const satisfies Record<
  string,
  (item: ItemRecord, judgment: JudgmentRecord, random: () => number) => JudgmentRecord
>;
export type Injection = keyof typeof INJECTIONS;

type Side = "first" | "tie" | "second";

/** Takes over judgments of `share` of the items, chosen by chance; `times` get their answers from the fault. */
export function inject(
  items: readonly ItemRecord[],
  fault: Injection,
  share: number,
  random: () => number,
): ItemRecord[] {
  return items.map((item) => {
    if (item.judgments.length === 0 || random() >= share) return item;
    const at = Math.floor(random() * item.judgments.length);
    // The copier answers beside the one who is copied, never in his place.
    const place = fault === "copier" && item.judgments.length > 1 ? item.judgments.length - 1 : at;
    const judgments = item.judgments.map((judgment, j) =>
      j === place ? { ...INJECTIONS[fault](item, judgment, random), annotator: INJECTED } : judgment,
    );
    return { ...item, judgments };
  });
}

/** A tenth more items: copies under new ids. */
export function duplicated(items: readonly ItemRecord[], share: number, random: () => number): ItemRecord[] {
  return items.flatMap((item) => (random() < share ? [item, { ...item, id: `${item.id} again` }] : [item]));
}

/** Whoever judged first is the one that a copier looks at. */
function source({ judgments }: ItemRecord): JudgmentRecord | undefined {
  return judgments[0];
}

function sideOf(judgment: JudgmentRecord): Side {
  if (judgment.kind === "likert") {
    const middle = (judgment.points + 1) / 2;
    return judgment.value < middle ? "first" : judgment.value > middle ? "second" : "tie";
  }
  if (judgment.kind === "choice" && (judgment.value === "first" || judgment.value === "second")) return judgment.value;
  return "tie";
}

function withSide(judgment: JudgmentRecord, side: Side): JudgmentRecord {
  if (judgment.kind === "likert")
    return {
      ...judgment,
      value: side === "first" ? 1 : side === "second" ? judgment.points : (judgment.points + 1) / 2,
    };
  return { ...judgment, kind: "choice", value: side } as JudgmentRecord;
}

function opposite(side: Side): Side {
  return side === "first" ? "second" : side === "second" ? "first" : "tie";
}

function longerSide({ responses }: ItemRecord): Side {
  const [first = "", second = ""] = responses.map(({ text }) => textOf(text));
  return first.length > second.length ? "first" : first.length < second.length ? "second" : "tie";
}
