import { LinkButton } from "#app/components/button.tsx";
import { Money } from "#app/components/money.tsx";
import { Section } from "#app/components/section.tsx";
import { countOf, groupDigits, percentText } from "#app/domain/figure.ts";
import type { BatchFlags } from "#app/review/flags-page.server.ts";

/** What the flags of a batch come to, each judgment counted once, and the way to try it. */
export function Overlap({ batchId, flags }: { batchId: string; flags: BatchFlags }) {
  const { numbers, open, upheld, tryUpheld, tryAll, chargedBack, toInspect } = flags;
  return (
    <Section
      title={`${countOf(open, "open flag")}, ${groupDigits(upheld)} upheld`}
      sub="each judgment, record and unit counted once, however many flags are on it; dismissed flags count nowhere"
      actions={
        <div className="page-actions">
          {tryUpheld && (
            <LinkButton look="quiet" href={tryUpheld}>
              Try the upheld flags in the what-if
            </LinkButton>
          )}
          {tryAll && (
            <LinkButton look="quiet" href={tryAll}>
              Try the open ones as well
            </LinkButton>
          )}
          <LinkButton look="quiet" href={`/flags/new?batch=${batchId}&kind=batch`}>
            Flag the whole batch
          </LinkButton>
        </div>
      }
    >
      {numbers && open + upheld > 0 && <Touches numbers={numbers} />}
      {numbers && chargedBack && (
        <p>
          To charge back ({numbered(chargedBack.flags)}): a credit of{" "}
          <Money minor={chargedBack.whole?.minor ?? 0} currency={numbers.currency} />, or{" "}
          {percentText(share(chargedBack.whole?.minor ?? 0, numbers.batch.minor))} of the batch, would cover what they
          touch. <a href={`/batches/${batchId}/decide?commercial=accept_with_credit`}>Decide with a credit</a>
        </p>
      )}
      {numbers && toInspect && (
        <p>
          To inspect ({numbered(toInspect.flags)}): {countOf(toInspect.whole?.items ?? 0, "record")}.{" "}
          <a href={`/batches/${batchId}/inspect`}>Make a queue of what is flagged</a>
        </p>
      )}
    </Section>
  );
}

function Touches({ numbers: { whole, batch, currency, unit } }: { numbers: NonNullable<BatchFlags["numbers"]> }) {
  return (
    <p>
      Together they touch{" "}
      <b>
        {groupDigits(whole.judgments)} of {countOf(batch.judgments, "judgment")} (
        {percentText(share(whole.judgments, batch.judgments))})
      </b>{" "}
      on {groupDigits(whole.items)} of {countOf(batch.items, "record")}; their {countOf(whole.units, unit)} cost{" "}
      <b>
        <Money minor={whole.minor} currency={currency} />
      </b>{" "}
      at the batch’s average price ({percentText(share(whole.minor, batch.minor))}).
    </p>
  );
}

function numbered(ids: readonly number[]): string {
  const shown = ids.slice(0, 5).join(", ");
  return `${ids.length === 1 ? "flag" : "flags"} ${shown}${ids.length > 5 ? ` and ${ids.length - 5} more` : ""}`;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
