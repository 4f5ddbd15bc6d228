/**
 * A browser in which somebody was signed in is known by a cookie. It opens nothing; wrong tries of others, from the same
 * address even, are not counted against it.
 */
import { cookieOf, cookieWith } from "./cookie.ts";
import { sealFor, unsealInTime } from "./seal.server.ts";
import { newToken } from "./token.server.ts";
import type { Tools } from "./tools.server.ts";

const COOKIE = "assay_device";
const LASTS = 365 * 24 * 3_600_000;

interface Device {
  userId: string;
  id: string;
}

export function deviceCookie(tools: Tools, userId: string, secure: boolean): string {
  const device: Device = { userId, id: newToken() };
  const sealed = sealFor(deviceSeal(tools), { now: tools.now(), lasts: LASTS }, device);
  return cookieWith({ name: COOKIE, value: sealed, seconds: LASTS / 1000, secure });
}

/** null when this browser is not known as this person's. */
export function knownDevice(tools: Tools, userId: string, cookies: string | null): string | null {
  const sealed = cookieOf(cookies, COOKIE);
  const device = sealed && unsealInTime<Device>(deviceSeal(tools), sealed, tools.now());
  return device && device.userId === userId ? device.id : null;
}

function deviceSeal({ settings }: Tools) {
  return { keyFile: settings.keyFile, purpose: "known browser" };
}
