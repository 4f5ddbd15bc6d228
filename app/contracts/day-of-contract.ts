/** In whose days a contract counts. One place, so that a contract's own time zone takes effect everywhere at once. */

/** @returns an IANA name; UTC where the contract has none. */
export function timeZoneOf(contract: { id: string; timeZone?: string | null }): string {
  return contract.timeZone ?? "UTC";
}
