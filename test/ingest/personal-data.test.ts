import { describe, expect, it } from "vitest";
import { personalMarks } from "#app/ingest/features/personal-data.ts";
import { secretMarks } from "#app/ingest/features/secrets.ts";
import { emptyFeatures, textFeatures } from "#app/ingest/features/text-features.ts";
import { ItemMark, PersonalMark } from "#app/metrics/batch-view.ts";
import { processorSeconds } from "#test/support/processor-seconds.ts";

function found(text: string): string[] {
  const features = emptyFeatures();
  textFeatures(text, features);
  const marks = personalMarks(text, features) | secretMarks(text, features);
  const kinds = Object.entries({ ...PersonalMark, SECRET: ItemMark.SECRET });
  expect((marks & ItemMark.PII) !== 0).toBe((marks & ~(ItemMark.PII | ItemMark.SECRET)) !== 0);
  return kinds.flatMap(([kind, bit]) => ((marks & bit) !== 0 ? [kind] : []));
}

describe("personal data", () => {
  it.each([
    ["Write to maria.keller@posteo.de, please.", ["EMAIL"]],
    ["my card is 4111 1111 1111 1111", ["CARD"]],
    ["my card is 4111-1111-1111-1111, ok?", ["CARD"]],
    ["4111111111111111", ["CARD"]],
    ["Amex 3782 822463 10005", ["CARD"]],
    ["Pay to DE89 3704 0044 0532 0130 00 today", ["IBAN"]],
    ["GB82WEST12345698765432", ["IBAN"]],
    ["Call +44 20 7946 0958 or (212) 736-5000.", ["PHONE"]],
    ["My SSN is 536-90-4399.", ["NATIONAL_ID"]],
    ["the server is 81.2.169.144", ["IP_ADDRESS"]],
  ])("finds it in %j", (text, kinds) => {
    expect(found(text)).toEqual(kinds);
  });

  it.each([
    "my card is 4111 1111 1111 1112",
    "Write to jane@example.com or support@shop.example.org.",
    "Follow @maria and @keller on the site, 5 @ 20 each",
    "DE98 3704 0044 0532 0130 00 has its digits exchanged",
    "Order 2024-118-3391 shipped on 2026-10-12T08:12:42.351Z, invoice 100234567",
    "^(.+@mysite.com)$ and +1 (555) 555-5555",
    "Call 555-0123 or +1 212 555 0123",
    "version 10.4.0.3 or 1.2.3.4; hosts 192.168.1.20, 10.0.0.7, 127.0.0.1, 192.0.2.44, 203.0.113.9",
    "SSN 123-45-6789 is a known example, 000-12-3456 none",
    "22 × $105 = $2310.00, 45% of that is $1039.50; 3.14159265358979",
    "There were 1,234,567,890 of 9,876,543,210 in 1998-2004.",
    "ISBN 978-3-16-148410-0; time stamp 1760256762351",
    "",
  ])("finds none in %j", (text) => {
    expect(found(text)).toEqual([]);
  });
});

// In pieces, so that no scanner takes this file for a leak.
const token = (...parts: string[]) => parts.join("");

describe("secrets", () => {
  it.each([
    token("key AKI", "AQ3EGRZ7M2XKTU5PD end"),
    token("gh", "p_16C7e42F292c6912E7710c838347Ae178B4a"),
    token("s", "k-proj-Zk39dJq2Lw8vX0c7Rt5yUb1N"),
    token("xo", "xb-263594206564-2343594206574-FGqddMF8t08v8N7Oq4i57vs1"),
    token("ey", "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"),
    token("-----BEGIN RSA PRI", "VATE KEY-----\nMIIEpAIBAAKCAQEAvJq8\n-----END"),
  ])("finds %j", (text) => {
    expect(found(text)).toContain("SECRET");
  });

  it.each([
    token("AKI", "AIOSFODNN7EXAMPLE"),
    token("s", "k-xxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
    "risk-management-framework-2024-edition-responsibilities",
    "Paste it between -----BEGIN PRIVATE KEY----- and the end; characteristically",
    "donaudampfschifffahrtsgesellschaft",
  ])("takes %j for none", (text) => {
    expect(found(text)).not.toContain("SECRET");
  });
});

describe("a text made to be slow", () => {
  it.each([
    ["at-signs", "@".repeat(1_000_000)],
    ["digits", "4".repeat(1_000_000)],
    ["grouped digits", "4111 ".repeat(200_000)],
    ["dots and digits", "1.".repeat(500_000)],
    ["letters before an at-sign", `${"a.".repeat(500_000)}@${"b.".repeat(500_000)}`],
    ["begin lines", "-----BEGIN A PRIVATE KEY-----\nA: b\n".repeat(20_000) + "a".repeat(16)],
  ])("of %s is looked at in linear time", async (_, text) => {
    // A megabyte; a quadratic search would take minutes.
    expect(await processorSeconds(() => found(text))).toBeLessThan(5);
  });
});
