/** Cookies that scripts do not get, other sites' forms do not send, and plain connections neither behind TLS. */

interface NewCookie {
  name: string;
  /** "" with 0 seconds ends it. */
  value: string;
  seconds: number;
  secure: boolean;
}

/** @returns the value of a Set-Cookie header. */
export function cookieWith({ name, value, seconds, secure }: NewCookie): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${Math.floor(seconds)}${secure ? "; Secure" : ""}`;
}

/** @param cookies the Cookie header. */
export function cookieOf(cookies: string | null | undefined, name: string): string | undefined {
  return new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)(?:;|$)`).exec(cookies ?? "")?.[1];
}

export function withCookies(cookies: readonly string[]): Headers {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return headers;
}
