/** Compresses the built files once, so that the server need not for each browser: `x.js` gets an `x.js.br` and an `x.js.gz`. */
import { existsSync, readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Fonts are compressed as they come. */
const TEXT = /\.(js|css|svg|json)$/;
/** Shorter ones fit into one packet either way. */
const SHORTEST = 1024;

const FORMS = [
  [".br", (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })],
  [".gz", (bytes) => promisify(gzip)(bytes, { level: 9 })],
];

/** @param {string} folder whose names change with what is in them, so that a file that was compressed stays right */
export async function compressFiles(folder) {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder);
  const known = new Set(names);
  await Promise.all(
    names
      .filter((name) => TEXT.test(name))
      .map(async (name) => {
        const bytes = await readFile(`${folder}/${name}`);
        if (bytes.length < SHORTEST) return;
        for (const [ending, compress] of FORMS)
          if (!known.has(name + ending)) await writeFile(`${folder}/${name}${ending}`, await compress(bytes));
      }),
  );
}
