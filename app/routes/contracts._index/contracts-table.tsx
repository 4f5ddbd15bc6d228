import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Money } from "#app/components/money.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { Table } from "#app/components/table.tsx";
import { WeekStrip } from "#app/components/week-strip.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { STAGES } from "#app/domain/stage.ts";
import type { ContractList } from "#app/review/contract-list.server.ts";
import { stripCell } from "../_index/strip-cell.ts";
import { StageMark } from "../stage-parts/stage-mark.tsx";

export function ContractsTable({ contracts, all, vendors, vendor, stage, sort }: ContractList) {
  if (all === 0) return <NoContract />;
  const filter = { ...(vendor ? { vendor } : {}), ...(stage ? { stage } : {}) };
  const query = (key: string) => {
    const search = new URLSearchParams(filter);
    search.set("sort", sort.key === key && sort.direction === "ascending" ? `-${key}` : key);
    return `?${search}`;
  };
  const csv = new URLSearchParams({
    ...filter,
    sort: `${sort.direction === "descending" ? "-" : ""}${sort.key}`,
  });
  return (
    <div className="sections">
      {all > 1 && (
        <Form method="get" className="form-row">
          <SelectField
            label="Vendor"
            name="vendor"
            optional
            defaultValue={vendor}
            choices={[{ value: "", label: "every vendor" }, ...vendors.map((name) => ({ value: name, label: name }))]}
          />
          <SelectField
            label="Stage"
            name="stage"
            optional
            defaultValue={stage}
            choices={[{ value: "", label: "every stage" }, ...STAGES.map((value) => ({ value, label: value }))]}
          />
          <div className="form-actions">
            <Button look="quiet">Filter</Button>
          </div>
        </Form>
      )}
      <Table
        caption="Contracts"
        captionHidden
        rows={contracts}
        rowKey={(contract) => contract.id}
        rowHref={(contract) => `/contracts/${contract.id}`}
        sort={sort}
        csvHref={`/contracts.csv?${csv}`}
        note={`${contracts.length} of ${all}`}
        columns={[
          { key: "title", header: "Contract", render: (contract) => contract.title, sortHref: query("title") },
          { key: "vendor", header: "Vendor", render: (contract) => contract.vendor, sortHref: query("vendor") },
          {
            key: "stage",
            header: "Stage",
            render: (contract) => <StageMark stage={contract.stage} />,
            sortHref: query("stage"),
          },
          {
            key: "weeks",
            header: "Weeks",
            render: ({ title, weeks }) => <WeekStrip label={title} weeks={weeks.map(stripCell)} />,
          },
          {
            key: "committed",
            header: "Committed",
            numeric: true,
            render: (contract) => groupDigits(contract.committedUnits),
            sortHref: query("committed"),
          },
          {
            key: "delivered",
            header: "Delivered",
            numeric: true,
            render: (contract) => groupDigits(contract.deliveredUnits),
            sortHref: query("delivered"),
          },
          {
            key: "accepted",
            header: "Accepted",
            numeric: true,
            render: (contract) => groupDigits(contract.acceptedUnits),
            sortHref: query("accepted"),
          },
          {
            key: "payable",
            header: "Payable",
            numeric: true,
            sortHref: query("payable"),
            render: ({ acceptedMinor, currency }) => <Money minor={acceptedMinor} currency={currency} />,
          },
        ]}
      />
    </div>
  );
}

function NoContract() {
  return (
    <EmptyState
      title="No contract yet."
      command="npx assay contract create --file contract.json"
      action={<LinkButton href="/contracts/new">Create a contract</LinkButton>}
    >
      Fill the form, or hand the same over as JSON. Without a contract a file can still be checked.
    </EmptyState>
  );
}
