/** What grows is what Node encodes text by text, whatever the texts are and however little memory there is to begin with. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GrowingBytes } from "#app/release/growing-bytes.ts";

/** As Parquet writes a text plainly. */
function plain(text: string, characters: "latin1" | "utf8"): Buffer {
  const bytes = Buffer.from(text, characters);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

const anyText = fc.string({ unit: "binary", maxLength: 60 });
const byteText = fc.array(fc.nat(255), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes));

describe("growing bytes", () => {
  it("hold texts behind their length, decoded or one character per byte", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyText, byteText)), fc.nat(64), (texts, memory) => {
        const [utf8, latin1] = [new GrowingBytes(memory), new GrowingBytes(memory)];
        for (const text of texts) {
          utf8.text(text, "utf8", null);
          latin1.text(text, "latin1", null);
        }
        expect(utf8.give()).toEqual(Buffer.concat(texts.map((text) => plain(text, "utf8"))));
        expect(latin1.give()).toEqual(Buffer.concat(texts.map((text) => plain(text, "latin1"))));
      }),
    );
  });

  it("hold numbers and lines, and begin again after a look", () => {
    const bytes = new GrowingBytes(1);
    bytes.double(-0.1);
    bytes.int32(-2);
    const numbers = Buffer.alloc(12);
    numbers.writeDoubleLE(-0.1);
    numbers.writeInt32LE(-2, 8);
    expect(Buffer.from(bytes.look())).toEqual(numbers);
    bytes.line('{"a":"é"}', "utf8");
    bytes.bytes(Uint8Array.of(1, 2));
    expect(bytes.give()).toEqual(Buffer.concat([Buffer.from('{"a":"é"}\n'), Buffer.of(1, 2)]));
  });

  it("hold what was added once more, as often as asked", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(20), (before, length, times) => {
        const [head, value] = [Buffer.alloc(before, 1), Buffer.from(Array.from({ length }, (_, i) => i))];
        const bytes = new GrowingBytes(3);
        bytes.bytes(head);
        bytes.bytes(value);
        bytes.repeat(before, times);
        bytes.int32(7);
        const all = [head, ...new Array<Buffer>(times + 1).fill(value), Buffer.of(7, 0, 0, 0)];
        expect(bytes.give()).toEqual(Buffer.concat(all));
      }),
    );
  });

  it("put decoded texts in the places of their marks, and leave the marks of others alone", () => {
    const decoded = {
      bytes: Buffer.from("one, zwölf"),
      starts: [0, 5],
      ends: [3, 11],
      messages: [0, 0],
      rolesEnds: [0, 0],
    };
    const bytes = new GrowingBytes(1);
    bytes.text("\n\x7f1\x7f and \x7f0\x7f", "latin1", decoded);
    bytes.text("\x7f1\x7f", "utf8", null);
    expect(bytes.give()).toEqual(Buffer.concat([plain("\nzwölf and one", "utf8"), plain("\x7f1\x7f", "utf8")]));
  });
});
