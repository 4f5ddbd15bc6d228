import type { LoaderFunctionArgs } from "@remix-run/node";
import { TERMS } from "#app/domain/terms/kinds.ts";
import { sayTerm } from "#app/domain/terms/term.ts";
import { csvResponse } from "#app/http/csv.ts";
import { contractById } from "#db/contracts.server.ts";
import { termsOf } from "#db/terms.server.ts";

/** Every version of every term, as it was recorded. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const contract = await contractById(context.db, params.contract ?? "");
  if (!contract) throw new Response("There is no such contract.", { status: 404 });
  const rows = await termsOf(context.db, contract.id);
  return csvResponse(
    `${contract.title} terms`,
    HEADER,
    rows.map((row) => [row.kind, TERMS[row.kind].title, sayTerm(row.kind, row.value), row.effectiveFrom, ...rest(row)]),
  );
}

const HEADER = ["kind", "term", "agreed", "effective from", "owner", "source", "clause", "recorded at", "recorded by"];

function rest({ owner, source, clause, recordedAt, recordedBy }: Awaited<ReturnType<typeof termsOf>>[number]) {
  return [owner, source, clause, new Date(recordedAt).toISOString(), recordedBy];
}
