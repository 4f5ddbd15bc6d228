/**
 * Where to go on to, when it is a path of ours; the start page otherwise. Backslashes and double slashes are addresses
 * of other hosts to a browser.
 *
 * @example pathHere("/batches/1?tab=a") // "/batches/1?tab=a"
 * @example pathHere("//elsewhere.example") // "/"
 */
export function pathHere(path: string | null): string {
  const fine = path && path.length <= 2000 && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path);
  return fine && !/^\/(sign-in|sign-out|welcome)\b/.test(path) ? path : "/";
}
