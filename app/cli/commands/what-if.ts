import { groupDigits, percentText } from "#app/domain/figure.ts";
import { formatMoney, formatUnitPrice } from "#app/domain/money.ts";
import type { JudgedRow } from "#app/review/judged-row.ts";
import type { WhatIfReport, WhatIfStanding } from "#app/review/what-if-report.server.ts";
import { type Command, integerOption, requiredOption, UnusableCall } from "../command.ts";
import { outcomeText } from "../outcome-text.ts";
import { RULE_OPTIONS, rulesOf } from "../rules-of-call.ts";

export const whatIfCommand: Command = {
  name: "what-if",
  operands: "",
  about: "Show what exclusions and weights would leave of a week, before anything is decided; or suggest some.",
  options: [
    { name: "contract", value: "ID", about: "Contract, by id or title.", required: true },
    { name: "week", value: "N", about: "Week of the contract.", required: true },
    ...RULE_OPTIONS,
    { name: "suggest", about: "Search for the smallest set of rules that turns failing gates; print it as rules." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay what-if --contract 'General helpfulness, autumn' --week 3 --rules rules.json",
  async run(call) {
    const name = requiredOption(call, "contract");
    const week = integerOption(call, "week");
    const rules = await rulesOf(call);
    const { batchNamed, contractNamed, openStore } = await import("../store.ts");
    const { evidenceOf } = await import("#app/review/batch-evidence.server.ts");
    const { whatIfMetrics, whatIfReport } = await import("#app/review/what-if-report.server.ts");
    const { suggestionFor } = await import("#app/review/suggestion.server.ts");
    const { viewCache } = await import("#app/http/view-cache.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const contract = await contractNamed(store.db, name);
      const batch = await batchNamed(store.db, contract, week);
      const evidence = await evidenceOf(store.db, batch.id);
      if (!evidence || evidence.judged.length === 0)
        throw new UnusableCall(`Nothing was delivered for week ${week} yet.`);
      const tools = { db: store.db, views: viewCache(store.db), now: () => call.now };
      const suggestion = call.options.suggest ? await suggestionFor(tools, evidence) : null;
      const report = await whatIfReport(tools, evidence, suggestion?.kind === "found" ? suggestion.rules : rules);
      const metrics = await whatIfMetrics(tools, evidence, report);
      if (call.options.json) {
        const { given, before, after, rules: settled } = report;
        call.out(JSON.stringify({ week, given, rules: settled, before, after, metrics, suggestion }, null, 2));
      } else {
        if (suggestion) call.say(suggestion.sentence);
        call.out([...ruleLines(report), ...standingLines(report, contract.currency)].join("\n"));
        for (const { before, after } of metrics) call.out(metricLine(before, after));
      }
      const { effectiveWarnings } = await import("#app/review/effective-warnings.ts");
      for (const { title, text } of effectiveWarnings(report.before, report.after)) call.say(`${title} ${text}`);
      if (report.after.judgments === 0) call.say("The weights sum to nothing: no judgment would train.");
      return report.given.some(({ faults }) => faults.length > 0) ? 2 : 0;
    } finally {
      store.close();
    }
  },
};

function ruleLines({ given }: WhatIfReport): string[] {
  return given.flatMap(({ text, matched, faults, notes }, at) => [
    `${at + 1}. ${text} (${groupDigits(matched)} judgment rows)`,
    ...[...faults, ...notes].map((line) => `   ${line}`),
  ]);
}

function standingLines({ before, after }: WhatIfReport, currency: string): string[] {
  const line = (title: string, of: (one: WhatIfStanding) => string) => `${title}: ${of(before)} → ${of(after)}`;
  return [
    line("records", ({ items }) => groupDigits(items)),
    line("judgments", ({ judgments }) => groupDigits(judgments)),
    line("units", ({ units }) => groupDigits(units)),
    line("effective size", ({ effective, effectiveShare }) =>
      effectiveShare === null ? "0" : `${groupDigits(Math.round(effective))} (${percentText(effectiveShare)})`,
    ),
    line("price per effective unit", ({ perEffectiveMicro }) =>
      perEffectiveMicro === null ? "nothing left" : formatUnitPrice(perEffectiveMicro, currency),
    ),
    line("price before any credit", ({ moneyMinor }) => formatMoney(moneyMinor, currency)),
  ];
}

/** @example "Gold accuracy: 0.84 [0.81, 0.87] (n 600), warn → 0.91 [0.88, 0.93] (n 540), pass" */
function metricLine(before: JudgedRow, after: JudgedRow): string {
  const [was, is] = [before, after].map(({ outcome, state }) => `${outcomeText(outcome)}, ${state}`);
  return `${before.title}: ${was === is ? is : `${was} → ${is}`}`;
}
