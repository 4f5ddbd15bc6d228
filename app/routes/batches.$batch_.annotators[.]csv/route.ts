import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { annotatorsPage } from "#app/review/annotators-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await annotatorsPage(context, params.batch ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There are no annotators of such a batch.", { status: 404 });
  return csvAnswer("annotators.csv", HEADER, page.rows.map(cells));
}

const SHARES = ["gold", "agreement", "firstSide", "longerWins", "ties"] as const;
const HEADER = [
  "annotator",
  "judgments",
  "share of work",
  ...SHARES.flatMap((share) => [share, `${share} low`, `${share} high`, `${share} n`]),
  "median seconds",
  "stands apart",
];

type Page = NonNullable<Awaited<ReturnType<typeof annotatorsPage>>>;

function cells(row: Page["rows"][number]): (string | number | null)[] {
  const shares = SHARES.flatMap((key) => {
    const share = row[key];
    return share ? [share.value, share.low, share.high, share.n] : [null, null, null, 0];
  });
  return [row.name, row.judgments, row.share, ...shares, row.medianSeconds, row.apart];
}
