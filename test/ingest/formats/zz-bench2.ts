import { readFileSync, writeFileSync } from "node:fs";
import { execSync } from "node:child_process";
import { parquetWriteBuffer } from "hyparquet-writer";
import { detectFormat } from "#app/ingest/formats/detect.server.ts";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { readJsonRow } from "#app/ingest/formats/json-row.ts";
const src = "/tmp/x/s.jsonl"; const text = readFileSync(src, "utf8"); const lines = text.split("\n").filter(Boolean).map((l) => Buffer.from(l).toString());
const best = (f: (l: string) => unknown) => { let b = 1e9; for (let k = 0; k < 7; k++) { const t = performance.now(); for (const l of lines) f(l); b = Math.min(b, performance.now() - t); } return b; };
for (let k = 0; k < 2; k++) { const p = best(JSON.parse), q = best(readJsonRow); console.log("JSON.parse", p.toFixed(1), "readJsonRow", q.toFixed(1), (q / p).toFixed(3)); }
const objs = lines.map((l) => JSON.parse(l));
const flat = objs.map((o) => ({ id: o.id, prompt: o.prompt, a: o.responses[0].text, b: o.responses[1].text, v: o.judgments[0].value }));
writeFileSync("/tmp/x/b.json", JSON.stringify(objs)); writeFileSync("/tmp/x/bp.json", JSON.stringify(objs, null, 2));
const q = (s: unknown) => `"${String(s).replaceAll('"', '""')}"`;
writeFileSync("/tmp/x/b.csv", ["id,prompt,a,b,v", ...flat.map((o) => Object.values(o).map(q).join(","))].join("\n"));
writeFileSync("/tmp/x/b.parquet", Buffer.from(parquetWriteBuffer({ rowGroupSize: 100000, columnData: Object.keys(flat[0]!).map((name) => ({ name, data: flat.map((o: any) => o[name]) })) })));
execSync("gzip -kf /tmp/x/s.jsonl; zstd -qf /tmp/x/s.jsonl");
lines.length = 0; objs.length = 0; flat.length = 0;
const fmt = (n: number) => (n / 1e6).toFixed(0);
for (const f of ["s.jsonl", "s.jsonl.gz", "s.jsonl.zst", "b.json", "bp.json", "b.csv", "b.parquet"]) {
  const d = await detectFormat(`/tmp/x/${f}`); let ms = 1e9, n = 0;
  for (let k = 0; k < 3; k++) { const t = performance.now(); n = 0; for await (const b of d.format.read(`/tmp/x/${f}`, d.compression, DEFAULT_LIMITS)) n += b.rows.length; ms = Math.min(ms, performance.now() - t); }
  console.log(f, d.format.id, d.compression, n, "rows", ms.toFixed(0), "ms", fmt(54.4e6 / ms * 1000), "MB/s of text; rss", fmt(process.memoryUsage().rss));
}
