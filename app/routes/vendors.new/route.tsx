import { type ActionFunctionArgs, data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { createVendor, vendorByName } from "#db/contracts.server.ts";
import { VendorForm } from "../vendor-form/vendor-form.tsx";
import { vendorOfForm } from "../vendor-form/vendor-of-form.ts";

export const meta: MetaFunction = () => [{ title: "New vendor · Assay" }];

export async function action({ request, context }: ActionFunctionArgs) {
  const read = vendorOfForm(await request.formData());
  if (!read.ok) return data({ values: read.values, errors: read.errors }, { status: 400 });
  if (await vendorByName(context.db, read.vendor.name))
    return data({ values: read.values, errors: { name: "There is a vendor of this name already." } }, { status: 400 });
  const { id } = await createVendor(context.db, { ...read.vendor, now: context.now() });
  return redirect(`/vendors/${id}`);
}

export default function NewVendor() {
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader crumbs={[{ label: "Vendors", href: "/vendors" }, { label: "New" }]} title="New vendor" />
      <VendorForm values={sent?.values ?? { name: "", notes: "" }} errors={sent?.errors ?? {}} save="Add the vendor" />
    </>
  );
}
