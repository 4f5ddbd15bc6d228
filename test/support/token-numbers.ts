/** Words as numbers, equal words as equal numbers: what the overlap statistics take. */
import { normalisedTokens } from "#app/domain/normalised-tokens.ts";

export function tokenNumbers(): (text: string) => Uint32Array {
  const numbers = new Map<string, number>();
  return (text) =>
    Uint32Array.from(normalisedTokens(text), (token) => {
      const known = numbers.get(token) ?? numbers.size;
      numbers.set(token, known);
      return known;
    });
}
