/** The version that an address asks for; null for the newest, 0 for what can be none. */
export function askedVersion(request: Request): number | null {
  const asked = new URL(request.url).searchParams.get("version");
  if (asked === null || asked === "") return null;
  return /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
}
