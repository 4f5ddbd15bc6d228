import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { comparePage } from "#app/review/compare-page.server.ts";

/** Labels and mix of two batches: the share of every stratum in each. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await comparePage(context, new URL(request.url).searchParams);
  if (!page?.compared) throw new Response("There are no two such batches.", { status: 404 });
  const { a, b, strength, mix } = page.compared;
  return csvResponse(
    `week ${a.week} and week ${b.week} labels and mix`,
    ["dimension", "stratum", "share of A", "n of A", "share of B", "n of B"],
    [...(strength ? [strength] : []), ...mix].flatMap(({ title, labels, a: ofA, b: ofB }) =>
      labels.map((label, i) => [title, label, ofA.shares[i] ?? 0, ofA.n, ofB.shares[i] ?? 0, ofB.n]),
    ),
  );
}
