import { GroupedClusterSums } from "#app/stats/grouped-cluster-sums.ts";
import { type BatchView, NONE_U8, ResponseFlag } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { Detail, Metric } from "../metric.ts";
import { shareOutcome } from "../row-share.ts";
import { eachRow } from "../rows.ts";
import { HARM_WORDS, namesHarm } from "./harm-domains.ts";

const LISTED = 20;

export const refusalInChosen: Metric = {
  id: "refusal-in-chosen",
  version: 3,
  title: "Refusal preferred",
  group: "integrity",
  unit: "share",
  better: "lower",
  about:
    "How often the refusal is preferred where one response refuses and the other answers, on prompts not known to ask for harm: there it teaches a model to decline.",
  formula: `Weight of comparisons whose preferred response is the refusal / weight of decided comparisons with exactly one refusal, on prompts taken for benign: all but those in a domain whose name says ${HARM_WORDS}. Where no domain says so nothing tells, and all prompts count. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.`,
  source: "XSTest (Röttger et al. 2024): safe prompts should not be refused. Lines 0.10 and 0.25: ours.",
  needs: [
    "comparisons of two responses, one of which refuses",
    "a domain of their own for prompts that ask for harm, if there are any",
  ],
  nUnit: "decided comparisons with one refusal",
  minimumN: 50,
  lines: { warn: 0.1, fail: 0.25 },
  gate: false,
  rows: "differs=refusal",
  measure: (view) => {
    const harmful = view.names.domains.map(namesHarm);
    const isBenign = (item: number) => harmful[view.items.domain[item] as number] !== true;
    return shareOutcome(
      refusalInChosen,
      view,
      (row, item) => (isBenign(item) ? refusalPreferred(view, row) : Number.NaN),
      () => byDomain(view, harmful),
    );
  },
};

function byDomain(view: BatchView, harmful: readonly boolean[]): Detail {
  const { items, names, weight } = view;
  const without = names.domains.length;
  const sums = new GroupedClusterSums(without + 1);
  eachRow(
    view,
    (row, item) => {
      const preferred = refusalPreferred(view, row);
      if (!Number.isNaN(preferred))
        sums.add(Math.min(items.domain[item] as number, without), preferred, weight[row] as number);
    },
    () => sums.endCluster(),
  );
  const listed = listedRows(view);
  const rows = [...names.domains, null].flatMap((name, domain) => {
    const share = sums.shareOf(domain);
    return share ? [{ name, isHarmful: harmful[domain] === true, n: sums.nOf(domain), ...share }] : [];
  });
  const shown = rows.sort((a, b) => b.n - a.n || ((a.name ?? "") < (b.name ?? "") ? -1 : 1)).slice(0, LISTED);
  return {
    title: harmful.includes(true)
      ? "Refusal preferred, by domain"
      : "Refusal preferred, by domain; no domain's name says harm, so all prompts are taken for benign",
    columns: ["domain", "taken for benign", "refusal preferred", "low", "high", "comparisons"],
    rows: shown.map(({ name, isHarmful, value, low, high, n }) => [
      name ?? "(not given)",
      isHarmful ? "no" : "yes",
      value,
      low,
      high,
      n,
    ]),
    rowParams: shown.map(({ name }) =>
      name === null
        ? null
        : listed([
            ["differs", "refusal"],
            ["domain", name],
          ]),
    ),
  };
}

function refusalPreferred({ items, responses, judgments }: BatchView, row: number): number {
  const strength = judgments.strength[row] as number;
  const second = judgments.second[row] as number;
  if (strength === 0 || Number.isNaN(strength) || second === NONE_U8) return Number.NaN;
  const start = items.firstResponse[judgments.item[row] as number] as number;
  const first = (responses.flags[start + (judgments.first[row] as number)] as number) & ResponseFlag.REFUSAL;
  if (first === ((responses.flags[start + second] as number) & ResponseFlag.REFUSAL)) return Number.NaN;
  return (first !== 0) === strength < 0 ? 1 : 0;
}
