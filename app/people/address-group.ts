/**
 * What counts as one place: an IPv4 address, or the /64 network of an IPv6 address, of which a single machine commands
 * every address.
 *
 * @example addressGroup("::ffff:192.0.2.7") // "192.0.2.7"
 * @example addressGroup("2001:db8:1:2:3::4") // "2001:db8:1:2::/64"
 */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!/^[\da-f:.]+(%.*)?$/i.test(address) || !address.includes(":")) return address.slice(0, 100);
  const [head = "", tail] = address.replace(/%.*$/, "").toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill("0"), ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}
