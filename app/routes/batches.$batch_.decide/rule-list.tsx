import { FieldError } from "#app/components/field.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { DecidePage } from "#app/review/decide-page.server.ts";
import { WEIGHT_ORDER_STEPS } from "#app/review/weigh-rules.ts";
import { PreviewButton } from "./preview-button.tsx";

/** The rules as they stand, each with what it holds, what is wrong with it, and a way to take it back. */
export function RuleList({ page, errors }: { page: DecidePage; errors: Record<string, string> }) {
  const { rules } = page.preview;
  const unreadable = Object.entries(errors).filter(([name]) => name.startsWith("rule."));
  return (
    <div className="rule-list">
      <h3>Rules of this decision</h3>
      {rules.length === 0 && unreadable.length === 0 && (
        <p className="sub">None yet: everything counts once, as delivered.</p>
      )}
      <ol>
        {rules.map(({ text, matched, faults, notes, source }, at) => (
          <li key={`${at} ${text}`}>
            <div>
              <p>{text}.</p>
              <p className="help">{[`${countOf(matched, "judgment row")} in its slice.`, ...notes].join(" ")}</p>
              {faults.map((fault) => (
                <FieldError key={fault} id={`rule-${at}-error`} message={fault} />
              ))}
            </div>
            {(typeof source === "number" || source === "slice") && <Remove what={String(source)} which={text} />}
          </li>
        ))}
        {unreadable.map(([name, message]) => (
          <li key={name}>
            <FieldError id={name} message={message} />
            <Remove what={name.slice("rule.".length)} which="the rule that cannot be read" />
          </li>
        ))}
      </ol>
      <details>
        <summary>In which order they are applied</summary>
        <ol className="order">
          {WEIGHT_ORDER_STEPS.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
    </div>
  );
}

function Remove({ what, which }: { what: string; which: string }) {
  return (
    <PreviewButton small name="remove" value={what} aria-label={`Remove: ${which}`}>
      Remove
    </PreviewButton>
  );
}
