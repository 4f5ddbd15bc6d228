/** Every family of prompts with its share of a hundred prompts. A new one is a file and a line here. */
import type { Family } from "../draft.ts";
import { advice } from "./advice.ts";
import { arithmetic } from "./arithmetic.ts";
import { code, codeReview } from "./code.ts";
import { cooking } from "./cooking.ts";
import { email } from "./email.ts";
import { everyday } from "./everyday.ts";
import { geography } from "./geography.ts";
import { history } from "./history.ts";
import { minutes } from "./minutes.ts";
import { orders } from "./orders.ts";
import { productCopy } from "./product-copy.ts";
import { science } from "./science.ts";
import { study } from "./study.ts";
import { translation } from "./translation.ts";
import { travel } from "./travel.ts";

export interface Share {
  family: Family;
  /** Of 100 prompts. */
  of100: number;
}

/** Writing 19, coding 14, maths 10, science 9, knowledge 12, planning 15, extraction 10, advice 6, multilingual 5. */
export const GENERAL_MIX: Share[] = [
  { family: email, of100: 10 },
  { family: productCopy, of100: 9 },
  { family: code, of100: 8 },
  { family: codeReview, of100: 6 },
  { family: arithmetic, of100: 10 },
  { family: science, of100: 9 },
  { family: geography, of100: 6 },
  { family: history, of100: 6 },
  { family: travel, of100: 6 },
  { family: cooking, of100: 5 },
  { family: study, of100: 4 },
  { family: minutes, of100: 5 },
  { family: orders, of100: 5 },
  { family: advice, of100: 6 },
  { family: translation, of100: 2 },
  { family: everyday, of100: 3 },
];

export const CODE_MIX: Share[] = [
  { family: codeReview, of100: 62 },
  { family: code, of100: 38 },
];

export const MULTILINGUAL_MIX: Share[] = [
  { family: translation, of100: 38 },
  { family: everyday, of100: 42 },
  { family: geography, of100: 10 },
  { family: email, of100: 10 },
];
