import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { UploadForm } from "#app/components/upload-form.tsx";
import { readerOptions } from "#app/review/reader-options.server.ts";

export async function loader({ context }: LoaderFunctionArgs) {
  return { readers: await readerOptions(context.db, null) };
}

export const meta: MetaFunction = () => [{ title: "Check a file · Assay" }];

export default function CheckAFile() {
  const { readers } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Check a file" />
      <div className="sections">
        <p className="prose">
          Drop any preference data here and get the whole report: the verdict, the rows that fall out and why, every
          metric with its interval. Nothing is kept unless you attach the file to a contract afterwards.
        </p>
        <UploadForm
          label="File"
          help="JSONL, JSON, CSV, TSV, Parquet or XLSX; text formats also as gzip or zstd. Or drop it here."
          submit="Check this file"
          readers={readers}
        />
        <p className="sub">
          The same on the command line, with exit code 1 when a gate fails: <code>npx assay check FILE</code>
        </p>
      </div>
    </>
  );
}
