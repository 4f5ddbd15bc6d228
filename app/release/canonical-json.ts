/**
 * JSON with sorted keys and no spaces: equal values give equal bytes, so that a hash of them means something. Members
 * without a value are left out, as in JSON. Keys are sorted by UTF-16 code unit, as in RFC 8785.
 *
 * Throws TypeError on what JSON cannot say: a number that is not finite, a function, a bigint.
 *
 * @example canonicalJson({ b: 1, a: [2, { d: 3, c: 4 }] }) // {"a":[2,{"c":4,"d":3}],"b":1}
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((member) => canonicalJson(member ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) return `{${members(value as Record<string, unknown>).join(",")}}`;
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("JSON has no such number.");
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`JSON has no ${typeof value}.`);
  return text;
}

function members(object: Record<string, unknown>): string[] {
  const keys = Object.keys(object).filter((key) => object[key] !== undefined);
  return keys.sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`);
}
