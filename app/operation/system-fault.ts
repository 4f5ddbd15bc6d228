/** What the operating system or the database refuses, as a sentence for the person who asked. */

export interface SystemFault {
  message: string;
  /** Of the answer over HTTP: 507 where room is missing, 503 where trying again later may help, 500 otherwise. */
  status: 500 | 503 | 507;
  /** The file or folder, for the person at the machine; never for a visitor. */
  path: string | null;
}

/** null for any other error. SQLite's codes come with what was being done when they arose (`SQLITE_IOERR_WRITE`). */
export function systemFault(error: unknown): SystemFault | null {
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  if (typeof code !== "string") return null;
  const known = FAULTS.find(([codes]) => codes.test(code));
  if (!known) return null;
  const [, message, status] = known;
  return { message, status, path: typeof path === "string" ? path : null };
}

/** With the path where there is one: for the command line. */
export function systemFaultSentence(error: unknown): string | null {
  const fault = systemFault(error);
  if (!fault) return null;
  return fault.path === null ? fault.message : `${fault.message.replace(/\.$/, "")}: ${fault.path}`;
}

const FAULTS: readonly (readonly [codes: RegExp, message: string, status: SystemFault["status"]])[] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)$/, "The disk is full.", 507],
  [/^(EFBIG)$/, "The system does not permit so large a file.", 507],
  [/^(EROFS|SQLITE_READONLY\w*)$/, "The file system can only be read.", 503],
  [/^(SQLITE_BUSY\w*|SQLITE_LOCKED\w*)$/, "The database is busy with another change.", 503],
  [/^(EIO|SQLITE_IOERR\w*)$/, "The disk does not read or write as it should.", 503],
  [/^(SQLITE_CORRUPT\w*|SQLITE_NOTADB)$/, "The database file is damaged; `assay verify` says where.", 500],
  [/^SQLITE_CANTOPEN\w*$/, "The database file cannot be opened.", 503],
  [/^(EMFILE|ENFILE)$/, "Too many files are open.", 503],
  [/^ENOENT$/, "There is no such file or folder.", 500],
  [/^ENOTDIR$/, "A part of this path is no folder.", 500],
  [/^EISDIR$/, "This is a folder, not a file.", 500],
  [/^EACCES$/, "Reading or writing is not permitted.", 500],
  [/^EPERM$/, "The system does not permit it.", 500],
  [/^ENAMETOOLONG$/, "The name is too long.", 500],
];
