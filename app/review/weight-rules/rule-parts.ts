/** The fields that rules share, and the bounds of a weight. */
import { z } from "zod";
import { sliceSchema } from "../slice.ts";

/** Weights above 1 stress a slice; beyond this one a few rows would carry the release. */
export const MAX_WEIGHT = 3;
/** Weights are written with six decimals; what is smaller than this is meant as an exclusion. */
export const MIN_WEIGHT = 0.001;

export const where = sliceSchema;
export const reason = z.string().trim().min(1, "Say why.").max(2000);

/** 0 is the same as an exclusion. */
export const weight = z
  .number()
  .max(MAX_WEIGHT, `A weight is at most ${MAX_WEIGHT}.`)
  .refine((value) => value === 0 || value >= MIN_WEIGHT, `A weight is 0, or at least ${MIN_WEIGHT}.`);

/** A bound of a factor: never 0, because only exclusions leave out. */
export const bound = z
  .number()
  .min(MIN_WEIGHT, `A bound is at least ${MIN_WEIGHT}.`)
  .max(MAX_WEIGHT, `A bound is at most ${MAX_WEIGHT}.`);

/** Six decimals: what a decision stores, and what no version of a logarithm rounds otherwise. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export function clipped(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
