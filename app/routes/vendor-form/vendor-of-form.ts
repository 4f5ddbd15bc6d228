/** The vendor form at the edge: what was typed, and what is wrong with it. */
import { z } from "zod";

const schema = z.object({
  name: z.string("Name the vendor.").trim().min(1, "Name the vendor.").max(200, "A name has at most 200 characters."),
  notes: z.string().trim().max(10_000, "Notes have at most 10,000 characters.").default(""),
});

export interface VendorValues {
  name: string;
  notes: string;
}

export type VendorOfForm =
  | { ok: true; vendor: VendorValues; values: VendorValues }
  | { ok: false; errors: Partial<VendorValues>; values: VendorValues };

export function vendorOfForm(form: FormData): VendorOfForm {
  const values = { name: String(form.get("name") ?? ""), notes: String(form.get("notes") ?? "") };
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, vendor: parsed.data, values };
  const errors = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
  return { ok: false, errors, values };
}
