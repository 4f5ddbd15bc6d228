/**
 * Bytes as people read them, in powers of 1024.
 *
 * @example bytesText(42991616) // "41.0 MiB"
 * @example bytesText(512)      // "512 bytes"
 */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const power = Math.min(UNITS.length, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toFixed(1)} ${UNITS[power - 1]}`;
}

const UNITS = ["KiB", "MiB", "GiB", "TiB"];
