/** What the operating system refuses, as a sentence; null for any other error. */
export function systemFault(error: Error & { code?: unknown; path?: unknown }): string | null {
  const say = typeof error.code === "string" ? FAULTS[error.code] : undefined;
  return say ? say(typeof error.path === "string" ? error.path : "the file") : null;
}

const FAULTS: Record<string, (path: string) => string> = {
  ENOENT: (path) => `There is no such file or folder: ${path}`,
  ENOTDIR: (path) => `A part of this path is no folder: ${path}`,
  EISDIR: (path) => `This is a folder, not a file: ${path}`,
  EACCES: (path) => `Reading or writing is not permitted: ${path}`,
  EPERM: (path) => `The system does not permit it: ${path}`,
  EROFS: (path) => `The file system can only be read: ${path}`,
  ENOSPC: (path) => `The disk is full: ${path}`,
  ENAMETOOLONG: (path) => `The name is too long: ${path.slice(0, 80)}…`,
};
