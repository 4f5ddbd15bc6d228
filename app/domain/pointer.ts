/**
 * A pointer names a purpose, such as `approved-for-training`, and says which release serves it now. A training job asks
 * the pointer, never a file name. A lead moves it, with a reason (`pointers.move` in `permission.ts`); where it pointed
 * before stays on record.
 */
import { z } from "zod";

/** The pointer that everybody needs; others may be named as one likes. */
export const APPROVED = "approved-for-training";

export const pointerName = z
  .string()
  .trim()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,59}$/,
    "A pointer's name has lower-case letters, digits and hyphens, as approved-for-training; 60 at most.",
  );

export const pointerMoveSchema = z.object({
  pointer: pointerName,
  /** A release by id or name; empty to point at nothing. */
  release: z.string().trim(),
  by: z.string().trim().min(1, "Say who moves it.").max(100, "A name has at most 100 characters."),
  reason: z.string().trim().min(1, "Give a reason.").max(2000, "A reason has at most 2 000 characters."),
});

export type PointerMove = z.infer<typeof pointerMoveSchema>;
