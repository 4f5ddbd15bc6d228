import { FileButton, LinkButton } from "#app/components/button.tsx";
import { Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { PolicyPage } from "#app/review/policy-page.server.ts";

export function PolicyHeader({
  policy,
  contract,
  now,
}: {
  policy: PolicyPage;
  contract: { id: string; title: string } | null;
  now: number;
}) {
  const gates = policy.criteria.filter(({ gate }) => gate).length;
  const query = contract ? `?contract=${contract.id}` : "";
  const others = policy.versions.filter(({ id }) => id !== policy.id);
  return (
    <PageHeader
      crumbs={[
        ...(contract
          ? [
              { label: "Contracts", href: "/contracts" },
              { label: contract.title, href: `/contracts/${contract.id}` },
            ]
          : [{ label: "Policies", href: "/policies" }]),
        { label: `${policy.name}, version ${policy.version}` },
      ]}
      title={`${policy.name}, version ${policy.version}`}
      meta={[
        <>
          <b>{countOf(policy.criteria.length, "criterion", "criteria")}</b>, {countOf(gates, "gate")}
        </>,
        <>
          saved <When at={policy.createdAt} now={now} /> by {policy.createdBy}
        </>,
        ...(others.length > 0
          ? [
              <>
                other versions:{" "}
                {others.map(({ id, version }) => (
                  <Link key={id} href={`/policies/${id}${query}`}>
                    {` ${version} `}
                  </Link>
                ))}
              </>,
            ]
          : []),
      ]}
      actions={
        <>
          <LinkButton href={`/policies/${policy.id}/edit${query}`} look="quiet">
            Edit
          </LinkButton>
          <FileButton href={`/policies/${policy.id}/policy.json`}>JSON</FileButton>
        </>
      }
    />
  );
}
