/** A folder to write into, made one step at a time: Node's own recursion never ends where nothing can be made (as in /proc). */
import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** @throws the system's error when it cannot be made */
export function makeFolder(path: string): void {
  const whole = resolve(path);
  if (existsSync(whole)) return;
  if (dirname(whole) !== whole) makeFolder(dirname(whole));
  mkdirSync(whole);
}
