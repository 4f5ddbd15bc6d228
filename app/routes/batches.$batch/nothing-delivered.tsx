import { EmptyState } from "#app/components/empty-state.tsx";
import { Section } from "#app/components/section.tsx";
import { shellWord } from "#app/components/shell-word.ts";
import { UploadForm } from "#app/components/upload-form.tsx";
import { When } from "#app/components/when.tsx";
import { countOf } from "#app/domain/figure.ts";
import type { BatchPage } from "#app/review/batch-page.server.ts";

export function NothingDelivered({ page, readers }: { page: BatchPage; readers: { value: string; label: string }[] }) {
  const { batch, contract, now } = page;
  return (
    <Section title={`Hand over week ${batch.week}`} sub={`${contract.vendor}, ${contract.title}`}>
      <div className="sections">
        <UploadForm
          label="The vendor’s file"
          help="JSONL, JSON, CSV, TSV, Parquet or XLSX; text formats also as gzip or zstd. Or drop it here."
          submit="Upload and measure"
          batch={batch.id}
          kind="full"
          readers={readers}
        />
        <EmptyState
          title="No delivery for this week yet."
          command={`npx assay ingest FILE --contract ${shellWord(contract.title)} --week ${batch.week}`}
        >
          {countOf(batch.expectedUnits, contract.unit)} are expected by <When at={batch.dueAt} now={now} />. Bad rows
          are set aside with their line and the reason; the good ones are measured.
        </EmptyState>
      </div>
    </Section>
  );
}
