/**
 * What is told as the code has it. Of pages that gather several things, and of parts that other answers carry, the schema is
 * made from the type of what is answered (`npm run docs` writes it to `told.json`), and the answer is cut to that schema:
 * code, answer and document cannot come to differ.
 */
import { z } from "zod";
import { iso } from "./fields.ts";
import written from "./told.json" with { type: "json" };
import type { Parts } from "./told-parts.ts";

/** As much of JSON Schema as types come to. */
export interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  format?: string;
  description?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: Schema | false;
  items?: Schema | false;
  prefixItems?: readonly Schema[];
  minItems?: number;
  anyOf?: readonly Schema[];
}

/** By name, as the document's components have them. */
export const TOLD = written as unknown as Readonly<Record<string, Schema>>;
const PLACE = "#/components/schemas/";

/** A part of an answer, by its name in the list of parts. */
export function told<Name extends keyof Parts>(name: Name) {
  return toldAs<Parts[Name]>(name);
}

/** @param name of a part, or the id of an operation that tells what a page says */
export function toldAs<T>(name: string) {
  const schema = { $ref: `${PLACE}${componentName(name)}` };
  const shaping = z.unknown().transform((value) => shaped(value, schema));
  return shaping.meta(schema) as unknown as z.ZodType<T, T>;
}

/** @example componentName("showFlag") // "ShowFlag" */
export function componentName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What of a value the schema names; instants as the rest of the API writes them. */
export function shaped(value: unknown, asked: Schema): unknown {
  const schema = choice(value, named(asked));
  if (schema.format === "date-time" && typeof value === "number") return iso(value);
  if (Array.isArray(value)) return value.map((one, i) => shaped(one, schema.prefixItems?.[i] ?? (schema.items || {})));
  if (value === null || typeof value !== "object") return value;
  const { properties = {}, additionalProperties: others } = schema;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      const of = Object.hasOwn(properties, name) ? properties[name] : others;
      return of ? [[name, shaped(one, of)]] : [];
    }),
  );
}

function named(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : named(TOLD[schema.$ref.slice(PLACE.length)] ?? {});
}

/** Of several forms the one that the value has. */
function choice(value: unknown, schema: Schema): Schema {
  if (!schema.anyOf) return schema;
  const forms = schema.anyOf.map((one) => choice(value, named(one)));
  return forms.find((one) => isOf(value, one)) ?? {};
}

function isOf(value: unknown, { type, format, required = [], properties = {}, ...schema }: Schema): boolean {
  if ("const" in schema) return value === schema.const;
  if (schema.enum) return schema.enum.includes(value);
  const kind = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  if (![type].flat().includes(kind) && !(format === "date-time" && kind === "number")) return false;
  if (kind !== "object") return true;
  const fields = value as Record<string, unknown>;
  return (
    required.every((name) => fields[name] !== undefined) &&
    Object.entries(properties).every(([name, one]) => fields[name] === undefined || isLiteralOf(fields[name], one))
  );
}

/** Forms are told apart by the words that they carry. */
function isLiteralOf(value: unknown, schema: Schema): boolean {
  return "const" in schema || schema.enum ? isOf(value, schema) : true;
}
