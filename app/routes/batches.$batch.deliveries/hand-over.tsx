import { Section } from "#app/components/section.tsx";
import { UploadForm } from "#app/components/upload-form.tsx";
import type { DeliveriesPage } from "#app/review/deliveries-page.server.ts";

interface HandOverProps {
  batchId: string;
  page: DeliveriesPage;
  readers: { value: string; label: string }[];
}

export function HandOver({ batchId, page, readers }: HandOverProps) {
  return (
    <div className="two even">
      <Section
        title="A new version"
        sub="Takes the place of everything delivered for this week; what was decided stays on record."
      >
        <UploadForm
          label="The whole week again"
          help="The same bytes again change nothing, and you are told so."
          submit="Upload the new version"
          batch={batchId}
          kind="full"
          readers={readers}
        />
      </Section>
      <Section
        title="Corrected rows"
        sub={
          page.quarantinedTotal > 0
            ? "Join what was delivered; only the rows that were set aside."
            : "Nothing waits to be corrected; rows sent here are added."
        }
      >
        <UploadForm
          label="The corrected rows"
          help="In the same layout. Ids that are already in the batch are refused one by one."
          submit="Upload corrected rows"
          batch={batchId}
          kind="correction"
          readers={readers}
        />
      </Section>
    </div>
  );
}
