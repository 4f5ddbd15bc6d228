import { describe, expect, it } from "vitest";
import { ibanHolds } from "#app/stats/iban-check.ts";
import { luhnHolds } from "#app/stats/luhn.ts";

describe("check digits", () => {
  it("Luhn: the card schemes' test numbers hold, a changed digit does not", () => {
    // Numbers that Visa, Mastercard, American Express, Discover, Diners and JCB publish for tests.
    for (const card of "4111111111111111 5555555555554444 378282246310005 6011111111111117 30569309025904 3530111333300000".split(
      " ",
    ))
      expect(luhnHolds(card), card).toBe(true);
    expect(luhnHolds("4111111111111112")).toBe(false);
    expect(luhnHolds("49927398716")).toBe(true);
    expect(luhnHolds("49927398717")).toBe(false);
    expect(luhnHolds("")).toBe(false);
    expect(luhnHolds("4111 1111")).toBe(false);
  });

  it("IBAN: the examples of the registry hold, exchanged digits do not", () => {
    for (const iban of "DE89370400440532013000 GB82WEST12345698765432 FR1420041010050500013M02606 NL91ABNA0417164300 NO9386011117947".split(
      " ",
    ))
      expect(ibanHolds(iban), iban).toBe(true);
    expect(ibanHolds("DE98370400440532013000")).toBe(false);
    expect(ibanHolds("GB82WEST12345698765423")).toBe(false);
    expect(ibanHolds("DE89 3704 0044")).toBe(false);
  });
});
