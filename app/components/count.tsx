import { groupDigits } from "#app/domain/figure.ts";

export interface CountProps {
  value: number;
  /** Plural, lower case, printed after the number. */
  unit?: string;
  /** "5 930 of 97 000". */
  of?: number;
}

export function Count({ value, unit, of }: CountProps) {
  return (
    <span className="nowrap">
      {groupDigits(value)}
      {of !== undefined && ` of ${groupDigits(of)}`}
      {unit && ` ${unit}`}
    </span>
  );
}
