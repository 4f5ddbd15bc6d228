import { Button } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { Facts } from "#app/components/facts.tsx";
import { FileLink } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { bytesText } from "#app/domain/byte-size.ts";
import { groupDigits } from "#app/domain/figure.ts";
import type { CheckReport } from "#app/review/check-report.ts";
import { ReportMetrics } from "./report-metrics.tsx";
import { ReportQuarantine } from "./report-quarantine.tsx";

interface ReportViewProps {
  jobId: string;
  report: CheckReport;
  batches: { value: string; label: string }[];
  error?: string;
}

export function ReportView({ jobId, report, batches, error }: ReportViewProps) {
  const [headline, rest] = splitVerdict(report.verdict);
  return (
    <div className="sections">
      <Verdict headline={headline}>{rest}</Verdict>
      <ul className="prose">
        {report.recommendation.because.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {report.notes.length > 0 && (
        <Callout title="To know when reading the numbers">
          {report.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Callout>
      )}
      <Section title="The file" actions={<FileLink href={`/check/${jobId}/report.json`}>The report as JSON</FileLink>}>
        <Facts
          facts={[
            { label: "Name", value: report.file },
            { label: "Read as", value: `${report.format}, ${report.preset}` },
            { label: "Size", value: bytesText(report.bytes) },
            { label: "SHA-256", value: <code>{report.sha256}</code> },
            { label: "Rows", value: groupDigits(report.rows) },
            { label: "Records", value: groupDigits(report.items) },
            { label: "Judgments", value: groupDigits(report.judgments) },
            { label: "Annotators", value: report.annotators > 0 ? groupDigits(report.annotators) : "none named" },
            { label: "Policy", value: `${report.policy.name} v${report.policy.version}` },
          ]}
        />
      </Section>
      <ReportQuarantine report={report} />
      <ReportMetrics report={report} />
      {batches.length > 0 && <AttachForm batches={batches} error={error} />}
    </div>
  );
}

function AttachForm({ batches, error }: Pick<ReportViewProps, "batches" | "error">) {
  return (
    <Section
      title="Attach to a contract"
      sub="Makes this file a delivery: kept, measured against the contract’s policy, waiting for a decision."
    >
      <form method="post" className="form">
        <SelectField
          label="Week"
          name="batch"
          choices={[{ value: "", label: "choose a week" }, ...batches]}
          defaultValue=""
          error={error}
        />
        <div>
          <Button name="intent" value="attach">
            Attach it
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** "Accept — every criterion …" → the headline, and the sentence that explains it. */
function splitVerdict(verdict: string): [string, string] {
  const at = verdict.indexOf(" — ");
  if (at < 0) return [verdict, ""];
  const rest = verdict.slice(at + 3);
  return [`${verdict.slice(0, at)}.`, rest.charAt(0).toUpperCase() + rest.slice(1)];
}
