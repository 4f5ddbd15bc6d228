import { expect, it } from "vitest";
import { MOST_SIDE_BYTES, sideFileText } from "#app/ingest/side-file-text.ts";

it("gives the text of a UTF-8 file as it is", () => {
  expect(sideFileText(Buffer.from("id,score\né,1\n"))).toEqual({ kind: "text", text: "id,score\né,1\n" });
  expect(sideFileText(new Uint8Array())).toEqual({ kind: "text", text: "" });
});

it.each([
  ["one Latin-1 column", Buffer.from("id,score\na,1\nb\xe9,2\nc,3\n", "latin1"), "Line 3 is not UTF-8"],
  ["a character cut at the end", Buffer.from("id\nb\xc3", "latin1"), "Line 2 is not UTF-8"],
  ["UTF-16", Buffer.from("\ufeffid,score\n", "utf16le"), "The file is UTF-16"],
  ["a padded end", Buffer.from("id\na,1\n\0\0\0"), "Line 3 holds a zero byte"],
  ["a byte too many", Buffer.alloc(MOST_SIDE_BYTES + 1, 97), "The file has 67"],
])("refuses %s, naming the line", (_, bytes, message) => {
  expect(sideFileText(bytes)).toMatchObject({ kind: "refused", message: expect.stringContaining(message) });
});
