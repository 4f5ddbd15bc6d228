import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { type KnownAnnotator, type KnownAnnotators, SHARES, shrunkenShares } from "#app/review/annotator-rows.ts";
import { foundAnnotators } from "#app/review/annotators-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const found = await foundAnnotators(context, params.batch ?? "", new URL(request.url).searchParams);
  if (!found) throw new Response("There are no annotators of such a batch.", { status: 404 });
  return csvAnswer(
    "annotators.csv",
    HEADER,
    found.rows.map((row) => cells(row, found.known.priors)),
  );
}

const HEADER = [
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

function cells(row: KnownAnnotator, priors: KnownAnnotators["priors"]): (string | number | null)[] {
  const drawn = shrunkenShares(row, priors);
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

function conductCells(conduct: KnownAnnotator["conduct"]): (string | number | null)[] {
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
