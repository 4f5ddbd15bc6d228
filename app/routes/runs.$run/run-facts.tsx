import { Facts } from "#app/components/facts.tsx";
import { Link } from "#app/components/link.tsx";
import { RUN_KIND_TEXT } from "#app/domain/training-run.ts";
import type { RunPage } from "#app/loop/run-page.server.ts";

export function RunFacts({ run }: { run: RunPage["run"] }) {
  const { kind, releaseId, release, baseCheckpoint, method, config, seeds, checkpoint, leftOut, note } = run;
  const facts = [
    { label: "Kind", value: RUN_KIND_TEXT[kind] },
    { label: "Release", value: releaseId && <Link href={`/releases/${releaseId}`}>{release}</Link> },
    {
      label: "Left out",
      value:
        leftOut.length > 0 &&
        leftOut.map(({ batchId, week }) => (
          <span key={batchId}>
            <Link href={`/batches/${batchId}`}>week {week}</Link>{" "}
          </span>
        )),
    },
    { label: kind === "base" ? "Checkpoint" : "Base checkpoint", value: baseCheckpoint },
    { label: "Method", value: method },
    { label: "Seeds", value: seeds.join(", ") },
    { label: "Resulting checkpoint", value: checkpoint },
    { label: "Configuration", value: /^https?:\/\//i.test(config) ? <ConfigLink href={config} /> : config },
    { label: "Note", value: note },
  ];
  return <Facts facts={facts.filter(({ value }) => value)} />;
}

/** Typed by people: it opens elsewhere, and learns nothing of where it was clicked. */
function ConfigLink({ href }: { href: string }) {
  return (
    <a href={href} rel="noreferrer noopener nofollow">
      {href}
    </a>
  );
}
