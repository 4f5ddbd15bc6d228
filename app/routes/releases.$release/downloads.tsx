import { Callout } from "#app/components/callout.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Section } from "#app/components/section.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { DownloadFacts } from "#app/release/release-page.server.ts";

/** One file per trainer format: what it is, who reads it, what that trainer ignores, how to read it. */
export function Downloads({ releaseId, downloads }: { releaseId: string; downloads: DownloadFacts[] }) {
  return downloads.map((download) =>
    download.kind === "ready" ? (
      <Download key={download.formatId} releaseId={releaseId} download={download} />
    ) : (
      <Callout key={download.formatId} tone="fail" title={`${download.formatId} cannot be exported.`}>
        <p>{download.message}</p>
      </Callout>
    ),
  );
}

type Ready = DownloadFacts & { kind: "ready" };

function Download({ releaseId, download }: { releaseId: string; download: Ready }) {
  const { formatId, title, about, reads, weightNote, ignoresWeight, fileName, promised, snippet } = download;
  return (
    <Section
      id={formatId}
      title={title}
      sub={about}
      actions={
        <a className="button" href={`/releases/${releaseId}/download/${formatId}`} download>
          Download {title}
        </a>
      }
    >
      <div className="grid grid-cols-1 gap-3">
        <Facts
          facts={[
            { label: "File", value: fileName },
            { label: "Lines", value: promised ? groupDigits(promised.lines) : "counted while it is written" },
            { label: "Bytes", value: promised ? groupDigits(promised.bytes) : "counted while it is written" },
            { label: "SHA-256", value: promised ? <code>{promised.sha256}</code> : "not in the manifest" },
            { label: "Read by", value: reads },
          ]}
        />
        <Callout tone={ignoresWeight ? "warn" : "insufficient"} title="What becomes of the weights">
          <p>{weightNote}</p>
        </Callout>
        <code className="command">{snippet}</code>
      </div>
    </Section>
  );
}
