import { Facts } from "#app/components/facts.tsx";
import { Link } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { bytesText } from "#app/domain/byte-size.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { RetentionPreview } from "#app/keeping/retention/preview.server.ts";

/** Looked at before anybody signs: what goes, what refers to it, what stays. */
export function WhatWouldGo({ preview }: { preview: RetentionPreview }) {
  const { counts, releases, gold } = preview;
  return (
    <Section
      title="What would go"
      sub="the delivered files, the texts read from them, and the fingerprints of those texts"
    >
      <Facts
        facts={[
          { label: "Deliveries", value: `${groupDigits(counts.deliveries)} with ${countOf(counts.records, "record")}` },
          ...(counts.rounds > 0 ? [{ label: "Calibration rounds", value: groupDigits(counts.rounds) }] : []),
          { label: "Files", value: `${groupDigits(counts.files)}, ${bytesText(counts.bytes)}` },
          ...(counts.shared > 0
            ? [
                {
                  label: "Files that stay",
                  value: `${groupDigits(counts.shared)}, whose bytes somebody else needs too`,
                },
              ]
            : []),
          ...(gold > 0 ? [{ label: "Gold items without text", value: groupDigits(gold) }] : []),
          {
            label: "Releases made of it",
            value: releases.length === 0 ? "none" : <Releases releases={releases} />,
          },
          {
            label: "What stays",
            value:
              "decisions, metrics, the numbers of every record, hashes, counts, manifests, reports and the audit log; a release that needs what is gone can no longer be written",
          },
        ]}
      />
    </Section>
  );
}

function Releases({ releases }: Pick<RetentionPreview, "releases">) {
  return releases.map(({ id, name, pointers }, k) => (
    <span key={id}>
      {k > 0 && "; "}
      <Link href={`/releases/${id}`}>{name}</Link>
      {pointers.map((pointer) => (
        <span key={pointer}>
          {" "}
          under <Link href={`/pointers/${pointer}`}>{pointer}</Link>
        </span>
      ))}
    </span>
  ));
}
