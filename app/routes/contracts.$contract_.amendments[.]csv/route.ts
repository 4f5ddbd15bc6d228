import type { LoaderFunctionArgs } from "@remix-run/node";
import { amendmentsPage } from "#app/contracts/amendments-page.server.ts";
import { csvResponse } from "#app/http/csv.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await amendmentsPage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const rows = page.amendments.flatMap(({ number, effectiveOn, reason, signer, at, changes }) =>
    changes.map(({ path, before, after }) => [
      number,
      effectiveOn,
      path,
      before,
      after,
      reason,
      signer,
      new Date(at).toISOString(),
    ]),
  );
  return csvResponse(`${page.contract.title} amendments`, HEADER, rows);
}

const HEADER = ["amendment", "effective on", "field", "before", "after", "reason", "signed by", "signed at"];
