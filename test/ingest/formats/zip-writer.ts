/** A zip of deflated entries, to write workbooks that no well-behaved library would. Checksums are left zero; readers here do not use them. */
import { deflateRawSync } from "node:zlib";

interface Packed {
  packed: Uint8Array;
  /** Expanded size as declared, true or not. */
  bytes: number;
}

export function zip(texts: Record<string, string>, packed: Record<string, Packed> = {}): Buffer {
  const entries = Object.entries(texts).map(([name, text]): Packed & { name: Buffer } => {
    const content = Buffer.from(text);
    return { name: Buffer.from(name), packed: deflateRawSync(content), bytes: content.length };
  });
  entries.push(...Object.entries(packed).map(([name, entry]) => ({ ...entry, name: Buffer.from(name) })));
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, packed: data, bytes } of entries) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(bytes, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, name, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, rest, name]));
    locals.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
