/** A delivered file in the vault is not, or no longer, what the release was made of. The message names it. */
export class VaultFault extends Error {
  readonly fileName: string;
  readonly sha256: string;
  /** The part of the message after the name. */
  readonly what: string;

  constructor({ fileName, sha256 }: { fileName: string; sha256: string }, what: string) {
    super(`The stored bytes of "${fileName}" (vault file ${sha256}) ${what}. Nothing can be exported from them.`);
    this.name = "VaultFault";
    this.fileName = fileName;
    this.sha256 = sha256;
    this.what = what;
  }
}

/** They were given up on purpose. The message says when, by whom and why. */
export class TextsGone extends VaultFault {
  constructor(file: { fileName: string; sha256: string }, why: string) {
    super(file, "were given up");
    this.message = `${why} Nothing can be exported from them.`;
  }
}
