/** Links with which a vendor reads its own batches and reports without an account. */
import { z } from "zod";
import { makeVendorLink, vendorLinksShown } from "#app/people/vendor-link.server.ts";
import { vendorById } from "#db/contracts.server.ts";
import { revokeVendorLink } from "#db/vendor-links.server.ts";
import { CHANGED, changed, id, iso, isoOrNull, param, SAMPLE, signed, time } from "../fields.ts";
import { Located, operation } from "../operation.ts";
import { found, Problem } from "../problem.ts";
import { accepted } from "../typed.ts";

const links = { group: "Vendors", need: "vendors.write" } as const;
const link = z.object({
  id,
  note: z.string().meta({ description: "For whom it is." }),
  contracts: z.array(z.string()).meta({ description: "Titles of those it shows; none: all with the vendor." }),
  state: z.enum(["live", "expired", "revoked"]),
  createdBy: signed,
  ...{ createdAt: time, expiresAt: time, seenAt: time.nullable() },
});

export const vendorLinks = {
  "GET /vendors/{vendor}/links": operation({
    ...links,
    id: "listVendorLinks",
    title: "Links of a vendor, newest first, without what opens them.",
    params: { vendor: param.vendor },
    answer: z.object({ links: z.array(link) }),
    example: { params: { vendor: SAMPLE.vendor } },
    async handle({ context, params }) {
      const { id: vendorId } = found(await vendorById(context.db, params.vendor));
      const shown = (await vendorLinksShown(context, vendorId)).map(
        ({ vendorId: _, revokedAt: __, createdAt, expiresAt, seenAt, ...said }) => ({
          ...{ ...said, createdAt: iso(createdAt), expiresAt: iso(expiresAt), seenAt: isoOrNull(seenAt) },
        }),
      );
      return { links: shown };
    },
  }),
  "POST /vendors/{vendor}/links": operation({
    ...links,
    id: "makeVendorLink",
    title: "Make a link for a vendor; what opens it is shown once.",
    tellsSecret: true,
    params: { vendor: param.vendor },
    body: z.strictObject({
      note: z.string().max(200).meta({ description: "For whom it is." }),
      days: z.int().min(1).max(366),
      contracts: z.array(param.contract).optional().meta({ description: "All with the vendor when left out." }),
    }),
    status: 201,
    answer: z.object({
      id,
      path: z.string().meta({ description: "The secret address: a path of this server." }),
      expiresAt: time,
    }),
    example: { params: { vendor: SAMPLE.vendor }, body: { note: "Kim, project lead", days: 30 } },
    async handle({ context, params, person, body }) {
      const { id: vendorId } = found(await vendorById(context.db, params.vendor));
      const made = accepted(await makeVendorLink(context, vendorId, body, person.name));
      const told = { id: made.id, path: made.path, expiresAt: iso(made.expiresAt) };
      return new Located(`/api/v1/vendors/${vendorId}/links`, told);
    },
  }),
  "DELETE /vendors/{vendor}/links/{link}": operation({
    ...links,
    id: "revokeVendorLink",
    title: "End a link of a vendor at once.",
    params: { vendor: param.vendor, link: param.link },
    answer: changed,
    example: { params: { vendor: SAMPLE.vendor, link: SAMPLE.link } },
    async handle({ context, params }) {
      if (!(await revokeVendorLink(context.db, params.link, context.now(), params.vendor)))
        throw new Problem(404, "There is no such link, or it was revoked before.");
      return CHANGED;
    },
  }),
};
