import { BurnDown } from "#app/components/burn-down.tsx";
import { Button } from "#app/components/button.tsx";
import { ConfusionMatrix } from "#app/components/confusion-matrix.tsx";
import { FunnelPlot } from "#app/components/funnel-plot.tsx";
import { HeatMap } from "#app/components/heat-map.tsx";
import { Histogram } from "#app/components/histogram.tsx";
import { SeriesChart } from "#app/components/series-chart.tsx";
import { annotators, goldWeeks, sampleLimits } from "./gallery-data.ts";

export function GalleryCharts() {
  return (
    <>
      <div className="two">
        <SeriesChart
          finding="Gold accuracy fell below the line this week"
          sub="share of gold items answered as agreed, 95 % Wilson band"
          measure="gold accuracy (share)"
          points={goldWeeks}
          unit="share"
          better="higher"
          lines={{ warn: 0.92, fail: 0.9 }}
          events={[{ at: 0.5, label: "instructions v3" }]}
          lots={[
            { at: 3.8, value: 0.9 },
            { at: 3.9, value: 0.89 },
            { at: 4.1, value: 0.868 },
            { at: 4.2, value: 0.862 },
          ]}
          csvHref="/gold.csv"
          href="#gold-rows"
          interactive
        />
        <FunnelPlot
          finding="Two annotators sit outside the funnel"
          sub="gold accuracy by gold items answered"
          measure="gold accuracy (share)"
          nUnit="gold items"
          points={annotators}
          centre={0.9}
          limits={[
            { label: "95 % dashed", at: sampleLimits(0.9, 1.96) },
            { label: "99.8 % solid", at: sampleLimits(0.9, 3.09) },
          ]}
          csvHref="/annotators.csv"
        />
      </div>
      <div className="two">
        <BurnDown
          finding="Deliveries keep to the ramp; 5 930 of 17 000 accepted so far"
          sub="comparisons per week"
          unit="comparisons"
          weeks={[
            { label: "1", planned: 2000, delivered: 2000, accepted: 0, href: "#b1" },
            { label: "2", planned: 5000, delivered: 4980, accepted: 4930, href: "#b2" },
            { label: "3", planned: 10000, delivered: 10000, accepted: null, href: "#b3" },
            { label: "4", planned: 20000, delivered: null, accepted: null },
            { label: "5", planned: 30000, delivered: null, accepted: null },
            { label: "6", planned: 30000, delivered: null, accepted: null },
          ]}
          events={[{ at: 1, label: "instructions v3" }]}
          csvHref="/weeks.csv"
        />
        <Histogram
          finding="One in nine pairs is a tie; the scale is used evenly"
          sub="judgments by strength, 7-point scale"
          dimension="strength"
          unit="judgments"
          ends={["first much better", "second much better"]}
          bars={[
            { label: "−3", count: 812, href: "#s-3" },
            { label: "−2", count: 1644, href: "#s-2" },
            { label: "−1", count: 1920, href: "#s-1" },
            { label: "0", count: 1107, href: "#s0" },
            { label: "1", count: 1871, href: "#s1" },
            { label: "2", count: 1702, href: "#s2" },
            { label: "3", count: 799, href: "#s3" },
            { label: "both bad", count: 107, apart: true, href: "#bad" },
          ]}
          csvHref="/strength.csv"
        />
      </div>
      <div className="two">
        <HeatMap
          finding="w-12 agrees with nobody"
          sub="share of shared comparisons with the same answer"
          caption="Agreement of annotator pairs"
          axes={["annotator", "annotator"]}
          rows={PAIRS}
          columns={PAIRS}
          ends={["below the mean", "above it"]}
          ramp="diverging"
          cells={[
            [null, { text: "0.91", n: "41", level: 0.8, href: "#pair" }, { text: "0.48", n: "37", level: -0.9 }],
            [{ text: "0.91", n: "41", level: 0.8, href: "#pair" }, null, { text: "0.52", n: "8", level: null }],
            [{ text: "0.48", n: "37", level: -0.9 }, { text: "0.52", n: "8", level: null }, null],
          ]}
          csvHref="/pairs.csv"
        />
        <ConfusionMatrix
          finding="Ties are called where the key prefers the second"
          csvHref="/key.csv"
          caption="Answers by the key"
          labels={["first", "tie", "second"]}
          counts={[
            [40, 3, 2],
            [1, 9, 0],
            [4, 16, 22],
          ]}
          hrefOf={(truth, answer) => `#cell-${truth}-${answer}`}
        />
      </div>
      <div>
        <Button look="quiet" small type="button">
          A small button
        </Button>
      </div>
    </>
  );
}

const PAIRS = ["w-07", "w-12", "w-31"].map((label) => ({ label, href: `#${label}` }));
