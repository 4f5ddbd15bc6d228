/**
 * The normalised words of a text as 32-bit hashes: what the overlap statistics take. One loop over character codes, because
 * every prompt of every delivery passes through it; the few texts whose characters depend on their neighbours go the long
 * way, by {@link normalisedTokens}, and give the same hashes.
 */
import { normalisedTokens, UNSPACED } from "#app/domain/normalised-tokens.ts";

const SEED = 0x811c9dc5;
/** Values of the fold table above any character code. */
const ALONE = 0x1_0000;
const LONG_WAY = 0x2_0000;
const REMOVED = 0;
const SPACE = 32;

let table: Uint32Array | null = null;

export class TokenHasher {
  readonly #fold = foldTable();
  #tokens = new Uint32Array(1024);

  /** Valid until the next call. */
  hashesOf(text: string): Uint32Array {
    const fold = this.#fold;
    let count = 0;
    let hash = SEED;
    let letters = 0;
    this.#makeRoom(text.length);
    const tokens = this.#tokens;
    for (let i = 0; i < text.length; i += 1) {
      const unit = fold[text.charCodeAt(i)] as number;
      if (unit === REMOVED) continue;
      if (unit >= LONG_WAY) return this.#longWay(text);
      if (unit === SPACE || unit >= ALONE) {
        if (letters > 0) tokens[count++] = finished(hash);
        hash = SEED;
        letters = 0;
        if (unit >= ALONE) tokens[count++] = finished(mixed(SEED, unit & 0xffff));
        continue;
      }
      hash = mixed(hash, unit);
      letters += 1;
    }
    if (letters > 0) tokens[count++] = finished(hash);
    return tokens.subarray(0, count);
  }

  #longWay(text: string): Uint32Array {
    const words = normalisedTokens(text);
    this.#makeRoom(words.length);
    for (const [at, word] of words.entries()) {
      let hash = SEED;
      for (let i = 0; i < word.length; i += 1) hash = mixed(hash, word.charCodeAt(i));
      this.#tokens[at] = finished(hash);
    }
    return this.#tokens.subarray(0, words.length);
  }

  #makeRoom(tokens: number): void {
    if (this.#tokens.length < tokens) this.#tokens = new Uint32Array(2 * tokens);
  }
}

function mixed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** FNV alone leaves short words that differ in their last letter close together. */
function finished(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (once ^ (once >>> 13)) >>> 0;
}

/** Made on first use, once a thread, and only where there is something to compare with. */
function foldTable(): Uint32Array {
  table ??= Uint32Array.from({ length: 0x1_0000 }, (_, code) => foldOf(code));
  return table;
}

function foldOf(code: number): number {
  if (code >= 0x4e00 && code <= 0x9fff) return code | ALONE;
  if (code >= 0xac00 && code <= 0xd7a3) return code;
  const unit = String.fromCharCode(code);
  if (/\s/u.test(unit)) return SPACE;
  const lower = unit.toLowerCase();
  const dependsOnNeighbours =
    (code >= 0xd800 && code <= 0xdfff) ||
    code === CAPITAL_SIGMA ||
    lower.length !== 1 ||
    unit.normalize("NFC") !== unit ||
    lower.normalize("NFC") !== lower ||
    /\p{M}/u.test(unit) ||
    (code >= 0x1100 && code <= 0x11ff);
  if (dependsOnNeighbours) return LONG_WAY;
  if (/[\p{P}\p{S}\p{Cf}]/u.test(lower)) return REMOVED;
  return lower.charCodeAt(0) | (UNSPACED.test(lower) ? ALONE : 0);
}

const CAPITAL_SIGMA = 0x3a3;
