import { describe, expect, it } from "vitest";
import { LANGUAGES, placeOfLanguage } from "#app/domain/languages.ts";
import { screenLanguage } from "#app/ingest/features/language-screen.ts";
import { emptyFeatures } from "#app/ingest/features/text-features.ts";
import { TextWords } from "#app/ingest/features/text-words.ts";
import { IN_DOUBT } from "#app/metrics/batch-view.ts";

const words = new TextWords();

function screened(text: string, declared?: string): string {
  words.read(text, emptyFeatures(), null, true);
  const place = screenLanguage(text, words, placeOfLanguage(declared));
  return place === IN_DOUBT ? "in doubt" : (LANGUAGES[place] ?? "");
}

const TEXTS = {
  en: "The first thing to do is to find out whether the answer is in the book, and if it is not, we will ask.",
  de: "Das ist nicht der Weg, den wir gehen wollten, aber er führt auch zu dem Haus, in dem sie wohnt.",
  fr: "Ce n'est pas le chemin que nous avons choisi, mais il mène aussi à la maison dans laquelle elle vit.",
  es: "No es el camino que queríamos, pero también lleva a la casa en la que ella vive con sus padres.",
  it: "Non è la strada che volevamo, ma porta anche alla casa in cui lei vive con i suoi genitori.",
  pl: "To nie jest droga, którą chcieliśmy iść, ale prowadzi także do domu, w którym ona mieszka.",
  fi: "Tämä ei ole se tie, jota me halusimme kulkea, mutta se vie myös taloon, jossa hän asuu nyt.",
  ru: "Это не та дорога, по которой мы хотели идти, но она также ведет к дому, в котором она живет.",
  el: "Δεν είναι ο δρόμος που θέλαμε, αλλά οδηγεί και στο σπίτι όπου μένει εκείνη.",
  ja: "これは私たちが行きたかった道ではありませんが、彼女が住んでいる家にも続いています。これでよいと思います。",
  zh: "这不是我们想走的路，但它也通向她和父母一起居住的房子。我们明天再去看看，然后再决定怎么办，好吗？谢谢你的帮助。",
  ko: "이것은 우리가 가고 싶었던 길은 아니지만 그녀가 살고 있는 집으로도 이어집니다. 내일 다시 봅시다.",
  th: "นี่ไม่ใช่เส้นทางที่เราต้องการแต่ก็นำไปสู่บ้านที่เธออาศัยอยู่กับพ่อแม่ของเธอด้วย",
};

describe("the language screen", () => {
  it.each(Object.entries(TEXTS))("knows %s with and without being told", (language, text) => {
    expect(screened(text)).toBe(language);
    expect(screened(text, language)).toBe(language);
    expect(screened(text, `${language}-XX`)).toBe(language);
  });

  it.each(Object.entries(TEXTS))("knows %s that is declared as another", (language, text) => {
    expect(screened(text, language === "en" ? "de" : "en")).toBe(language);
  });

  it("says nothing of a text in two languages", () => {
    const quoting = 'Bitte übersetze ins Deutsche: "The lecture starts on Sunday at 12:15 in the park."';
    expect(screened(quoting, "de")).toBe("");
  });

  it("says nothing of short texts, and nothing against the declared language where words say nothing", () => {
    expect(screened("Guten Tag, wie geht es Ihnen?", "en")).toBe("");
    expect(screened("x = 17; y = 23; print(x + y); x += 1; print(x, y); x -= 4", "en")).toBe("");
    expect(screened("🎉".repeat(60), "en")).toBe("");
    expect(screened("x = 17; y = 23; print(x + y); x += 1; print(x, y); x -= 4")).toBe("in doubt");
  });
});
