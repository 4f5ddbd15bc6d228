/** Fields that many operations share, and the identifiers that their examples speak of. */
import { z } from "zod";
import { METRIC_STATES } from "#app/domain/states.ts";

/** Identifiers of the examples. Whoever tries an example puts the own ones in their place. */
export const SAMPLE = {
  vendor: "5a9c1f0e-3b7d-4c52-9a61-0d4e8f2b7c10",
  contract: "b8f4d2a6-1c3e-4f70-8b95-2e6a7d9c0f11",
  batch: "e1d7c3b9-5f2a-4e86-a0c4-7b3d9f1e5a12",
  ended: "d2b7f5c8-1e4a-4963-b0a7-5c9e3d6f8b27",
  seen: "0f1e2d3c4b5a6978",
  batch2: "4e2a7d95-6c1b-4f38-a9d0-3b8e5c7f1d25",
  delivery: 1,
  record: 0,
  job: "c4a8e6f2-9d1b-4373-b5e7-8f0a2c6d4e13",
  flag: 1,
  decision: 1,
  proposal: 2,
  invoice: 1,
  release: "f7b3a9d5-2e8c-4d14-96f0-1a5c7e3b8d14",
  run: "a2e6c8f4-7b0d-4955-83a1-6d9f4b2e0c15",
  round: "d9f5b1c7-4a6e-4b28-bd32-3c8e0a7f9d16",
  policy: "96e2d8a4-0f5b-4ac7-8e19-5b7f3d1c6a17",
  pointer: "approved-for-training",
  inspection: "1b6d9f34-8c2a-4e57-9d03-6f1e4a8b2c18",
  milestone: "7e3a5c81-2f9d-4b60-8a17-c4d2e6f09b19",
  owed: 4,
  claim: 1,
  comment: 1,
  assignment: 1,
  slice: 1,
  slot: 1,
  question: 1,
  pending: 1,
  gold: 1,
  contact: 1,
  note: 1,
  check: "9f4c1e86-5b2d-4a73-8e90-6d1b3c7f5a26",
  incident: 1,
  user: "8d5b3e71-9c4f-4a20-b6e8-1f7a5d3c9e23",
  webhook: "0b8e6d42-3a1f-4c97-85d4-7e9c1a2f6b24",
  attachment: "2c7f4b19-5e8d-4a36-91b0-8d3f6c2e7a21",
  set: "6a1e9c35-4d7b-4f82-a3c6-5b9d2f8e0c22",
  session: "3e9b7c14-8d2f-4a65-b1c0-7f4e6a9d2b28",
  token: "5d1f8a37-2c6e-4b90-94d8-0a7b3e5c1f29",
  link: "7b4c2e96-1f8a-4d53-8e07-6c9d5a3b0e30",
} as const;

const uuid = () => z.uuid();
const number = () => z.coerce.number<number>().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Path parameters, under the names by which the rest of the house knows what they name. */
export const param = {
  vendor: uuid(),
  contract: uuid(),
  batch: uuid(),
  delivery: number(),
  record: number(),
  job: uuid(),
  flag: number(),
  decision: number(),
  invoice: number(),
  release: z.string().min(1).max(200).meta({ description: "Identifier or name." }),
  run: z.string().min(1).max(200).meta({ description: "Identifier or name." }),
  round: uuid(),
  policy: uuid(),
  pointer: z.string().min(1).max(100),
  model: z.string().min(1).max(200),
  inspection: uuid(),
  milestone: uuid(),
  claim: number(),
  comment: number(),
  assignment: number(),
  slice: number(),
  slot: number(),
  question: number(),
  gold: number(),
  contact: number(),
  note: number(),
  incident: number(),
  user: uuid(),
  webhook: uuid(),
  attachment: uuid(),
  set: uuid(),
  session: uuid(),
  token: uuid(),
  link: uuid(),
};

export const time = z.iso
  .datetime({ offset: true })
  .meta({ description: "RFC 3339, UTC.", example: "2026-10-19T09:00:00.000Z" });
export const day = z.iso.date();
export const id = z.string();
export const minor = z.int().meta({ description: "Whole minor units of the contract’s currency." });
/** Null for a token that may not see the money of the contract. */
export const amount = z
  .int()
  .nullable()
  .meta({ description: "Whole minor units of the contract’s currency; null where the token may not see money." });
export const count = z.int().min(0);
export const signed = z.string().meta({ description: "Name of the person." });
export const reason = z.string().trim().min(1).max(4000);

/** What a metric comes to. */
export const figure = z.object({
  value: z.number().nullable().meta({ description: "Null when there is not enough data, or it cannot be computed." }),
  low: z.number().nullable().meta({ description: "Of the 95 % interval." }),
  high: z.number().nullable(),
  n: z.number().nullable(),
  nUnit: z.string().nullable(),
  needed: z.number().nullable(),
  state: z.enum(METRIC_STATES),
  reason: z.string().nullable(),
});
/** Where it warns and fails. */
export const lines = z.object({ warn: z.number().nullable(), fail: z.number().nullable() });

export function iso(at: number): string {
  return new Date(at).toISOString();
}

export function isoOrNull(at: number | null | undefined): string | null {
  return at === null || at === undefined ? null : iso(at);
}

/** Of a change that makes nothing with an address of its own. */
export const changed = z.object({ changed: z.literal(true) });
export const CHANGED = { changed: true } as const;
/** Text that a form takes as it is: how long it may be, and what it must say, is checked where the form is. */
export const said = z.string().max(20_000);
