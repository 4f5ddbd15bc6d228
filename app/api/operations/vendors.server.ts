/** Who sells. */
import { z } from "zod";
import { nameText, proseText } from "#app/domain/said.ts";
import {
  createVendor,
  listVendors,
  updateVendor,
  type VendorRow,
  vendorById,
  vendorByName,
} from "#db/contracts.server.ts";
import { pageOf, pageQuery, pageSchema } from "../cursor.ts";
import { count, id, iso, param, SAMPLE, time } from "../fields.ts";
import { Located, operation } from "../operation.ts";
import { found, refused } from "../problem.ts";

const vendor = z.object({ id, name: z.string(), notes: z.string(), createdAt: time });
const said = z.strictObject({
  name: nameText("Name the vendor."),
  notes: proseText(10_000, "Notes have at most 10,000 characters.").default(""),
});
const TAKEN = { name: "There is a vendor of this name already." };

function shown({ id, name, notes, createdAt }: VendorRow) {
  return { id, name, notes, createdAt: iso(createdAt) };
}

export const vendors = {
  "GET /vendors": operation({
    id: "listVendors",
    group: "Vendors",
    title: "Vendors, by name.",
    need: "contracts.read",
    query: pageQuery,
    answer: pageSchema(vendor.extend({ contracts: count })),
    example: { query: { limit: 20 } },
    async handle({ context, query }) {
      const rows = (await listVendors(context.db)).map((row) => ({ ...shown(row), contracts: row.contracts }));
      return pageOf(rows, ({ name, id }) => [name, id], query);
    },
  }),
  "POST /vendors": operation({
    id: "createVendor",
    group: "Vendors",
    title: "Add a vendor.",
    need: "vendors.write",
    body: said,
    status: 201,
    answer: vendor,
    example: { body: { name: "Plumfield Data", notes: "Quoted in October." } },
    async handle({ context: { db, now }, body }) {
      if (await vendorByName(db, body.name)) throw refused(TAKEN);
      const made = await createVendor(db, { ...body, now: now() });
      return new Located(`/api/v1/vendors/${made.id}`, shown(made));
    },
  }),
  "GET /vendors/{vendor}": operation({
    id: "showVendor",
    group: "Vendors",
    title: "One vendor.",
    need: "contracts.read",
    params: { vendor: param.vendor },
    answer: vendor,
    example: { params: { vendor: SAMPLE.vendor } },
    async handle({ context, params }) {
      return shown(found(await vendorById(context.db, params.vendor)));
    },
  }),
  "PUT /vendors/{vendor}": operation({
    id: "replaceVendor",
    group: "Vendors",
    title: "Rename a vendor or rewrite the notes.",
    need: "vendors.write",
    params: { vendor: param.vendor },
    body: said,
    answer: vendor,
    example: { params: { vendor: SAMPLE.vendor }, body: { name: "Larkfield Annotation", notes: "Renewed in autumn." } },
    async handle({ context: { db }, params, body }) {
      const before = found(await vendorById(db, params.vendor));
      const namesake = await vendorByName(db, body.name);
      if (namesake && namesake.id !== before.id) throw refused(TAKEN);
      await updateVendor(db, before.id, body);
      return shown({ ...before, ...body });
    },
  }),
};
