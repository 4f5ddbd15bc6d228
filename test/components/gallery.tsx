/**
 * Writes the gallery (one HTML page with every component, its stylesheet and its script) into a folder:
 *
 *     npx tsx test/components/gallery.tsx /tmp/gallery
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import { renderToString } from "react-dom/server";
import { build } from "vite";
import { GalleryPage } from "./gallery-page.tsx";

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildGallery(process.argv[2] ?? "gallery");

export async function buildGallery(outDir: string): Promise<void> {
  await build({
    root: new URL("../..", import.meta.url).pathname,
    configFile: false,
    logLevel: "error",
    esbuild: { jsx: "automatic" },
    plugins: [tailwindcss()],
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      rollupOptions: {
        input: new URL("gallery-client.tsx", import.meta.url).pathname,
        output: { entryFileNames: "gallery.js", assetFileNames: "[name][extname]", chunkFileNames: "[name].js" },
      },
    },
  });
  writeFileSync(join(outDir, "index.html"), page(true));
  writeFileSync(join(outDir, "plain.html"), page(false));
}

function page(withScript: boolean): string {
  const script = withScript ? '<script type="module" src="/gallery.js"></script>' : "";
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Gallery</title>`;
  const look = `<link rel="stylesheet" href="/gallery-client.css"><link rel="icon" href="data:,">`;
  const body = renderToString(<GalleryPage theme="system" />);
  return `<!doctype html><html lang="en"><head>${head}${look}${script}</head><body><div id="root">${body}</div></body></html>`;
}
