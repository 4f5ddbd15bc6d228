/** Which judgments a slice holds by the responses of their item, compared or not. */
import { type BatchView, NONE_U16, ResponseFlag } from "#app/metrics/batch-view.ts";
import { memberOf } from "./match-compared.ts";
import type { RowTest } from "./match-mark.ts";

/** On items with a response of one of these models, that has any of the flags where some are given. */
export function writtenTest(view: BatchView, models: readonly string[], flags?: number): RowTest {
  const { responses, names } = view;
  const member = memberOf(names.models, models);
  return someResponse(
    view,
    (r) =>
      member[responses.model[r] as number] === 1 &&
      (flags === undefined || ((responses.flags[r] as number) & flags) !== 0),
  );
}

/** On items with a response of one of these models that says who wrote it. */
export function leakTest(view: BatchView, models: readonly string[]): RowTest {
  return writtenTest(view, models, ResponseFlag.IDENTITY_LEAK);
}

/** On items with a response of one of these models that declines to answer. */
export function refusedTest(view: BatchView, models: readonly string[]): RowTest {
  return writtenTest(view, models, ResponseFlag.REFUSAL);
}

/** On items with a response of `least` to `most` characters. */
export function responseLengthTest(view: BatchView, least = 0, most = Number.POSITIVE_INFINITY): RowTest {
  const { chars } = view.responses;
  return someResponse(view, (r) => (chars[r] as number) >= least && (chars[r] as number) <= most);
}

/** On items whose responses are by exactly these models, each as often as it is named. */
export function modelSetTest({ items, judgments, responses, names }: BatchView, models: readonly string[]): RowTest {
  const wanted = models.map((name) => names.models.indexOf(name)).sort((a, b) => a - b);
  return (row) => {
    const item = judgments.item[row] as number;
    const [from, to] = [items.firstResponse[item] as number, items.firstResponse[item + 1] as number];
    if (to - from !== wanted.length) return false;
    const own = responses.model.slice(from, to).sort();
    return own.every((model, i) => model !== NONE_U16 && model === wanted[i]);
  };
}

function someResponse({ items, judgments }: BatchView, test: (response: number) => boolean): RowTest {
  return (row) => {
    const item = judgments.item[row] as number;
    const end = items.firstResponse[item + 1] as number;
    for (let r = items.firstResponse[item] as number; r < end; r += 1) if (test(r)) return true;
    return false;
  };
}
