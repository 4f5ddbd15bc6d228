import { APPROVED } from "#app/domain/pointer.ts";
import { type Call, type Command, requiredOption, textOption, UnusableCall } from "../command.ts";

export const releasePoint: Command = {
  name: "release point",
  operands: "NAME",
  about: "Move a pointer, such as approved-for-training, to a release. Whoever may run commands here may do it.",
  options: [
    { name: "release", value: "ID", about: "Release, by id or name." },
    { name: "none", about: "Point at nothing from now on." },
    { name: "by", value: "WHO", about: "Who moves it; the user of the settings when left out." },
    { name: "reason", value: "TEXT", about: "Why.", required: true },
    { name: "verify", about: "Write every file of the release once more first, and move only if all have their hash." },
    { name: "json", about: "Print one JSON document on stdout and nothing else." },
  ],
  example: `assay release point ${APPROVED} --release autumn-1 --by 'Iris Lead' --reason 'Weeks 1 to 5 pass.'`,
  async run(call) {
    const [pointer = "", ...more] = call.words;
    if (pointer === "" || more.length > 0) throw new UnusableCall("Name one pointer.", `For example ${APPROVED}.`);
    const release = releaseOf(call);
    const reason = requiredOption(call, "reason");
    const { openStore } = await import("../store.ts");
    const { viewCache } = await import("#app/http/view-cache.server.ts");
    const { movePointer } = await import("#app/release/move-pointer.server.ts");
    const { pointerHistory } = await import("#db/pointers.server.ts");
    const store = await openStore(call.settings.dataFolder);
    try {
      const tools = { ...store, views: viewCache(store.db), now: () => call.now };
      if (release !== "" && call.options.verify) await refuseUnlessWhole(tools, release);
      const seen = (await pointerHistory(store.db, pointer))[0] ?? null;
      const by = textOption(call, "by") ?? call.settings.user;
      const moved = await movePointer(tools, { pointer, release, by, reason }, seen?.id ?? null);
      if (moved.kind === "overtaken") throw new UnusableCall(moved.message);
      if (moved.kind === "refused") throw new UnusableCall(Object.values(moved.errors).join(" "));
      const [now] = await pointerHistory(store.db, pointer);
      if (call.options.json) call.out(JSON.stringify({ pointer, from: seen?.release ?? null, move: now }, null, 2));
      else call.out(`${pointer} points ${place(now?.release)}; before, ${place(seen?.release)}.`);
      return 0;
    } finally {
      store.close();
    }
  },
};

function releaseOf(call: Call): string {
  const release = textOption(call, "release") ?? "";
  if ((release !== "") === (call.options.none === true))
    throw new UnusableCall("Say where to: --release ID, or --none.", "See `assay help release point`.");
  return release;
}

function place(release: string | null | undefined): string {
  return release ? `to "${release}"` : "at nothing";
}

async function refuseUnlessWhole(
  tools: Parameters<typeof import("#app/release/verify-release.server.ts").verifyRelease>[0],
  release: string,
) {
  const { verifyRelease } = await import("#app/release/verify-release.server.ts");
  const verified = await verifyRelease(tools, release);
  const fault = verified?.files.find((file) => file.fault !== null)?.fault;
  if (fault) throw new UnusableCall(fault, "The pointer was not moved.");
}
