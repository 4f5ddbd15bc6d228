import type { AppLoadContext } from "@remix-run/node";
import { openVendorLink } from "#app/people/vendor-link.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { restrictedDb } from "#db/restricted.server.ts";
import { contractsOfLink } from "#db/vendor-links.server.ts";

/** What a token opens: a database in which nothing is but the vendor's own contracts. Throws the Response otherwise. */
export async function opened(context: AppLoadContext, token: string) {
  const link = await openVendorLink(context, token);
  if (link === "too often")
    throw new Response("Too many links that open nothing came from here. Try again in a quarter of an hour.", {
      status: 429,
      statusText: "Too often",
      headers: { "Retry-After": "900" },
    });
  if (link === "gone")
    throw new Response("This link opens nothing: it has ended, or was never made. Ask whoever sent it for a new one.", {
      status: 404,
      statusText: "No such link",
    });
  const own = restrictedDb(context.db, await contractsOfLink(context.db, link));
  const vendor = await vendorById(context.db, link.vendorId);
  return { own, vendor: vendor?.name ?? "", expiresAt: link.expiresAt };
}
