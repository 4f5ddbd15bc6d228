import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { may } from "#app/domain/permission.ts";
import { movePointer } from "#app/release/move-pointer.server.ts";
import { pointerPage } from "#app/release/pointer-page.server.ts";
import { MoveForm } from "./move-form.tsx";
import { Moves } from "./moves.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await pointerPage(context.db, params.pointer ?? "");
  if (!page) throw new Response("There is no such pointer.", { status: 404 });
  const release = new URL(request.url).searchParams.get("release");
  const { person, settings } = context;
  const mayMove = person === null || may(person, "pointers.move");
  return { now: context.now(), user: settings.user, chosen: release, mayMove, ...page };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.pointer ?? ""} · Assay` }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const field = (name: string) => String(form.get(name) ?? "");
  const values = { release: field("release"), by: field("by"), reason: field("reason") };
  const seen = field("seen") === "" ? null : Number(field("seen"));
  const moved = await movePointer(context, { ...values, pointer: params.pointer ?? "" }, seen);
  if (moved.kind === "moved") return redirect(`/pointers/${moved.pointer}`);
  const errors: Record<string, string> = moved.kind === "refused" ? moved.errors : {};
  return data({ values, errors, overtaken: moved.kind === "overtaken" ? moved.message : null }, { status: 400 });
}

export default function Pointer() {
  const { now, user, chosen, mayMove, pointer, moves, releases } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const [latest] = moves;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Releases", href: "/releases" },
          { label: "Pointers", href: "/pointers" },
          { label: pointer },
        ]}
        title={pointer}
      />
      <div className="sections">
        <Verdict
          headline={latest?.release ? `${pointer} points to ${latest.release}.` : `${pointer} points at nothing.`}
        >
          {latest ? latest.reason : "Nobody has moved it yet: a training job that requires it does not start."}
        </Verdict>
        {mayMove ? (
          <MoveForm
            key={latest?.id ?? 0}
            seen={latest?.id ?? null}
            releases={releases}
            values={sent?.values ?? { release: chosen ?? latest?.releaseId ?? "", by: user, reason: "" }}
            errors={sent?.errors ?? {}}
            overtaken={sent?.overtaken ?? null}
          />
        ) : (
          <p className="sub">Only a lead moves it to another release.</p>
        )}
        <Moves moves={moves} now={now} />
      </div>
    </>
  );
}
