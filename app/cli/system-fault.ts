/** What the operating system refuses, as a sentence; null for any other error. */
export function systemFault(error: Error & { code?: unknown; path?: unknown }): string | null {
  const what = typeof error.code === "string" ? FAULTS[error.code] : undefined;
  if (!what) return null;
  return typeof error.path === "string" ? `${what}: ${error.path}` : `${what}.`;
}

const FAULTS: Record<string, string> = {
  ENOENT: "There is no such file or folder",
  ENOTDIR: "A part of this path is no folder",
  EISDIR: "This is a folder, not a file",
  EACCES: "Reading or writing is not permitted",
  EPERM: "The system does not permit it",
  EROFS: "The file system can only be read",
  ENOSPC: "The disk is full",
  ENAMETOOLONG: "The name is too long",
};
