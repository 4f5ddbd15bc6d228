/** The same as {@link markDelivery} for a file that is only checked: its chunks are in memory, its texts in a file. */
import type { ItemRecord } from "#app/domain/record.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { concatStored, runningSum, type StoredColumns } from "#app/metrics/columns.ts";
import { signatureBand } from "#app/metrics/integrity/signature-bands.ts";
import type { TextSample } from "#app/metrics/metric.ts";
import type { Chunk } from "../chunk.ts";
import { nearColumns } from "./near-columns.ts";
import { RecordFile } from "./record-file.server.ts";
import { settleLanguages } from "./settle-languages.server.ts";
import { textSample } from "./text-sample.ts";

/** The columns of all chunks, with near-duplicates and languages found. @param path where the chunks' places point */
export async function markChunks(chunks: readonly Chunk[], path: string): Promise<StoredColumns> {
  const columns = concatStored(chunks);
  const { items, responses } = columns;
  const texts = openTexts(chunks, path);
  try {
    const band = new Uint32Array(items.n);
    const near = nearColumns({
      promptKey: items.promptKey,
      pairKey: items.pairKey,
      band: (number) => wholeBand(chunks, number, band),
      record: texts.record,
    });
    const first = runningSum(items.responseCount);
    await settleLanguages(
      {
        promptLanguage: items.promptLanguage,
        language: responses.language,
        firstResponse: (item) => first[item] as number,
      },
      items.n,
      texts.record,
    );
    items.nearItem.set(near.nearItem);
    items.nearPrompt.set(near.nearPrompt);
    return columns;
  } finally {
    texts.close();
  }
}

export function sampleOfChunks(chunks: readonly Chunk[], view: BatchView, path: string): TextSample {
  const texts = openTexts(chunks, path);
  try {
    return textSample(view, texts.record);
  } finally {
    texts.close();
  }
}

function openTexts(chunks: readonly Chunk[], path: string): { record(item: number): ItemRecord; close(): void } {
  const file = new RecordFile(path);
  const starts = runningSum(Uint32Array.from(chunks, ({ items }) => items.n));
  return {
    record: (item) => {
      let chunk = 0;
      while (item >= (starts[chunk + 1] as number)) chunk += 1;
      const own = item - (starts[chunk] as number);
      const { offset, length } = (chunks[chunk] as Chunk).place;
      return file.record(offset[own] as number, length[own] as number);
    },
    close: () => file.close(),
  };
}

function wholeBand(chunks: readonly Chunk[], number: number, into: Uint32Array): Uint32Array {
  let at = 0;
  for (const { signatures, items } of chunks) {
    into.set(signatureBand(signatures, number), at);
    at += items.n;
  }
  return into;
}
