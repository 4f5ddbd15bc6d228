/** One ingest, step by step: keep the file, begin the delivery, store its parts, then mark and measure what is stored. */
import { rmSync, statSync } from "node:fs";
import { copyIn, settle, temporaryFile, type Vault, writeOut } from "#app/vault/vault.server.ts";
import { chunkStore, type KnownNames } from "#db/chunk-store.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  abandonDelivery,
  beginDelivery,
  type DeliveryRow,
  deliveryOfFile,
  finishDelivery,
  type NewDelivery,
  noteText,
} from "#db/deliveries.server.ts";
import { tombstoneOf, whyGone } from "#db/keeping.server.ts";
import { noteCompared } from "#db/protected-sets.server.ts";
import type { ProtectedIndex } from "./contamination/protected-index.ts";
import { protectionOf } from "./contamination/protection.server.ts";
import { type RowError, UnusableFile } from "./formats/format.ts";
import type { IngestHooks, IngestRequest, IngestResult } from "./ingest-request.ts";
import type { MeasuringThread } from "./measure-in-threads.server.ts";
import type { Ended, Opened, ReadEvent } from "./read-delivery.server.ts";
import { readInThreads } from "./read-in-threads.server.ts";
import { processIsAlive } from "./recover.server.ts";
import { PARSER_VERSION } from "./version.ts";

const ERRORS_SHOWN_WHEN_REFUSED = 20;

function beingLoaded(): UnusableFile {
  return new UnusableFile(
    "being-loaded",
    "Another process is taking in this very file.",
    "Wait until it has finished.",
  );
}

/** With all metrics: loaded once the readers are at work, which do not need them. */
const loadMeasures = () => import("./mark-and-measure.server.ts");

export class IngestRun {
  readonly firstErrors: RowError[] = [];
  readonly #db: Db;
  readonly #vault: Vault;
  readonly #request: IngestRequest;
  readonly #hooks: IngestHooks;
  readonly #segmentFile: string;
  #events: AsyncGenerator<ReadEvent> | null = null;
  #copy: string | null = null;
  #writtenOut: Promise<void> = Promise.resolve();
  #delivery: DeliveryRow | null = null;
  #protection: ProtectedIndex | null = null;
  #measuring: MeasuringThread | null = null;
  #measures: ReturnType<typeof loadMeasures> | null = null;

  constructor(db: Db, vault: Vault, request: IngestRequest, hooks: IngestHooks) {
    this.#db = db;
    this.#vault = vault;
    this.#request = request;
    this.#hooks = hooks;
    this.#segmentFile = temporaryFile(vault);
  }

