/**
 * Addresses that a webhook must not reach: this machine, the networks around it, and what clouds tell their machines at
 * link-local addresses. A name is looked up once and the connection goes to the address that was looked at, so that a name
 * cannot say one thing to the check and another to the connection.
 */
import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

export class ForbiddenAddress extends Error {
  constructor() {
    super("The address is private, link-local or otherwise not on the public internet.");
    this.name = "ForbiddenAddress";
  }
}

/** Whether an IP address is one of the public internet; an IPv4 address in IPv6 clothes is looked at as what it is. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === "unicast" && (parsed.kind() === "ipv4" || parsed.match(GIVEN_OUT));
}

/** Of IPv6 all that is given out on the internet (RFC 4291); beyond it lie site-local addresses and a network's own NAT64. */
const GIVEN_OUT = ipaddr.parseCIDR("2000::/3");

/** For a connection: finds the addresses of a name and refuses when one of them is not public. */
export function publicLookup(find: typeof lookup = lookup): LookupFunction {
  return (name, options, done) => {
    find(name, { ...options, all: true }, (error, found) => {
      const addresses = (found ?? []) as LookupAddress[];
      if (error) return done(error, "", 0);
      if (addresses.length === 0 || !addresses.every(({ address }) => isPublic(address)))
        return done(new ForbiddenAddress(), "", 0);
      if (options.all) return done(null, addresses as never, 0);
      const [first] = addresses as [LookupAddress];
      done(null, first.address, first.family);
    });
  };
}

/** An address written out is never looked up, so it is looked at here. */
export function refuseWrittenOut({ hostname }: URL): void {
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (isIP(bare) !== 0 && !isPublic(bare)) throw new ForbiddenAddress();
}
