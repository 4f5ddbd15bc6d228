/**
 * The vault keeps delivered bytes under their SHA-256, for ever and unchanged.
 *
 * Order of events: write to a temporary name → fsync → rename → (the caller) commit the database row. A crash leaves at
 * worst an unreferenced file, which {@link sweep} removes at start. Local folder today; object storage later needs the
 * same four functions: put, open, readAt, has.
 */
import { createHash, randomUUID } from "node:crypto";
import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { copyFile, open } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface Stored {
  sha256: string;
  bytes: number;
}

export interface Vault {
  folder: string;
}

const BLOCK = 1024 * 1024;

export function openVault(dataFolder: string): Vault {
  const vault = { folder: join(dataFolder, "vault") };
  mkdirSync(join(vault.folder, "incoming"), { recursive: true });
  return vault;
}

/**
 * A name inside the vault's own file system, so that the later rename is atomic. It begins with the process id, so that
 * a sweep knows whose it is.
 */
export function temporaryFile(vault: Vault): string {
  return join(vault.folder, "incoming", `${process.pid}-${randomUUID()}`);
}

/**
 * Copies a file in and hashes the copy. The kernel copies (or clones, where the file system can). The file is not yet
 * durable or visible: {@link settle} makes it so.
 */
export async function copyIn(vault: Vault, source: string): Promise<Stored & { temporary: string }> {
  const temporary = temporaryFile(vault);
  await copyFile(source, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  return { ...(await hashFile(temporary)), temporary };
}

/** SHA-256 and size. Block by block, so that whoever waits on this thread gets a turn in between. */
export async function hashFile(path: string): Promise<Stored> {
  const hash = createHash("sha256");
  // One block for the whole file: a fresh one each time costs as much as the hashing.
  const block = Buffer.allocUnsafeSlow(BLOCK);
  const handle = await open(path, "r");
  try {
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await handle.read(block, 0, BLOCK, bytes);
      if (bytesRead === 0) return { sha256: hash.digest("hex"), bytes };
      hash.update(block.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/**
 * fsync of a file that is not yet settled, off this thread: {@link settle} then finds little left to wait for.
 *
 * @throws what the disk says. To be awaited before settling: the system tells of a lost write only once.
 */
export async function writeOut(temporary: string): Promise<void> {
  const handle = await open(temporary, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** fsync, then rename to the hash. Keeping a file twice is a no-op. */
export function settle(vault: Vault, temporary: string, sha256: string): void {
  const target = pathOf(vault, sha256);
  if (existsSync(target)) {
    rmSync(temporary, { force: true });
    return;
  }
  syncPath(temporary);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(temporary, target);
  syncPath(dirname(target));
}

export function has(vault: Vault, sha256: string): boolean {
  return existsSync(pathOf(vault, sha256));
}

/** @throws Error naming the hash when the file is missing. */
export function pathInVault(vault: Vault, sha256: string): string {
  const path = pathOf(vault, sha256);
  if (!existsSync(path)) throw new MissingFromVault(sha256);
  return path;
}

export class MissingFromVault extends Error {
  constructor(sha256: string) {
    super(`The vault has no file ${sha256}.`);
    this.name = "MissingFromVault";
  }
}

/** One positioned read: the bytes of one record. */
export function readAt(vault: Vault, sha256: string, offset: number, length: number): Buffer {
  const file = openSync(pathInVault(vault, sha256), "r");
  try {
    const bytes = Buffer.alloc(length);
    const read = readSync(file, bytes, 0, length, offset);
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/** Removes files that no row refers to, and temporary files unless `keepIncoming` says that they are still at work. */
export function sweep(vault: Vault, referenced: ReadonlySet<string>, keepIncoming: (name: string) => boolean): number {
  let removed = 0;
  for (const folder of readdirSync(vault.folder)) {
    for (const name of readdirSync(join(vault.folder, folder))) {
      if (folder === "incoming" ? keepIncoming(name) : referenced.has(name)) continue;
      rmSync(join(vault.folder, folder, name), { force: true });
      removed += 1;
    }
  }
  return removed;
}

export function sizeOf(vault: Vault, sha256: string): number {
  return statSync(pathInVault(vault, sha256)).size;
}

function pathOf(vault: Vault, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("A vault name is 64 hexadecimal digits.");
  return join(vault.folder, sha256.slice(0, 2), sha256);
}

/** Makes what was written to a file, or the names in a folder, outlast a power cut. */
export function syncPath(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
