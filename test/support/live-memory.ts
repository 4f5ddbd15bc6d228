/** Runs commands with `live-memory.js` in them, and says what they held on to from beginning to end. */
import { readFileSync } from "node:fs";

/** @param file where the command is to write what it holds */
export function watchedMemory(file: string): Record<string, string> {
  const script = new URL("live-memory.js", import.meta.url);
  return { NODE_OPTIONS: `--expose-gc --import ${script.href}`, LIVE_MEMORY: file };
}

export interface LiveMemory {
  /** How often it was looked at. */
  looks: number;
  /** Bytes, the most in the second third of the time, when all has begun, and in the last. */
  middle: number;
  last: number;
}

export function liveMemory(file: string): LiveMemory {
  const held = readFileSync(file, "utf8").trimEnd().split("\n").map(Number);
  const third = Math.ceil(held.length / 3);
  return {
    looks: held.length,
    middle: Math.max(...held.slice(third, 2 * third)),
    last: Math.max(...held.slice(-third)),
  };
}
