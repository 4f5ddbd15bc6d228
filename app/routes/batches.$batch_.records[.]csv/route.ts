import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { recordFilterOf } from "#app/review/record-filter.ts";
import { judgmentText } from "#app/review/record-row.ts";
import { eachRecord, findRecords, type ListedRecord } from "#app/review/records-page.server.ts";

/** One line per judgment, so that nothing has to be squeezed into a cell; unjudged records have one line. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const filter = recordFilterOf(new URL(request.url).searchParams);
  const found = await findRecords(context, params.batch ?? "", filter);
  if (!found) throw new Response("There are no records of such a batch.", { status: 404 });
  return csvAnswer("records.csv", HEADER, lines(eachRecord(context, found)));
}

const HEADER = [
  "record",
  "delivery",
  "row",
  "domain",
  "language",
  "turn",
  "prompt characters",
  "models",
  "response characters",
  "flags",
  "gold strength",
  "annotator",
  "judgment",
  "strength",
  "tie",
  "seconds",
  "at",
  "gold verdict",
];

async function* lines(records: AsyncIterable<ListedRecord>) {
  for await (const record of records) {
    const { id, deliveryId, n, domain, language, turn, promptChars, responses, flags, goldStrength, judgments } =
      record;
    const common = [
      id,
      deliveryId,
      n,
      domain,
      language,
      turn,
      promptChars,
      responses.map(({ model }) => model ?? "").join(" | "),
      responses.map(({ chars }) => chars).join(" | "),
      [...flags, ...responses.flatMap((response) => response.flags)].join(" | "),
      goldStrength,
    ];
    if (judgments.length === 0) yield [...common, null, null, null, null, null, null, null];
    for (const judgment of judgments) {
      const { annotator, strength, tie, seconds, at, gold } = judgment;
      const when = at === null ? null : new Date(at).toISOString();
      yield [...common, annotator, judgmentText(judgment), strength, tie === "none" ? null : tie, seconds, when, gold];
    }
  }
}
