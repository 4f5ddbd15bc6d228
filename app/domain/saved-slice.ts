/** A slice that gets a name, as a form sends it. */
import { z } from "zod";
import { nameText } from "./said.ts";

/** `batch`: this week alone; `contract`: every week of the contract. */
export const SLICE_SCOPES = ["batch", "contract"] as const;
export type SliceScope = (typeof SLICE_SCOPES)[number];

export const SLICE_SCOPE_TEXT: Record<SliceScope, string> = {
  batch: "this week",
  contract: "every week of the contract",
};

export const newSliceSchema = z.object({
  name: nameText("Give the slice a name.", 100),
  scope: z.enum(SLICE_SCOPES, { error: "Say where it applies." }),
  author: nameText("Sign with your name."),
});
