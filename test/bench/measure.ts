/** Runs a command of ours and watches it: wall time, processor time, peak memory, output. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Watched {
  seconds: number;
  /** Peak resident set in MB; null where the system does not tell. */
  peakMB: number | null;
  /** Processor seconds of all its threads, to the last look; null where the system does not tell. */
  cpuSeconds: number | null;
  stdout: string;
}

export function assay(args: string[], env: Record<string, string> = {}): Promise<Watched> {
  return watch(process.execPath, [`${root}app/cli/assay.js`, ...args], env);
}

/** @throws Error with stderr on an exit code other than 0 and 1. */
export function watch(command: string, args: string[], env: Record<string, string> = {}): Promise<Watched> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env } });
    let stdout = "";
    let stderr = "";
    let peak: number | null = null;
    let cpu: number | null = null;
    const look = setInterval(() => {
      peak = peakOf(child.pid) ?? peak;
      cpu = cpuOf(child.pid) ?? cpu;
    }, 20);
    child.stdout.on("data", (text) => {
      stdout += text;
    });
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(look);
      if (code !== 0 && code !== 1) return reject(new Error(`${args.join(" ")} ended with ${code}\n${stderr}`));
      resolve({ seconds: (performance.now() - started) / 1000, peakMB: peak, cpuSeconds: cpu, stdout });
    });
  });
}

/** The system's own high-water mark of resident memory. */
function peakOf(pid: number | undefined): number | null {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return line ? Number(line[1]) / 1024 : null;
  } catch {
    return null;
  }
}

/** Clock ticks of Linux are hundredths of a second. */
const TICKS = 100;

/** User and system time; the fields before them may hold anything, up to the last bracket. */
function cpuOf(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return null;
  }
}
