/**
 * A query string with some parameters set or, with null, taken out.
 *
 * @example withParams("domain=code&page=3", { page: null, sort: "-seconds" }) // "?domain=code&sort=-seconds"
 */
export function withParams(search: string, changes: Record<string, string | null>): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  for (const [name, value] of [...params]) if (value === "") params.delete(name, value);
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}
