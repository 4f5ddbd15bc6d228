/** Ways in which a file arrives broken, on purpose or not. All chance comes from the caller: a seed replays a failure. */

export type Random = () => number;

/** Bytes that parsers have been known to stumble over. */
const MORSELS = [
  "\u0000",
  "\ufeff",
  "\r",
  "\n\n",
  "\u2028",
  '"',
  "\\",
  "\\u{d800}",
  '"\\ud800"',
  "{",
  "[",
  "}",
  "]",
  ",",
  ":",
  "1e999",
  "-0",
  "NaN",
  "9007199254740993",
  "0".repeat(400),
  '{"a":'.repeat(2_000),
  "[".repeat(20_000),
  '"__proto__":',
  '"constructor":',
  "null",
  "true",
  "<!DOCTYPE x [<!ENTITY a 'b'>]>",
  "&a;",
  "PK\u0003\u0004",
  "PAR1",
  ";",
  "\t",
  "=1+1",
].map((text) => Buffer.from(text));

const RAW = [
  Buffer.from([0xff]),
  Buffer.from([0xc0, 0x80]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0x1f, 0x8b]),
];

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const MUTATIONS: readonly Mutation[] = [flipped, cut, withoutPart, doubled, withMorsel, swapped, overwritten];

/** One to six mutations, one after the other. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let mutated = bytes;
  for (let times = 1 + below(6, random); times > 0; times -= 1)
    mutated = (MUTATIONS[below(MUTATIONS.length, random)] as Mutation)(mutated, random);
  return mutated;
}

/** Some bits turned over. */
function flipped(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  for (let times = 1 + below(8, random); times > 0 && copy.length > 0; times -= 1) {
    const at = below(copy.length, random);
    copy[at] = (copy[at] as number) ^ (1 << below(8, random));
  }
  return copy;
}

function cut(bytes: Buffer, random: Random): Buffer {
  return bytes.subarray(0, below(bytes.length + 1, random));
}

function withoutPart(bytes: Buffer, random: Random): Buffer {
  const [from, to] = range(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
}

function doubled(bytes: Buffer, random: Random): Buffer {
  const [from, to] = range(bytes, random);
  return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
}

function withMorsel(bytes: Buffer, random: Random): Buffer {
  const all = [...MORSELS, ...RAW];
  const at = below(bytes.length + 1, random);
  return Buffer.concat([bytes.subarray(0, at), all[below(all.length, random)] as Buffer, bytes.subarray(at)]);
}

/** Two parts change places. */
function swapped(bytes: Buffer, random: Random): Buffer {
  const [from, to] = range(bytes, random);
  return Buffer.concat([bytes.subarray(to), bytes.subarray(from, to), bytes.subarray(0, from)]);
}

/** A run of bytes by another one: lengths and offsets of binary formats lie. */
function overwritten(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const at = below(copy.length + 1, random);
  copy.fill([0x00, 0xff, 0x7f, 0x80][below(4, random)] as number, at, Math.min(copy.length, at + 1 + below(8, random)));
  return copy;
}

function range(bytes: Buffer, random: Random): [number, number] {
  const from = below(bytes.length + 1, random);
  return [from, Math.min(bytes.length, from + below(200, random))];
}

function below(n: number, random: Random): number {
  return Math.floor(random() * n);
}
