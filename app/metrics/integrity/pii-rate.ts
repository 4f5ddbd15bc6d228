import { ItemMark, PersonalMark, ResponseMark } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";

/** Name, bit, and the mark that lists them. */
const KINDS = [
  ["e-mail address", PersonalMark.EMAIL, "email"],
  ["payment card", PersonalMark.CARD, "card"],
  ["bank account (IBAN)", PersonalMark.IBAN, "iban"],
  ["phone number", PersonalMark.PHONE, "phone"],
  ["IP address", PersonalMark.IP_ADDRESS, "ip_address"],
  ["social security number", PersonalMark.NATIONAL_ID, "national_id"],
  ["key or token", ItemMark.SECRET, "secret"],
] as const;
const ANY_OF_PROMPT = ItemMark.PII | ItemMark.SECRET;
const ANY_OF_RESPONSE = ResponseMark.PII | ResponseMark.SECRET;

export const piiRate: Metric = {
  id: "pii-rate",
  version: 1,
  title: "Personal data and secrets",
  group: "integrity",
  unit: "share",
  better: "lower",
  about: "Share of items whose prompt or responses hold personal data or a secret that a model could learn by heart.",
  formula:
    "Kept items with a confirmed e-mail, card (Luhn), IBAN (mod 97), phone, public IP address, social security number, private key or token / kept items, counted. Reserved examples (example.com, the exchange 555, documentation ranges) do not count.",
  source: "Checks: ISO/IEC 7812-1, ISO 13616, RFC 2606, RFC 5737. Lines 0.1 % and 0.5 %: ours.",
  needs: [],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 0.001, fail: 0.005 },
  gate: true,
  counted: true,
  rows: "mark=pii&mark=secret",
  since: 2,
  measure: ({ items, responses, keepItem }) => {
    const byKind = KINDS.map(() => 0);
    let kept = 0;
    let found = 0;
    for (let i = 0; i < items.n; i += 1) {
      if (keepItem[i] !== 1) continue;
      kept += 1;
      let marks = items.marks[i] as number;
      let any = (marks & ANY_OF_PROMPT) !== 0;
      const end = items.firstResponse[i + 1] as number;
      for (let r = items.firstResponse[i] as number; r < end; r += 1) {
        const own = responses.marks[r] as number;
        any ||= (own & ANY_OF_RESPONSE) !== 0;
        marks |= own;
      }
      if (!any) continue;
      found += 1;
      for (const [kind, [, bit]] of KINDS.entries()) if ((marks & bit) !== 0) byKind[kind] = (byKind[kind] ?? 0) + 1;
    }
    if (kept === 0) return notEnough(piiRate, 0);
    return counted(found / kept, kept, piiRate.nUnit, {
      title: "Items by kind (an item may have several)",
      columns: ["kind", "items"],
      rows: KINDS.map(([name], kind) => [name, byKind[kind] ?? 0]),
      rowParams: KINDS.map(([, , mark]) => `mark=${mark}`),
    });
  },
};
