/** The comparisons that tell of a coefficient of the style model: those whose responses differ in what it is of. */
import { type BatchView, NONE_U16 } from "../batch-view.ts";
import { DECIDED, listedRows } from "../listed-rows.ts";
import { type ComparedAmounts, comparedAmounts } from "./compared-amounts.ts";
import { contests } from "./contests.ts";
import { featureOf } from "./features.ts";
import type { StyleColumn } from "./style-contrasts.ts";

export interface Differing {
  /** Decided comparisons, of the whole view even where the fit is of a share of its prompts. */
  n: number;
  /** Parameters of the records screen that list them. */
  params: string;
}

export function differing(view: BatchView, column: StyleColumn): Differing {
  const met = contests(view);
  const listed = listedRows(view);
  const count = (tells: (i: number) => boolean) => {
    let n = 0;
    for (let i = 0; i < met.n; i += 1) if (tells(i)) n += 1;
    return n;
  };
  if (column.kind === "order")
    return {
      n: count((i) => met.orderKnown[i] === 1),
      params: listed([
        ["mark", "order_known"],
        ["strengthMin", DECIDED],
      ]),
    };
  if (column.kind === "model") {
    const { model } = view.responses;
    const { models } = view.names;
    const of = (response: number | undefined) => model[response as number] as number;
    const isOther = (one: number) => one !== column.model && one !== NONE_U16;
    return {
      n: count((i) => {
        const one = of(met.first[i]);
        const other = of(met.second[i]);
        return (one === column.model && isOther(other)) || (other === column.model && isOther(one));
      }),
      params: listed([
        ["model", models[column.model] ?? ""],
        ...models.flatMap((name, other) => (other === column.model ? [] : [["against", name] as const])),
        ["strengthMin", DECIDED],
      ]),
    };
  }
  return {
    n: unequal(comparedAmounts(featureOf(column.feature).amountsOf(view), met)),
    params: listed([["differs", column.feature]]),
  };
}

function unequal({ first, second }: ComparedAmounts): number {
  let n = 0;
  for (let i = 0; i < first.length; i += 1) if (first[i] !== second[i]) n += 1;
  return n;
}
