/** A vendor as it is written down. */
import { z } from "zod";
import { nameText, proseText } from "./said.ts";

export const vendorSchema = z.object({
  name: nameText("Name the vendor."),
  notes: z.preprocess((text) => text ?? "", proseText(10_000, "Notes have at most 10,000 characters.")),
});
