/** Somebody who is signed in. */
import type { Standing } from "#app/domain/permission.ts";

export interface Person extends Standing {
  id: string;
  name: string;
  email: string;
  /** Of the cookie that came with the request. */
  sessionId: string;
  /** The role requires a second factor and there is none: until then only the own account is open. */
  owesSecondFactor?: boolean;
}

/** Where a request came from. */
export interface Client {
  address: string;
  agent: string;
  /** Whether it came over TLS: cookies are then kept from plain connections. */
  secure: boolean;
}
