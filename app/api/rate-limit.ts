/** How often somebody may ask: a bucket per token, filled evenly, in the memory of this process. */

export interface Spent {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the bucket is full again, or, when it is empty, until the next request goes through. */
  reset: number;
}

const MOST_KEPT = 10_000;

/** @param perMinute size of a bucket, which a minute fills. */
export function rateLimit(perMinute: number): (who: string, now: number) => Spent {
  const buckets = new Map<string, { level: number; at: number }>();
  const perMs = perMinute / 60_000;
  return (who, now) => {
    const before = buckets.get(who) ?? { level: perMinute, at: now };
    const level = Math.min(perMinute, before.level + Math.max(0, now - before.at) * perMs);
    const allowed = level >= 1;
    const left = allowed ? level - 1 : level;
    buckets.delete(who);
    buckets.set(who, { level: left, at: now });
    if (buckets.size > MOST_KEPT) buckets.delete(buckets.keys().next().value ?? "");
    const wait = allowed ? (perMinute - left) / perMs : (1 - left) / perMs;
    return { allowed, limit: perMinute, remaining: Math.floor(left), reset: Math.ceil(wait / 1000) };
  };
}

export function rateHeaders({ limit, remaining, reset }: Spent): Record<string, string> {
  return { "RateLimit-Limit": `${limit}`, "RateLimit-Remaining": `${remaining}`, "RateLimit-Reset": `${reset}` };
}
