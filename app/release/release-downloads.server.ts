/** The files that one choice of format, weights and side comes to, for the page of a release. */
import type { ReleaseRow } from "#db/releases.server.ts";
import { exportRelease } from "./export-release.server.ts";
import { TRAINER_FORMATS, trainerFormatById } from "./formats/index.ts";
import { type Manifest, releaseOptionsOf } from "./manifest.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { mixerOf, outputChoiceOf, partsOf } from "./release-output.ts";

/** @param query of the address: format, weights, split; what is left out is the first. */
export async function releaseDownloads(
  tools: ReleaseTools,
  release: ReleaseRow,
  manifest: Manifest,
  query: URLSearchParams,
) {
  const format =
    trainerFormatById(query.get("format") ?? "") ?? (TRAINER_FORMATS[0] as (typeof TRAINER_FORMATS)[number]);
  const { weights = "column", split } = outputChoiceOf(Object.fromEntries(query)) ?? {};
  const side = releaseOptionsOf(manifest).split ? (split ?? "train") : null;
  const parts = partsOf(manifest, weights);
  const choice = { weights, split: side ?? undefined };
  const all = await Promise.all(
    (parts.length > 0 ? parts : [undefined]).map((part) =>
      exportRelease(tools, release.id, format.id, { ...choice, part }),
    ),
  );
  const { title, about, reads, weightNote, ignoresWeight, hasMargin } = format;
  const files = all.flatMap((found) => {
    if (found.kind !== "export") return [];
    const address = new URLSearchParams({
      weights,
      ...(side ? { split: side } : {}),
      ...(found.part ? { part: found.part } : {}),
    });
    const { fileName, promised, part } = found;
    return [{ fileName, promised, part, href: `/releases/${release.id}/download/${format.id}?${address}` }];
  });
  return {
    formats: TRAINER_FORMATS.map(({ id, title: label }) => ({ value: id, label })),
    chosen: { format: format.id, weights, split: side },
    title,
    about,
    reads,
    weightNote,
    hasMargin,
    ignoresWeight,
    files,
    /** Why there is no such file; null where there is. */
    refusal: all.flatMap((found) => (found.kind === "export" ? [] : [found.message]))[0] ?? null,
    snippet: files[0] ? format.snippet(files[0].fileName) : null,
    mixer: weights === "shards" ? mixerOf(manifest, format, side) : null,
  };
}

export type ReleaseDownloads = Awaited<ReturnType<typeof releaseDownloads>>;
