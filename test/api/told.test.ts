/** What the document says of answers that are told as the code has them, held against the code's types by the compiler. */
import { expect, it } from "vitest";
import { shaped, TOLD } from "#app/api/told.ts";
import { toldSchemas } from "#test/support/told-schemas.ts";

it("is what the compiler makes of the types: `npm run docs` writes it anew", () => {
  expect(toldSchemas()).toEqual(TOLD);
}, 600_000);

it("cuts an answer to its schema, with instants as texts and the form of a union that its words tell", () => {
  const schema = {
    type: "object",
    properties: {
      at: { type: ["string", "null"], format: "date-time" },
      days: { type: "array", items: { type: "number" } },
      end: {
        anyOf: [
          { type: "object", properties: { kind: { const: "kept" }, by: { type: "string" } }, required: ["kind", "by"] },
          { type: "object", properties: { kind: { const: "over" }, whyAt: { type: "string", format: "date-time" } } },
          { type: "null" },
        ],
      },
    },
    additionalProperties: false,
  } as const;
  const value = { at: 0, days: [1, 2], secret: "x", end: { kind: "over", by: "nobody", whyAt: 86_400_000 } };
  expect(shaped(value, schema)).toEqual({
    at: "1970-01-01T00:00:00.000Z",
    days: [1, 2],
    end: { kind: "over", whyAt: "1970-01-02T00:00:00.000Z" },
  });
  expect(shaped({ at: null, end: null }, schema)).toEqual({ at: null, end: null });
});
