/** What the demo's contracts say besides prices and weeks. Clauses are made up. */

export interface DemoTerm {
  kind: string;
  value: Record<string, unknown> | null;
  clause: string;
  source: string;
  owner: string;
  /** Days after the start of the contract from which it holds; negative = before. */
  fromDay: number;
}

const OPS = "Demo operations";
const LEAD = "Demo lead";

const term = (
  kind: string,
  value: DemoTerm["value"],
  clause: string,
  source: string,
  owner = OPS,
  fromDay = -14,
): DemoTerm => ({
  kind,
  value,
  clause,
  source,
  owner,
  fromDay,
});

const LABOUR: DemoTerm[] = [
  term("payment", { days: 30, from: "acceptance" }, "Fees fall due thirty days after acceptance.", "§6.2, page 4"),
  term("no_model_use", { answer: "no" }, "Annotators shall not use generative models for their answers.", "Annex B, 3"),
  term("sub_contracting", { answer: "with_consent" }, "Sub-contracting needs prior consent in writing.", "§11.1"),
  term(
    "deletion",
    { days: 60, certificate: "yes" },
    "All material is deleted within sixty days of the end and a certificate given.",
    "§9.4",
  ),
];

export const DEMO_TERMS: Record<string, DemoTerm[]> = {
  "general-helpfulness": [
    ...LABOUR,
    term(
      "rejection_window",
      { days: 10, deemed: "accepted" },
      "The Client may reject a delivery within ten days of receipt. Deliveries not rejected in that time are deemed accepted.",
      "§5.3, page 3",
    ),
    term(
      "rework",
      { days: 5, dayKind: "business", maxRounds: 2 },
      "Corrected work is delivered within five business days, twice at most.",
      "§5.4",
    ),
    term(
      "credit_table",
      {
        measure: "gold accuracy per batch",
        bands: [
          { atLeast: 0.9, percent: 0 },
          { atLeast: 0.87, percent: 10 },
          { atLeast: 0.84, percent: 25 },
        ],
      },
      "Credits by gold accuracy of the batch: none from 0.90, 10 % from 0.87, 25 % from 0.84.",
      "Annex A",
    ),
    term(
      "usage",
      { training: "yes", evaluation: "yes", publication: "with_consent" },
      "The Client may train and evaluate models with the Data; findings are published with consent.",
      "§8.1",
      LEAD,
    ),
    term(
      "open_sourcing",
      { data: "no", model: "no", rewardModel: "no", evaluations: "not_stated" },
      "No artefact obtained from the Data may be made available to third parties.",
      "§8.6, page 6, small print",
      LEAD,
    ),
    term(
      "open_sourcing",
      { data: "no", model: "yes", rewardModel: "with_consent", evaluations: "not_stated" },
      "Amended: models trained on the Data may be made available to third parties; the Data may not.",
      "Amendment 1, 2",
      LEAD,
      21,
    ),
    term(
      "publicity",
      { answer: "with_consent" },
      "Either party names the other as a customer with consent only.",
      "§12.2",
    ),
    term("resale", { answer: "no" }, "The Vendor shall not offer the same prompts and answers to others.", "§8.3"),
    term("exclusivity", { answer: "yes" }, "The Data is made for the Client alone.", "§8.2"),
  ],
  "code-review": [
    ...LABOUR,
    term(
      "rejection_window",
      { days: 7, deemed: "accepted" },
      "Rejection within seven days of receipt; silence is acceptance.",
      "§4.1",
    ),
    term(
      "rejection_window",
      { days: 3, deemed: "accepted" },
      "Amended: rejection within three days of receipt; silence is acceptance.",
      "Amendment 1, 1",
      OPS,
      14,
    ),
    term(
      "open_sourcing",
      { data: "yes", model: "yes", rewardModel: "yes", evaluations: "yes" },
      "The Client may publish the Data and anything made with it.",
      "§7",
      LEAD,
    ),
    term(
      "usage",
      { training: "yes", evaluation: "yes", publication: "yes" },
      "The Client may use the Data for any purpose.",
      "§7",
      LEAD,
    ),
  ],
  "reasoning-set": [
    term(
      "rejection_window",
      { days: 10, deemed: "nothing" },
      "The Client may reject a delivery within ten days of receipt.",
      "§4",
    ),
    term(
      "rework",
      { days: 5, dayKind: "business", maxRounds: 1 },
      "Corrected work is delivered within five business days, once.",
      "§4.2",
    ),
    term(
      "replacement",
      { days: 10, dayKind: "business", atWhoseCost: "vendor" },
      "Rejected work is replaced within ten business days, at the cost of the Vendor.",
      "§4.3",
    ),
    term(
      "open_sourcing",
      { data: "no", model: "no", rewardModel: "no", evaluations: "no" },
      "Nothing obtained from the Data may be published.",
      "§9, small print",
      LEAD,
    ),
  ],
};
