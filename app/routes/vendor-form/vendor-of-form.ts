/** The vendor form at the edge: what was typed, and what is wrong with it. */
import { vendorSchema } from "#app/domain/vendor-name.ts";

export interface VendorValues {
  name: string;
  notes: string;
}

export type VendorOfForm =
  | { ok: true; vendor: VendorValues; values: VendorValues }
  | { ok: false; errors: Partial<VendorValues>; values: VendorValues };

export function vendorOfForm(form: FormData): VendorOfForm {
  const values = { name: String(form.get("name") ?? ""), notes: String(form.get("notes") ?? "") };
  const parsed = vendorSchema.safeParse(values);
  if (parsed.success) return { ok: true, vendor: parsed.data, values };
  const errors = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
  return { ok: false, errors, values };
}
