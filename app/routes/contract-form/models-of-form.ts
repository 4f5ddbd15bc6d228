/** Approved models, one per line, with the weeks they are approved for: `tuned-7b 3-4`, `tuned-7b 3-`, `tuned-7b 3`. */
export interface ModelLine {
  model: string;
  fromWeek?: number;
  toWeek?: number;
}

export function approvedModelsOf(text: string): (string | ModelLine)[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(modelOf);
}

const WITH_WEEKS = /^(.*\S)\s+(?:(\d+)\s*[-–]\s*(\d*)|[-–]\s*(\d+)|(\d+))$/;

function modelOf(line: string): string | ModelLine {
  const match = WITH_WEEKS.exec(line);
  if (!match) return line;
  const [, model = "", from, to, onlyTo, only] = match;
  return {
    model,
    ...(from || only ? { fromWeek: Number(from ?? only) } : {}),
    ...(to || onlyTo || only ? { toWeek: Number(to || onlyTo || only) } : {}),
  };
}
