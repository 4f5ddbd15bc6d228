import { AcceptanceCurves } from "#app/components/acceptance-curves.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits, percentText } from "#app/domain/figure.ts";
import { DEFECT_CLASS_TEXT, type DefectClass } from "#app/domain/inspection.ts";
import type { PlanPreview as Preview } from "#app/inspection/inspect-page.server.ts";

type Row = Preview["classes"][number];

function passesAtLimit({ defect, risks }: Row): string {
  return `${percentText(Number(risks.atLimit.toFixed(3)))} of the time by ${DEFECT_CLASS_TEXT[defect].title.toLowerCase()} defects`;
}

function listed(texts: readonly string[]): string {
  const last = texts.at(-1) ?? "";
  return texts.length > 1 ? `${texts.slice(0, -1).join(", ")} and ${last}` : last;
}

/** Before anything is drawn: how many, how many defects are allowed, and what lots pass and do not. */
export function PlanPreview({ preview, csvHref }: { preview: Preview; csvHref: string }) {
  const { plan, sentence, classes } = preview;
  const title = (name: DefectClass) => DEFECT_CLASS_TEXT[name].title;
  return (
    <>
      <Table
        caption={sentence}
        sub={
          classes.length > 1 && plan.kind !== "sequential"
            ? "each class is judged on the first so many of the sample, and counted by itself; one class that refuses, refuses the lot"
            : "one class that refuses, refuses the lot"
        }
        rows={classes}
        rowKey={({ defect }) => defect}
        columns={[
          { key: "class", header: "Class", render: ({ defect }: Row) => title(defect) },
          { key: "n", header: "Reviewed", numeric: true, render: ({ n }: Row) => groupDigits(n) },
          {
            key: "accept",
            header: "Allowed",
            numeric: true,
            render: (one: Row) => (one.kind === "single" ? groupDigits(one.accept) : null),
          },
          {
            key: "mean",
            header: "On average, of a bad lot",
            numeric: true,
            render: (one: Row) => (one.kind === "sequential" ? groupDigits(one.risks.meanSize) : null),
          },
          { key: "protects", header: "Protects against", stack: true, render: ({ protects }: Row) => protects },
          {
            key: "outgoing",
            header: "Worst outgoing on average",
            numeric: true,
            minor: true,
            render: ({ risks }: Row) => percentText(Number(risks.outgoingLimit.toFixed(4))),
          },
        ].filter(({ key }) => key !== (plan.kind === "sequential" ? "accept" : "mean"))}
      />
      <div>
        <AcceptanceCurves
          finding={`At its limit a lot still passes ${listed(classes.map(passesAtLimit))}`}
          sub={`exact for a lot of ${groupDigits(plan.lot)}, drawn without replacement; outgoing: what is left in when refused lots are screened and defects found are taken out`}
          csvHref={csvHref}
          curves={classes.map(({ defect, limit, risks, curve }) => ({
            name: title(defect).toLowerCase(),
            limit: { share: limit, accepts: risks.atLimit },
            points: curve,
          }))}
        />
      </div>
    </>
  );
}
