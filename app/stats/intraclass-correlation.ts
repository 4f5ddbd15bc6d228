import { fCdf, fQuantile } from "./f-distribution.ts";
import type { Interval } from "./interval.ts";

/** Shrout and Fleiss' names: 1 each target has its own raters, 2 raters drawn from many, 3 just these; k = mean of k raters. */
export type IccForm = "ICC(1,1)" | "ICC(2,1)" | "ICC(3,1)" | "ICC(1,k)" | "ICC(2,k)" | "ICC(3,k)";

export interface Icc extends Interval {
  form: IccForm;
  value: number;
  f: number;
  df1: number;
  df2: number;
  pValue: number;
}

/**
 * The six intraclass correlations of a complete targets × raters table with their 95 % intervals: the share of the variance
 * that targets account for. Form 2 counts differences between the raters' levels as error, form 3 does not: a gap between
 * the two says that raters differ in level. null below two targets or raters, or without any variation.
 *
 * Source: Shrout and Fleiss, Psychol. Bull. 86 (1979) 420; intervals of McGraw and Wong, Psychol. Methods 1 (1996) 30.
 */
export function intraclassCorrelations(ratings: readonly (readonly number[])[]): Icc[] | null {
  const n = ratings.length;
  const k = ratings[0]?.length ?? 0;
  if (n < 2 || k < 2) return null;
  const grand = sum(ratings.map(sum)) / (n * k);
  const squares = sum(ratings.map((row) => sum(row.map((one) => (one - grand) ** 2))));
  const between = k * sum(ratings.map((row) => (sum(row) / k - grand) ** 2));
  const raters =
    n * sum(Array.from({ length: k }, (_, j) => (sum(ratings.map((row) => row[j] ?? 0)) / n - grand) ** 2));
  const bms = between / (n - 1);
  const wms = (squares - between) / (n * (k - 1));
  const jms = raters / (k - 1);
  const df = (n - 1) * (k - 1);
  const ems = Math.max(0, squares - between - raters) / df;
  if (!(squares > 1e-12) || !(wms > 1e-12 * bms) || !(ems > 1e-12 * bms)) return null;

  const agreed = (bms - ems) / (bms + (k - 1) * ems + (k * (jms - ems)) / n);
  const one = ratioInterval(bms / wms, n - 1, n * (k - 1), k);
  const three = ratioInterval(bms / ems, n - 1, df, k);
  const two = agreementInterval({ agreed, bms, jms, ems, n, k });
  const test = (f: number, df2: number) => ({ f, df1: n - 1, df2, pValue: 1 - fCdf(f, n - 1, df2) });
  const within = test(bms / wms, n * (k - 1));
  const residual = test(bms / ems, df);
  const single: Icc[] = [
    { form: "ICC(1,1)", value: (bms - wms) / (bms + (k - 1) * wms), ...one, ...within },
    { form: "ICC(2,1)", value: agreed, ...two, ...residual },
    { form: "ICC(3,1)", value: (bms - ems) / (bms + (k - 1) * ems), ...three, ...residual },
  ];
  const ofMean = (value: number) => (k * value) / (1 + (k - 1) * value);
  return [
    ...single,
    ...single.map((icc) => ({
      ...icc,
      form: icc.form.replace(",1", ",k") as IccForm,
      value: ofMean(icc.value),
      low: ofMean(icc.low),
      high: ofMean(icc.high),
    })),
  ];
}

function ratioInterval(f: number, df1: number, df2: number, k: number): Interval {
  const low = f / fQuantile(0.975, df1, df2);
  const high = f * fQuantile(0.975, df2, df1);
  return { low: (low - 1) / (low + k - 1), high: (high - 1) / (high + k - 1) };
}

/** Satterthwaite's degrees of freedom for the mixture of rater and residual mean squares. */
function agreementInterval(of: {
  agreed: number;
  bms: number;
  jms: number;
  ems: number;
  n: number;
  k: number;
}): Interval {
  const { agreed, bms, jms, ems, n, k } = of;
  const a = (k * agreed) / (n * (1 - agreed));
  const b = 1 + (k * agreed * (n - 1)) / (n * (1 - agreed));
  const df = (a * jms + b * ems) ** 2 / ((a * jms) ** 2 / (k - 1) + (b * ems) ** 2 / ((n - 1) * (k - 1)));
  const fLow = fQuantile(0.975, n - 1, df);
  const fHigh = fQuantile(0.975, df, n - 1);
  const noise = k * jms + (k * n - k - n) * ems;
  return {
    low: (n * (bms - fLow * ems)) / (fLow * noise + n * bms),
    high: (n * (fHigh * bms - ems)) / (noise + n * fHigh * bms),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
