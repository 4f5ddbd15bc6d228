import { statSync } from "node:fs";
import { type Call, UnusableCall } from "./command.ts";

/**
 * The one file a command works on. It is read several times over (detection, hash, rows), so a pipe will not do.
 *
 * @throws UnusableCall for none, several, a folder or a pipe; ENOENT when there is no such file
 */
export function fileOperand(call: Call, what: string, usage: string): string {
  const [file, ...more] = call.words;
  if (!file || more.length > 0) throw new UnusableCall(what, usage);
  const stat = statSync(file);
  if (stat.isDirectory()) throw new UnusableCall(`${file} is a folder, not a file.`, usage);
  if (!stat.isFile()) throw new UnusableCall(`${file} is no file on disk.`, "Write it to a file first.");
  return file;
}
