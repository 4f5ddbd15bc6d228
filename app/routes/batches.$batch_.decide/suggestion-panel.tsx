import { Callout } from "#app/components/callout.tsx";
import { Money } from "#app/components/money.tsx";
import { Status } from "#app/components/status.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { DecidePage } from "#app/review/decide-page.server.ts";
import { ruleText } from "#app/review/rule-params.ts";
import { PreviewButton } from "./preview-button.tsx";

/** The smallest set that mends the failing gates; it only ever becomes rules of this form, and those can be removed. */
export function SuggestionPanel({ page }: { page: DecidePage }) {
  const { suggestion } = page;
  return (
    <div className="rule-forms" aria-live="polite">
      <h3>Suggest</h3>
      <p className="help">
        Searches annotators who stand apart, the worst slices and defects for the least that turns failing gates.
        Nothing is applied by itself.
      </p>
      <div>
        <PreviewButton name="suggest" value="yes">
          Suggest what would mend it
        </PreviewButton>
      </div>
      {suggestion?.kind === "nothing-fails" && <Callout tone="pass" title={suggestion.sentence} />}
      {suggestion?.kind === "cannot" && <Callout tone="fail" title={suggestion.sentence} />}
      {suggestion?.kind === "found" && <Found suggestion={suggestion} page={page} />}
    </div>
  );
}

type FoundSuggestion = Extract<NonNullable<DecidePage["suggestion"]>, { kind: "found" }>;

function Found({ suggestion, page }: { page: DecidePage; suggestion: FoundSuggestion }) {
  const { before, after, beyond } = suggestion;
  const lost = before.units - after.units;
  return (
    <Callout title={suggestion.sentence}>
      <ul>
        {suggestion.texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {suggestion.mended.map(({ metricId, title, before: was, after: is }) => (
        <p key={metricId}>
          {title}: <Status state={was} /> → <Status state={is} />
        </p>
      ))}
      {beyond.length > 0 && <p>Not to be mended by leaving things out: {beyond.join(", ")}.</p>}
      <p>
        It costs {countOf(lost, page.contract.unit)} of {groupDigits(before.units)},{" "}
        <Money minor={before.moneyMinor - after.moneyMinor} currency={page.contract.currency} /> of the price, and
        leaves an effective size of {groupDigits(Math.round(after.effective))} of{" "}
        {groupDigits(Math.round(before.effective))}. The same judgments that it was chosen on say that it helps, which
        flatters it.
      </p>
      <PreviewButton small name="take" value={suggestion.rules.map(ruleText).join("\n")}>
        Put these rules into the form
      </PreviewButton>
    </Callout>
  );
}
