/** The command line as a person meets it: a process of its own, with its data in a folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../app/cli/assay.js", import.meta.url));

export interface Ran {
  /** null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
  seconds: number;
}

export interface Desk {
  /** A fresh folder: files of the test and, under `data`, the desk's own. */
  folder: string;
  dataFolder: string;
  /** Writes a file into the folder and returns its path. */
  file(name: string, content: string | Uint8Array): string;
  run(...args: string[]): Promise<Ran>;
  start(...args: string[]): ChildProcess;
  /** The same with more in its environment. */
  startWith(environment: Record<string, string>, ...args: string[]): ChildProcess;
  /** Ends what still runs, which a failed test may leave behind. */
  dispose(): void;
}

/** `environment` adds to PATH, ASSAY_DATA and ASSAY_USER; nothing else of the test's own environment gets through. */
export function aDesk(environment: Record<string, string> = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), "assay-cli-"));
  const dataFolder = join(folder, "data");
  const children: ChildProcess[] = [];
  const startWith = (more: Record<string, string>, ...args: string[]) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        ASSAY_DATA: dataFolder,
        ASSAY_USER: "tester",
        ...environment,
        ...more,
      } as unknown as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.push(child);
    return child;
  };
  const start = (...args: string[]) => startWith({}, ...args);
  return {
    folder,
    dataFolder,
    file(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    run: (...args) => outcomeOf(start(...args)),
    start,
    startWith,
    dispose() {
      for (const child of children) if (child.exitCode === null) child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for its end; output is decoded once, so that no character is cut between two chunks. */
export function outcomeOf(child: ChildProcess): Promise<Ran> {
  const began = performance.now();
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on("data", (bytes: Buffer) => stdout.push(bytes));
  child.stderr?.on("data", (bytes: Buffer) => stderr.push(bytes));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({
        code,
        stdout: Buffer.concat(stdout).toString("utf8"),
        stderr: Buffer.concat(stderr).toString("utf8"),
        seconds: (performance.now() - began) / 1000,
      }),
    );
  });
}
