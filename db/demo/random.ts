/**
 * A small seeded generator (sfc32), restarted for every item from (seed, index): an item can be made alone, in any
 * order, and the same seed gives the same bytes.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 0;

  /** Restarts the sequence for one item. Cheaper than a new object per item. */
  restart(seed: number, index: number): this {
    this.a = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
    this.b = Math.imul(index ^ 0xc2b2ae35, 0x27d4eb2f) | 0;
    this.c = ((index / 0x100000000) | 0) ^ seed;
    this.d = 1;
    for (let i = 0; i < 8; i += 1) this.bits();
    return this;
  }

  /** 32 random bits as a signed integer. */
  bits(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t;
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return (this.bits() >>> 0) / 4294967296;
  }

  /** Uniform integer in [0, n). */
  below(n: number): number {
    return Math.floor(this.unit() * n);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  one<T>(list: readonly T[]): T {
    return at(list, this.below(list.length));
  }

  /** Standard normal: sum of four uniforms, scaled. Tails end at 3.46, which is ample for annotators. */
  normal(): number {
    return (this.unit() + this.unit() + this.unit() + this.unit() - 2) * 1.7320508;
  }
}

/** `list[index]` of a list known to reach that far. Throws RangeError when it does not. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no entry ${index} in a list of ${list.length}`);
  return value;
}
