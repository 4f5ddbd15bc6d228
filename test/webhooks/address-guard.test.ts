import type { lookup } from "node:dns";
import { describe, expect, it } from "vitest";
import { ForbiddenAddress, isPublic, publicLookup, refuseWrittenOut } from "#app/webhooks/address-guard.server.ts";

describe("an address", () => {
  it.each([
    ...["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"],
    ...["255.255.255.255", "192.0.0.8", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1"],
    // IPv4 in IPv6 clothes.
    ...["::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "not an address"],
    // A network's own translation to IPv4, site-local, given to nobody yet.
    ...["64:ff9b:1::7f00:1", "fec0::1", "5f00::1"],
  ])("%s is not public", (address) => expect(isPublic(address)).toBe(false));

  it.each(["93.184.216.34", "8.8.8.8", "2606:4700::1111"])("%s is public", (address) =>
    expect(isPublic(address)).toBe(true),
  );

  it.each([
    ...[
      "http://127.1/x",
      "http://0x7f000001/",
      "http://2130706433/",
      "http://[::1]:8080/",
      "https://[::ffff:10.0.0.1]/",
    ],
    ...["http://169.254.169.254/latest/meta-data"],
  ])("%s is refused as it is written", (url) => expect(() => refuseWrittenOut(new URL(url))).toThrow(ForbiddenAddress));
});

describe("a name", () => {
  const finds = (...addresses: string[]) =>
    ((_name: string, _options: object, done: (error: null, found: object[]) => void) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      )) as never as typeof lookup;
  const found = (find: typeof lookup, all = false) =>
    new Promise((resolve) =>
      publicLookup(find)("host.example", { all }, (error, address) => resolve(error ? error.name : address)),
    );

  it("is refused when any of its addresses is not public, and when it has none", async () => {
    expect(await found(finds("93.184.216.34", "127.0.0.1"))).toBe("ForbiddenAddress");
    expect(await found(finds("fe80::1"))).toBe("ForbiddenAddress");
    expect(await found(finds())).toBe("ForbiddenAddress");
  });

  it("is looked up once: the connection goes where was looked", async () => {
    expect(await found(finds("93.184.216.34"))).toBe("93.184.216.34");
    expect(await found(finds("93.184.216.34"), true)).toEqual([{ address: "93.184.216.34", family: 4 }]);
  });
});
