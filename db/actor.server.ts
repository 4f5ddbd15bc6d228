/** On whose behalf the code runs at this moment: what the audit log writes beside every change. */
import { AsyncLocalStorage } from "node:async_hooks";

export interface Actor {
  who: string;
  /** Role, or what stands in for one: operator, server. */
  role: string;
  /** `web`, `command line`, `job`, … */
  via: string;
  /** Ties together what one request did. */
  request: string;
  /** What was given as the reason; "" for none. */
  reason: string;
}

const acting = new AsyncLocalStorage<Actor>();
export const SERVER: Actor = { who: "Assay", role: "server", via: "itself", request: "", reason: "" };
let otherwise = SERVER;

/** Everything that the work does, also later and in between others, is done on behalf of this actor. */
export function actingAs<T>(actor: Actor, work: () => T): T {
  return acting.run(actor, work);
}

/** For a process that serves one person: the command line. */
export function setActor(actor: Actor): void {
  otherwise = actor;
}

export function currentActor(): Actor {
  return acting.getStore() ?? otherwise;
}
