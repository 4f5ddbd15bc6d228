import { closeSync, openSync, readSync } from "node:fs";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { jsonl } from "#app/ingest/formats/jsonl.server.ts";

const file = process.argv[2] ?? "";
function baseline() {
  const fd = openSync(file, "r");
  const b = Buffer.allocUnsafeSlow(4 << 20);
  const rest = Buffer.alloc(0);
  let n = 0,
    k = 0;
  let carry = "";
  const dec = new TextDecoder();
  while ((n = readSync(fd, b, 0, b.length, null)) > 0) {
    const t = carry + dec.decode(b.subarray(0, n), { stream: true });
    const lines = t.split("\n");
    carry = lines.pop() ?? "";
    for (const l of lines) {
      const v = JSON.parse(l);
      if (v.id) k++;
    }
  }
  closeSync(fd);
  return k;
}
async function ours() {
  let k = 0;
  for await (const b of jsonl.read(file, "none", DEFAULT_LIMITS)) k += b.rows.length;
  return k;
}
for (let i = 0; i < 4; i++) {
  let t = performance.now();
  const a = baseline();
  const x = performance.now() - t;
  t = performance.now();
  const c = await ours();
  const y = performance.now() - t;
  console.log(a, c, x.toFixed(0), y.toFixed(0), (y / x).toFixed(3), "rss", (process.memoryUsage().rss / 1e6) | 0);
}
