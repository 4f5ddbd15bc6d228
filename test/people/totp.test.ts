/** The published test vectors of the two RFCs, which any authenticator app agrees with. */
import { describe, expect, it } from "vitest";
import { base32, hotp, otpauthUri, stepAt, stepOfCode } from "#app/people/totp.ts";

const SECRET = Buffer.from("12345678901234567890");

it("counts as RFC 4226, appendix D, says", () => {
  expect(Array.from({ length: 10 }, (_, counter) => hotp(SECRET, counter))).toEqual([
    ...["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"],
  ]);
});

/** RFC 6238, appendix B, with the secrets of its reference implementation: as long as the hash. */
it.each([
  [59, "94287082", "46119246", "90693936"],
  [1111111109, "07081804", "68084774", "25091201"],
  [1111111111, "14050471", "67062674", "99943326"],
  [1234567890, "89005924", "91819424", "93441116"],
  [2000000000, "69279037", "90698825", "38618901"],
  [20000000000, "65353130", "77737706", "47863826"],
] as const)("at %i s as RFC 6238, appendix B, says", (seconds, sha1, sha256, sha512) => {
  const of = (bytes: number) => Buffer.from("1234567890".repeat(7).slice(0, bytes));
  const step = stepAt(seconds * 1000);
  expect(hotp(of(20), step, 8, "sha1")).toBe(sha1);
  expect(hotp(of(32), step, 8, "sha256")).toBe(sha256);
  expect(hotp(of(64), step, 8, "sha512")).toBe(sha512);
});

/** RFC 4648, section 10, without the padding. */
it.each([
  ["", ""],
  ["f", "MY"],
  ["fo", "MZXQ"],
  ["foo", "MZXW6"],
  ["foob", "MZXW6YQ"],
  ["fooba", "MZXW6YTB"],
  ["foobar", "MZXW6YTBOI"],
])("base32 of %j is %j", (text, expected) => {
  expect(base32(Buffer.from(text))).toBe(expected);
});

describe("a code", () => {
  const now = 1_111_111_111_000;
  const step = stepAt(now);
  it("is taken one step early and one step late, and no further", () => {
    const taken = [-2, -1, 0, 1, 2].map((drift) => stepOfCode(SECRET, hotp(SECRET, step + drift), now));
    expect(taken).toEqual([null, step - 1, step, step + 1, null]);
  });

  it("may be typed with a space; anything else is none", () => {
    const code = hotp(SECRET, step);
    expect(stepOfCode(SECRET, `${code.slice(0, 3)} ${code.slice(3)}`, now)).toBe(step);
    for (const typed of ["", "0", `${code}0`, code.slice(1), "abcdef", "١٢٣٤٥٦"])
      expect(stepOfCode(SECRET, typed, now)).toBeNull();
  });
});

it("an app is told the secret, the account and what it assumes anyway", () => {
  expect(otpauthUri(SECRET, "ada+x@example.org")).toBe(
    "otpauth://totp/Assay:ada%2Bx%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Assay&algorithm=SHA1&digits=6&period=30",
  );
});
