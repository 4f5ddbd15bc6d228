/** Under these names forms, calls and commands take the reason of a change; of two, both are told in this order. */
const NAMES = ["reason", "why", "amendReason", "redReason", "openReason", "althoughRed", "althoughOpen"];

/**
 * What was given as the reason, for the audit log; "" for none. Of a name that comes again the first counts.
 *
 * @example givenReason([["week", "3"], ["why", " Seen in the inspection. "]]) // "Seen in the inspection."
 */
export function givenReason(named: Iterable<readonly [string, unknown]>): string {
  const given = [...named].flatMap(([name, value]) =>
    typeof value === "string" && value.trim() ? [[name, value]] : [],
  );
  const of = (wanted: string) => given.find(([name]) => name === wanted)?.[1]?.trim() ?? [];
  return NAMES.flatMap(of).join(" ");
}
