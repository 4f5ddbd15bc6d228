/** What lies in a folder of everything, for whoever opens it without Assay. */
export const EXPORT_README = `# Everything from Assay

- \`manifest.json\`: every file with its SHA-256 and bytes, every table with its rows and columns. Written last: without it
  the export is not whole.
- \`tables/NAME.jsonl\`: one table, one row a line, as a JSON object by column. Times are UTC milliseconds, money is whole
  minor units of the contract's currency. Columns that hold JSON hold it as text. Bytes are \`{"base64": "..."}\`: columns of
  numbers of a delivery, as little-endian arrays.
- \`vault/AB/SHA256\`: delivered files and the texts read from them, under the SHA-256 of their bytes. A row of \`items\`
  finds its record in the file \`text_sha256\` of its delivery, at \`offset\`, \`length\` bytes.
- Left out are secrets that serve nobody elsewhere: hashes of passphrases, second factors, sessions and links. The manifest
  names those columns.

Check a file: \`sha256sum vault/AB/SHA256\`.
`;