  async run(): Promise<IngestResult> {
    const { file, reader, limits, now, batchId, readers } = this.#request;
    const before = statSync(file, { bigint: true });
    this.#protection = await protectionOf(this.#db, this.#vault);
    const events = readInThreads(
      { file, reader, limits, now, segmentFile: this.#segmentFile, protection: this.#protection },
      readers,
    );
    this.#events = events;
    const opening = events.next();
    opening.catch(() => {});
    this.#measures = loadMeasures();
    const stored = await this.#keepFile();
    this.#beginWritingOut();
    const same = await this.#sameFile(batchId, stored.sha256);
    if (same) return { kind: "same-file", deliveryId: same.id, version: same.version };
    const gone = await tombstoneOf(this.#db, stored.sha256);
    if (gone)
      throw new UnusableFile(
        "given-up",
        whyGone(gone),
        "These very bytes are not taken in again. Ask the vendor for a file without what was removed.",
      );
    const opened = (await opening).value as Opened;
    this.#delivery = await this.#begin(opened, stored);
    const loaded = await this.#load(events, this.#delivery, stored.bytes);
    if (loaded === null) {
      await this.abandon();
      return { kind: "cancelled" };
    }
    const after = statSync(file, { bigint: true });
    if (after.size !== before.size || after.mtimeNs !== before.mtimeNs)
      throw new UnusableFile(
        "file-changed",
        "The file changed while it was read.",
        "Send it again once it is complete.",
      );
    return this.#finish(this.#delivery, loaded, stored);
  }

  /** Undo: nothing half-stored. */
  async abandon(): Promise<void> {
    if (this.#delivery) await abandonDelivery(this.#db, this.#delivery.id);
    this.#delivery = null;
  }

  /** An upload whose columns are still to be mapped is read again; should nobody do so, the next start sweeps it. */
  keepUpload(): void {
    if (this.#request.uploaded) this.#copy = null;
  }

  /** Readers first: one that still runs keeps the process alive, and may be writing the segment. */
  async cleanUp(): Promise<void> {
    await this.#events?.return(undefined);
    await this.#measuring?.stop();
    rmSync(this.#segmentFile, { force: true });
    if (this.#copy) rmSync(this.#copy, { force: true });
  }

  async #keepFile(): Promise<{ sha256: string; bytes: number }> {
    const { uploaded, file } = this.#request;
    if (uploaded) {
      this.#copy = file;
      return uploaded;
    }
    const { temporary, ...stored } = await copyIn(this.#vault, file);
    this.#copy = temporary;
    return stored;
  }

  /** While the threads read, the disk has nothing else to do. A failure is reported when it is awaited. */
  #beginWritingOut(): void {
    if (this.#copy === null) return;
    this.#writtenOut = writeOut(this.#copy);
    this.#writtenOut.catch(() => {});
  }

  async #sameFile(batchId: string, sha256: string): Promise<DeliveryRow | null> {
    const same = await deliveryOfFile(this.#db, batchId, sha256);
    if (!same) return null;
    if (same.state === "ready") return same;
    if (same.loadingPid !== null && same.loadingPid !== process.pid && processIsAlive(same.loadingPid))
      throw beingLoaded();
    await abandonDelivery(this.#db, same.id);
    return null;
  }

  async #begin(opened: Opened, stored: { sha256: string; bytes: number }): Promise<DeliveryRow> {
    const { batchId, kind, fileName, now, receivedBy } = this.#request;
    const delivery: NewDelivery = {
      batchId,
      kind,
      fileName,
      fileSha256: stored.sha256,
      fileBytes: stored.bytes,
      format: opened.compression === "none" ? opened.format : `${opened.format}+${opened.compression}`,
      reader: opened.reader,
      parserVersion: PARSER_VERSION,
      receivedAt: now,
      receivedBy,
      loadingPid: process.pid,
    };
    try {
      return await beginDelivery(this.#db, delivery);
    } catch (error) {
      // Only one delivery may be of these bytes: somebody began it between the question and now.
      if (await deliveryOfFile(this.#db, batchId, stored.sha256)) throw beingLoaded();
      throw error;
    }
  }

  /** Stores part by part; null when cancelled. */
  async #load(events: AsyncGenerator<ReadEvent>, delivery: DeliveryRow, bytesTotal: number) {
    const store = chunkStore(this.#db, delivery.id);
    const names: KnownNames = { annotators: [], domains: [], languages: [], models: [] };
    let ended: Ended | null = null;
    for await (const event of events) {
      if (this.#hooks.cancelled()) return null;
      if (event.kind === "ended") ended = event;
      if (event.kind !== "part") continue;
      for (const key of Object.keys(names) as (keyof KnownNames)[]) names[key].push(...event.newNames[key]);
      for (const error of event.errors)
        if (this.firstErrors.length < ERRORS_SHOWN_WHEN_REFUSED) this.firstErrors.push(error);
      store.store(event.chunk, event.errors, names);
      this.#hooks.progress({
        stage: "store",
        bytesDone: event.bytesRead,
        bytesTotal,
        rows: event.rows,
        rejected: store.quarantined,
      });
    }
    if (!ended) throw new Error("The reading ended without its last word.");
    if (store.items === 0)
      throw new UnusableFile(
        "nothing-usable",
        `None of the ${ended.rows} rows can be used.`,
        "Check that the preset or mapping fits this file; the first errors are listed.",
      );
    return { store, names, ended };
  }

  async #finish(
    delivery: DeliveryRow,
    { store, names, ended }: { store: ReturnType<typeof chunkStore>; names: KnownNames; ended: Ended },
    stored: { sha256: string; bytes: number },
  ): Promise<IngestResult> {
    const { startMeasuring, markAndMeasure } = await (this.#measures ?? loadMeasures());
    // Its thread starts while what was stored is written out.
    if (delivery.kind === "full") this.#measuring = startMeasuring(store.judgments);
    const text = ended.segment?.sha256 ?? stored.sha256;
    await noteText(this.#db, delivery.id, text);
    await this.#writtenOut;
    if (this.#copy) settle(this.#vault, this.#copy, stored.sha256);
    if (ended.segment) settle(this.#vault, this.#segmentFile, ended.segment.sha256);
    this.#hooks.progress({
      stage: "measure",
      bytesDone: stored.bytes,
      bytesTotal: stored.bytes,
      rows: ended.rows,
      rejected: store.quarantined,
    });
    const loaded = {
      textSha256: text,
      rows: ended.rows,
      items: store.items,
      responses: store.responses,
      judgments: store.judgments,
      quarantined: store.quarantined,
      dictionary: { ...names, scale: ended.scale },
    };
    const sets = this.#protection?.sets.map(({ id }) => id) ?? [];
    await noteCompared(this.#db, delivery.id, sets, this.#request.now);
    await markAndMeasure(this.#db, this.#vault, { ...delivery, ...loaded }, this.#request.now, this.#measuring);
    if (this.#hooks.cancelled()) {
      await this.abandon();
      return { kind: "cancelled" };
    }
    await finishDelivery(this.#db, delivery.id, loaded);
    this.#delivery = null;
    const { items, judgments, quarantined } = store;
    return { kind: "stored", deliveryId: delivery.id, version: delivery.version, items, judgments, quarantined };
  }
}
