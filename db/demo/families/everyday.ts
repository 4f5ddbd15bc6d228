/** Small sums of everyday life asked in German, Spanish and French. The fault: a step of the sum goes wrong. */
import type { Draft, Family, Language, Picker } from "../draft.ts";

type Sum = (
  n: number,
  price: number,
  guests: number,
) => Pick<Draft, "prompt" | "core" | "wrong" | "points" | "partial">;

const euro = (cents: number) => `${(cents / 100).toFixed(2).replace(".", ",")} €`;

const GERMAN: Sum[] = [
  (n, price, guests) => ({
    prompt: `Ich kaufe ${n} Brötchen zu je ${euro(price)} für ${guests} Gäste. Was kostet das insgesamt?`,
    core: `Das kostet insgesamt ${euro(n * price)}.`,
    wrong: `Das kostet insgesamt ${euro(n * price + price)}.`,
    points: [
      `Man rechnet ${n} × ${euro(price)}.`,
      `Auf jeden der ${guests} Gäste kommen etwa ${comma(n / guests)} Brötchen.`,
    ],
    partial: "Dafür muss man die Anzahl mit dem Preis malnehmen.",
  }),
  (n, price, guests) => ({
    prompt: `Eine Ferienwohnung kostet ${euro(price * 40)} pro Nacht. Wir sind ${guests} Personen und bleiben ${n} Nächte. Was zahlt jeder?`,
    core: `Jede Person zahlt ${euro((n * price * 40) / guests)}.`,
    wrong: `Jede Person zahlt ${euro((n * price * 40) / (guests + 1))}.`,
    points: [
      `Der Gesamtpreis ist ${n} × ${euro(price * 40)} = ${euro(n * price * 40)}.`,
      `Geteilt durch ${guests} ergibt das den Anteil.`,
    ],
    partial: "Teilt einfach den Gesamtpreis gerecht auf.",
  }),
];

const SPANISH: Sum[] = [
  (n, price, guests) => ({
    prompt: `Compro ${n} entradas a ${euro(price * 5)} cada una y somos ${guests} amigos en el grupo. ¿Cuánto pago en total?`,
    core: `En total pagas ${euro(n * price * 5)}.`,
    wrong: `En total pagas ${euro((n - 1) * price * 5)}.`,
    points: [
      `La cuenta es ${n} × ${euro(price * 5)}.`,
      `Repartido entre ${guests}, cada uno pone ${euro((n * price * 5) / guests)}.`,
    ],
    partial: "Hay que multiplicar el número de entradas por el precio.",
  }),
  (n, price, guests) => ({
    prompt: `Una receta para ${guests} personas lleva ${price} gramos de arroz. ¿Cuánto arroz necesito para ${n} personas?`,
    core: `Necesitas unos ${comma((price * n) / guests)} gramos de arroz.`,
    wrong: `Necesitas unos ${comma((price * guests) / n)} gramos de arroz.`,
    points: [`Por persona son ${comma(price / guests)} gramos.`, `Eso se multiplica por ${n}.`],
    partial: "Depende del hambre que tengan los invitados.",
  }),
];

const FRENCH: Sum[] = [
  (n, price, guests) => ({
    prompt: `Nous sommes ${guests} collègues et j'achète ${n} cafés à ${euro(price)} pièce. Combien cela fait-il en tout ?`,
    core: `Cela fait ${euro(n * price)} en tout.`,
    wrong: `Cela fait ${euro(n * price + 100)} en tout.`,
    points: [`Le calcul est ${n} × ${euro(price)}.`, `Par personne, cela revient à ${euro((n * price) / guests)}.`],
    partial: "Il suffit de multiplier le nombre de cafés par leur prix.",
  }),
  (n, price, guests) => ({
    prompt: `Un trajet de ${price * 3} km consomme du carburant : ma voiture prend ${guests} litres aux 100 km. Combien de litres me faut-il pour ${n} trajets ?`,
    core: `Il vous faut environ ${comma((price * 3 * guests * n) / 100)} litres.`,
    wrong: `Il vous faut environ ${comma((price * 3 * guests * n) / 60)} litres.`,
    points: [`La distance totale est de ${price * 3 * n} km.`, `On la divise par 100 et on multiplie par ${guests}.`],
    partial: "Cela dépend beaucoup de votre façon de conduire.",
  }),
];

const SUMS: { language: Language; sum: Sum }[] = [
  ...GERMAN.map((sum) => ({ language: "de" as const, sum })),
  ...SPANISH.map((sum) => ({ language: "es" as const, sum })),
  ...FRENCH.map((sum) => ({ language: "fr" as const, sum })),
];

export const everyday: Family = {
  id: "everyday",
  domain: "multilingual",
  space: SUMS.length * 38 * 90 * 9,
  draft(pick: Picker) {
    const { language, sum } = pick.one(SUMS);
    const n = pick.between(13, 50);
    const price = 40 + 5 * pick.below(90);
    const guests = pick.between(4, 12);
    return { ...sum(n, price, guests), language, block: false };
  },
};

function comma(value: number): string {
  return String(Math.round(value * 10) / 10).replace(".", ",");
}
