import { Axes } from "#app/components/axes.tsx";
import { LinkButton } from "#app/components/button.tsx";
import { Funnel } from "#app/components/funnel.tsx";
import { Money } from "#app/components/money.tsx";
import { UnitPrice } from "#app/components/unit-price.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { countOf, percentText } from "#app/domain/figure.ts";
import { BASIS_POINTS } from "#app/domain/pricing.ts";
import type { BatchPage } from "#app/review/batch-page.server.ts";

export interface BatchVerdictProps {
  page: BatchPage;
  verdict: NonNullable<BatchPage["verdict"]>;
  delivered: NonNullable<BatchPage["delivered"]>;
}

/** The verdict first: the recommendation in a sentence, what it rests on, what it leaves, and the time left. */
export function BatchVerdict({ page, verdict, delivered }: BatchVerdictProps) {
  const base = `/batches/${page.batch.id}`;
  const [first, second] = verdict.because;
  const exclude = verdict.suggestedAnnotators.map((name) => `exclude=${encodeURIComponent(name)}`).join("&");
  return (
    <Verdict
      headline={page.decision ? `The policy recommends: ${lowerFirst(verdict.headline)}` : verdict.headline}
      because={becauseLinks({ page, verdict, delivered })}
      funnel={<BatchFunnel page={page} verdict={verdict} delivered={delivered} />}
      axes={
        <Axes
          commercial={<Commercial verdict={verdict} decided={page.decision !== null} />}
          training={page.decision ? page.decision.training : verdict.training}
          clock={page.decision ? undefined : clockOf(delivered.window)}
          note={
            page.decision
              ? `Decided. The policy recommends: ${verdict.commercial.toLowerCase()}, ${verdict.training.toLowerCase()}.`
              : `Recommended by ${page.policy.name} v${page.policy.version}; not decided yet.`
          }
        >
          <LinkButton href={`${base}/decide${!page.decision && exclude ? `?${exclude}` : ""}`} shortcut="decide">
            {page.decision ? "Decide again" : "Decide"}
          </LinkButton>
        </Axes>
      }
    >
      {[first, second, apartSentence(verdict.suggestedAnnotators.length, delivered.annotators)]
        .filter(Boolean)
        .join(" ")}
    </Verdict>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Who explains it, when the recommendation leaves somebody out. */
function apartSentence(apart: number, all: number): string | null {
  if (apart === 0) return null;
  return `${apart === 1 ? "One" : apart} of ${all} annotators ${apart === 1 ? "stands" : "stand"} apart and would be left out.`;
}

function Commercial({ verdict, decided }: { verdict: BatchVerdictProps["verdict"]; decided: boolean }) {
  const credit = verdict.creditBasisPoints;
  return (
    <>
      {verdict.inForce} · <Money minor={verdict.payableMinor} currency={verdict.currency} />
      {credit === null && " less a credit to be agreed"}
      {credit !== null && credit > 0 && ` after ${percentText(credit / BASIS_POINTS)} credit`}
      {!decided && verdict.suggested.length > 0 && ", if as recommended"}
    </>
  );
}

function clockOf({ daysLeft, state, deemedAcceptedAt }: BatchVerdictProps["delivered"]["window"]) {
  if (deemedAcceptedAt !== null) return { label: "Right to reject", value: "deemed accepted", tone: "fail" as const };
  if (state === "closed") return { label: "Right to reject", value: "has ended", tone: "fail" as const };
  const value = `${countOf(daysLeft, "day")} left`;
  return { label: "Right to reject", value, tone: state === "closing" ? ("warn" as const) : undefined };
}

function becauseLinks({ page, verdict, delivered }: BatchVerdictProps) {
  const base = `/batches/${page.batch.id}`;
  const annotators = verdict.suggestedAnnotators;
  const links = verdict.reasons.slice(0, 4).map(({ metricId, href, clause }) => ({
    text: clause,
    href: href ?? `/metrics/${metricId}?contract=${page.contract.id}`,
  }));
  if (annotators.length > 0)
    links.push({
      text: `${annotators.slice(0, 4).join(", ")}${annotators.length > 4 ? ` and ${annotators.length - 4} more` : ""}: outside the limits`,
      href: `${base}/annotators`,
    });
  if (delivered.quarantined > 0)
    links.push({ text: `${countOf(delivered.quarantined, "row")} quarantined`, href: `${base}/deliveries` });
  return links;
}

function BatchFunnel({ page, verdict, delivered }: BatchVerdictProps) {
  const { before, used, currency, perEffectiveMicro } = verdict;
  const base = `/batches/${page.batch.id}`;
  const leftOut = before.items - used.items;
  const effective = Math.round(used.effective);
  return (
    <Funnel
      steps={[
        {
          label: "delivered",
          count: before.items + delivered.quarantined,
          note: <Money minor={verdict.deliveredMinor} currency={currency} />,
          href: `${base}/deliveries`,
        },
        {
          label: "valid",
          count: before.items,
          note:
            delivered.quarantined > 0 ? `${countOf(delivered.quarantined, "row")} quarantined` : "nothing quarantined",
          href: `${base}/records`,
        },
        {
          label: page.decision ? "used, as decided" : "used, if as recommended",
          count: used.items,
          note: leftOut > 0 ? `${countOf(leftOut, "record")} left out` : "all of them",
        },
        {
          label: "effective",
          count: effective,
          note:
            perEffectiveMicro === null ? (
              "nothing payable"
            ) : (
              <UnitPrice micro={perEffectiveMicro} currency={currency} per="per effective unit" />
            ),
        },
      ]}
    />
  );
}
