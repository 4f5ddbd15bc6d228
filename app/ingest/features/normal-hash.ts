import { key53 } from "#app/domain/key-chain.ts";

export const SEED_HIGH = 0x9e3779b9 | 0;
export const SEED_LOW = 0x85ebca6b | 0;

/** The rare path: text whose units depend on their neighbours is normalised by the runtime first. */
export function hashOfNormalised(text: string): number {
  const normal = text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
  if (normal === "") return 0;
  let high = SEED_HIGH;
  let low = SEED_LOW;
  for (let i = 0; i < normal.length; i += 1) {
    const code = normal.charCodeAt(i);
    high = Math.imul(high ^ code, -1640531535);
    low = Math.imul(low ^ code, 1597334677);
  }
  return key53(high, low);
}
