import type { Verified } from "#app/release/verify-release.server.ts";
import { type Call, type Command, UnusableCall } from "../command.ts";
import { withWritingThreads } from "../writing-threads.ts";

export const releaseVerify: Command = {
  name: "release verify",
  operands: "[NAME]",
  about: "Write every promised file of a release once more, into nothing, and compare the hashes.",
  options: [
    { name: "all", about: "Every release." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: "assay release verify autumn-1",
  async run(call) {
    const wanted = wantedOf(call);
    return withWritingThreads(async (threads) => {
      const { openStore } = await import("../store.ts");
      const { lazyViews } = await import("#app/http/view-cache.server.ts");
      const { verifyRelease } = await import("#app/release/verify-release.server.ts");
      const { listReleases } = await import("#db/releases.server.ts");
      const store = await openStore(call.settings.dataFolder);
      try {
        const tools = { ...store, views: lazyViews(store.db), threads };
        const names = wanted === null ? (await listReleases(store.db)).map(({ id }) => id) : [wanted];
        const releases: Verified[] = [];
        for (const name of names) {
          const verified = await verifyRelease(tools, name);
          if (!verified)
            throw new UnusableCall("There is no such release.", "`assay release list` lists the releases.");
          if (!call.options.json) call.out(text(verified));
          releases.push(verified);
        }
        if (call.options.json) call.out(JSON.stringify({ releases }, null, 2));
        else if (releases.length === 0) call.out("There is no release to verify.");
        return releases.every(({ whole }) => whole) ? 0 : 1;
      } finally {
        store.close();
      }
    });
  },
};

function wantedOf(call: Call): string | null {
  const [name, ...more] = call.words;
  if (more.length > 0 || (name !== undefined) === (call.options.all === true))
    throw new UnusableCall("Name one release, or say --all.", "See `assay help release verify`.");
  return name ?? null;
}

function text({ name, files, whole }: Verified): string {
  const lines = files.map(({ format, split, promised, fault, redacted }) => {
    const name = split ? `${format}, ${split}` : format;
    if (redacted && !fault) return `  ${name}: ${promised.lines} lines. ${redacted}`;
    return fault ? `  ${name}: ${fault}` : `  ${name}: ${promised.lines} lines, ${promised.sha256}`;
  });
  return [`${name}: ${whole ? "every file has its hash." : "not what it was."}`, ...lines].join("\n");
}
