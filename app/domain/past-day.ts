/** A day that has come already, as a form sends it. */
import { z } from "zod";
import { isDay } from "./instant.ts";

const DAY = 86_400_000;
/** Before any contract of this trade. */
const FIRST_DAY = "2000-01-01";

/** Somewhere it is tomorrow already, so one day after today in UTC is taken. @param missing what to say when there is none */
export function dayBy(now: number, missing: string) {
  const last = new Date(now + DAY).toISOString().slice(0, 10);
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .refine((day) => day === "" || isDay(day), "There is no such day: write it as YYYY-MM-DD.")
    .refine((day) => !isDay(day) || day <= last, "This day has not come yet.")
    .refine((day) => !isDay(day) || day >= FIRST_DAY, `Days before ${FIRST_DAY} are not taken.`);
}
