import { jsonl } from "#app/ingest/formats/jsonl.server.ts";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { openSync, readSync, closeSync } from "node:fs";
const file = process.argv[2] ?? "";
function strict() { // leanest: per-line Buffer slice + parse, nothing checked
  const fd = openSync(file, "r"); const b = Buffer.allocUnsafeSlow(8 << 20); let keep = 0, n = 0, k = 0;
  while ((n = readSync(fd, b, keep, 4 << 20, null)) > 0) {
    const end = keep + n; let s = 0;
    for (let e = b.indexOf(10, s); e !== -1 && e < end; e = b.indexOf(10, s)) { const v = JSON.parse(b.toString("utf8", s, e)); if (v.id) k++; s = e + 1; }
    b.copy(b, 0, s, end); keep = end - s;
  }
  closeSync(fd); return k;
}
async function ours() { let k = 0; for await (const b of jsonl.read(file, "none", DEFAULT_LIMITS)) k += b.rows.length; return k; }
const xs=[],ys=[];
for (let i = 0; i < 6; i++) {
  let t = performance.now(); const a = strict(); xs.push(performance.now() - t);
  t = performance.now(); const c = await ours(); ys.push(performance.now() - t);
  if (a!==c) throw new Error(`${a} ${c}`);
}
console.log(Math.min(...xs).toFixed(0), Math.min(...ys).toFixed(0), (Math.min(...ys)/Math.min(...xs)).toFixed(3), "peak rss MB", (process.resourceUsage().maxRSS/1024)|0);
