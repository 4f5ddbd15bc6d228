export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * null means absent: table tools write it for every field a row does not have. In place, so that a checked record has
 * one way of saying "not given".
 */
export function forgetNulls(object: Record<string, unknown>): void {
  for (const key in object) if (object[key] === null) object[key] = undefined;
}
