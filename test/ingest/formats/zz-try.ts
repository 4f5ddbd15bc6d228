import { detectFormat } from "#app/ingest/formats/detect.server.ts";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
for (const f of process.argv.slice(2)) {
  try {
    const t = performance.now();
    const d = await detectFormat(f); let rows = 0, errors = 0; let first: unknown; let firstError: unknown;
    for await (const b of d.format.read(f, d.compression, DEFAULT_LIMITS)) { rows += b.rows.length; errors += b.errors.length; first ??= b.rows[0]; firstError ??= b.errors[0]; }
    console.log(f.split("/").pop(), d.format.id, d.compression, rows, errors, (performance.now() - t).toFixed(0), "ms", JSON.stringify(first).slice(0, 200), firstError ?? "");
    if (d.format.id==="xlsx") console.log(first);
  } catch (e) { console.log(f.split("/").pop(), e); }
}
