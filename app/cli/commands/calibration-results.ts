import type { RoundPage } from "#app/calibration/round-page.server.ts";
import { estimateText } from "#app/domain/figure.ts";
import { type PassRule, passRuleText, type RuleOutcome } from "#app/domain/pass-rule.ts";
import { type Command, requiredOption, UnusableCall } from "../command.ts";

export const calibrationResults: Command = {
  name: "calibration results",
  operands: "",
  about: "Show who passed a calibration round, and what changed since the one before.",
  options: [
    { name: "round", value: "ID", about: "The round.", required: true },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay calibration results --round ID",
  async run(call) {
    const roundId = requiredOption(call, "round");
    const { openStore } = await import("../store.ts");
    const { roundPage } = await import("#app/calibration/round-page.server.ts");
    const { effectSentence } = await import("#app/calibration/effect.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const page = await roundPage(store.db, roundId);
      if (!page) throw new UnusableCall("There is no such round.");
      const { round, facts, results, problems, effect } = page;
      if (call.options.json) {
        const { id, number, title, instructionVersion, rule, closure } = round;
        const head = { round: id, number, title, instructionVersion, rule, closed: closure !== null };
        call.out(JSON.stringify({ ...head, facts, problems, results, effect: effect?.outcome ?? null }, null, 2));
        return 0;
      }
      call.out(
        [
          `Round ${round.number}, ${round.title}: ${passRuleText(round.rule)}.`,
          ...problems,
          ...results.takers.map((taker) => takerLine(taker, round.rule)),
          ...(results.takers.length === 0 ? ["Nobody has answered yet."] : []),
          ...(effect ? [`Since round ${effect.before.number}: ${effectSentence(effect.outcome)}`] : []),
        ].join("\n"),
      );
      return 0;
    } finally {
      store.close();
    }
  },
};

const OUTCOMES: Record<RuleOutcome, string> = {
  passed: "passed",
  failed: "failed",
  "not-enough": "not enough answers",
};

function takerLine(
  { annotator, n, right, accuracy, low, high, outcome }: RoundPage["results"]["takers"][number],
  rule: PassRule,
): string {
  const share = accuracy === null ? "" : `, accuracy ${estimateText({ value: accuracy, low, high }, "share")}`;
  return `  ${annotator}: ${OUTCOMES[outcome]}, ${right} right of ${n} answered (${rule.of} asked)${share}`;
}
