import type { RoundPage } from "#app/calibration/round-page.server.ts";
import { FileButton, LinkButton } from "#app/components/button.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import { passRuleText } from "#app/domain/pass-rule.ts";

export function RoundHeader({ page: { round, contract, facts, results }, now }: { page: RoundPage; now: number }) {
  const base = `/calibration/${round.id}`;
  return (
    <PageHeader
      crumbs={[
        { label: contract.vendor, href: `/vendors/${contract.vendorId}` },
        { label: contract.title, href: `/contracts/${contract.id}` },
        { label: "Calibration", href: `/contracts/${contract.id}/calibration` },
        { label: `Round ${round.number}` },
      ]}
      title={`Round ${round.number}: ${round.title}`}
      meta={[
        <>
          instructions <b>{round.instructionVersion ?? "not named"}</b>
        </>,
        <b key="items">{countOf(facts.items, "item")}</b>,
        <>passes with {passRuleText(round.rule)}</>,
        <>
          taken by <b>{countOf(results.takers.length, "person", "people")}</b>
        </>,
        <>
          made by {round.createdBy} <When at={round.createdAt} now={now} />
        </>,
      ]}
      actions={
        facts.items > 0 && (
          <>
            <FileButton href={`${base}/pack.jsonl`}>Pack without key</FileButton>
            <FileButton href={`${base}/key.jsonl`}>Key</FileButton>
            {!round.closure && <LinkButton href={`${base}/answer`}>Answer here</LinkButton>}
          </>
        )
      }
    />
  );
}
