/** One annotator in one batch as cells of a table to keep: each share with its interval and n, raw and shrunken. */
import type { Cell } from "#app/domain/list.ts";
import type { Shrunken } from "#app/metrics/annotators/shrink-shares.ts";
import { type KnownAnnotator, SHARES, type ShareKey } from "./annotator-rows.ts";

export const ANNOTATOR_HEADER = [
  "annotator",
  "judgments",
  "share of work",
  ...SHARES.flatMap((share) => [
    share,
    `${share} low`,
    `${share} high`,
    `${share} n`,
    `${share} shrunken`,
    `${share} shrunken low`,
    `${share} shrunken high`,
  ]),
  "skill",
  "skill low",
  "skill high",
  "skill n",
  "median seconds",
  "label entropy",
  "flags",
  "stands apart",
  ...["speed index", "under reading time", "reasons repeated"].flatMap((one) => [
    one,
    `${one} low`,
    `${one} high`,
    `${one} n`,
  ]),
  ...["side run", "label run"].flatMap((one) => [one, `${one} of`, `${one} n`, `${one} chance`, `${one} improbable`]),
  "copying with",
];

/** @param drawn the shares, drawn towards what annotators of the batch are like */
export function annotatorCells(row: KnownAnnotator, drawn: Record<ShareKey, Shrunken | null>): Cell[] {
  const shares = SHARES.flatMap((key) => {
    const [share, one] = [row[key], drawn[key]];
    const raw = share ? [share.value, share.low, share.high, share.n] : [null, null, null, 0];
    return [...raw, one?.value ?? null, one?.low ?? null, one?.high ?? null];
  });
  const { skill } = row;
  const skilled = skill ? [skill.value, skill.low, skill.high, skill.n] : [null, null, null, 0];
  return [
    row.name,
    row.judgments,
    row.share,
    ...shares,
    ...skilled,
    row.medianSeconds,
    row.entropy,
    row.flags.length,
    row.apart,
    ...conductCells(row.conduct),
  ];
}

function conductCells(conduct: KnownAnnotator["conduct"]): Cell[] {
  const { speedIndex, underFloor, repeated, sideRun, labelRun, copying = [] } = conduct ?? {};
  return [
    ...[speedIndex, underFloor, repeated].flatMap((one) =>
      one ? [one.value, one.low, one.high, one.n] : [null, null, null, 0],
    ),
    ...[sideRun, labelRun].flatMap((run) =>
      run ? [run.length, run.of, run.n, run.p, run.improbable ? "yes" : "no"] : [null, null, null, null, null],
    ),
    copying.map(({ with: other }) => other).join(" "),
  ];
}
