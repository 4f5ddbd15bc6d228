/**
 * The check of an IBAN (ISO 13616, ISO 7064 MOD 97-10): the first four characters moved to the end, letters read as 10 …
 * 35, the number leaves 1 when divided by 97. Spaces are not allowed here.
 *
 * @example ibanHolds("DE89370400440532013000") // true
 */
export function ibanHolds(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
