import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { CHARTS, type ChartId, type ContractCharts } from "#app/review/charts.ts";
import { AgreementFigure } from "./agreement-figure.tsx";
import { DailyFigures } from "./daily-figures.tsx";
import { DriftFigure } from "./drift-figure.tsx";
import { LengthFigure } from "./length-figure.tsx";
import { StrengthFigure } from "./strength-figure.tsx";
import { WinsFigure } from "./wins-figure.tsx";

export interface FigureProps {
  /** Address of the contract. */
  base: string;
  charts: ContractCharts;
  week: number;
  batchId: string;
  csvHref: string;
}

/** The weeks first, then the week chosen; each chart has its own anchor. */
export function ChartSections({ base, charts, week, batchId }: Omit<FigureProps, "csvHref">) {
  const csv = (id: ChartId) => `${base}/charts/${id}.csv?week=${week}`;
  const props = (id: ChartId) => ({ base, charts, week, batchId, csvHref: csv(id) });
  const title = (id: ChartId, ofWeek = true) => `${CHARTS[id]}${ofWeek ? `, week ${week}` : ""}`;
  const contract = base.split("/").at(-1) ?? "";
  return (
    <>
      <Section id="strength-by-week" title={title("strength-by-week", false)}>
        <StrengthFigure {...props("strength-by-week")} />
      </Section>
      <Section id="drift-strip" title={title("drift-strip", false)}>
        <DriftFigure {...props("drift-strip")} />
      </Section>
      <Section id="length-bias" title={title("length-bias")}>
        <LengthFigure {...props("length-bias")} />
      </Section>
      <Section id="win-matrix" title={title("win-matrix")}>
        <WinsFigure {...props("win-matrix")} />
      </Section>
      <Section
        id="agreement-matrix"
        title={title("agreement-matrix")}
        actions={
          <Link href={`/metrics/gold-accuracy?contract=${contract}&week=${week}&by=annotator#slices`}>
            Funnel of annotators
          </Link>
        }
      >
        <AgreementFigure {...props("agreement-matrix")} />
      </Section>
      <Section
        id="daily-charts"
        title={title("daily-charts")}
        actions={<Link href={`${base}/control?week=${week}`}>Control charts by week and day</Link>}
      >
        <DailyFigures {...props("daily-charts")} />
      </Section>
    </>
  );
}
