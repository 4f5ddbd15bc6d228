/** The floor everything is measured against: read the file in blocks and `JSON.parse` each line, nothing else. */
import { closeSync, openSync, readSync } from "node:fs";

const [file] = process.argv.slice(2);
if (!file) throw new Error("Name a JSONL file.");
const started = performance.now();
const handle = openSync(file, "r");
const block = Buffer.allocUnsafe(4 * 1024 * 1024);
let rest = Buffer.alloc(0);
let lines = 0;
for (let read = readSync(handle, block); read > 0; read = readSync(handle, block)) {
  const bytes = rest.length > 0 ? Buffer.concat([rest, block.subarray(0, read)]) : block.subarray(0, read);
  let start = 0;
  for (let end = bytes.indexOf(10, start); end >= 0; end = bytes.indexOf(10, start)) {
    JSON.parse(bytes.toString("utf8", start, end));
    lines += 1;
    start = end + 1;
  }
  rest = Buffer.from(bytes.subarray(start));
}
closeSync(handle);
// The process's own start is not part of the floor.
process.stdout.write(JSON.stringify({ lines, seconds: (performance.now() - started) / 1000 }));
