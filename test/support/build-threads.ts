/** The reading and worker threads run from the build, so tests build them first: under a second. */
export default async function setup(): Promise<void> {
  await import("../../app/build.js" as string);
}
