/** Sentences for travel and work put into German, Spanish or French. The fault: another day or time. */

import type { Family, Language } from "../draft.ts";
import { at } from "../random.ts";
import { table } from "../table.ts";

const EVENTS = table(
  ["en", "de", "es", "fr"],
  `
The meeting|Die Besprechung|La reunión|La réunion
The guided tour|Die Führung|La visita guiada|La visite guidée
The German class|Der Deutschkurs|La clase de alemán|Le cours d'allemand
The concert|Das Konzert|El concierto|Le concert
The job interview|Das Vorstellungsgespräch|La entrevista de trabajo|L'entretien d'embauche
The party|Die Feier|La fiesta|La fête
The lecture|Die Vorlesung|La conferencia|La conférence
The yoga class|Der Yogakurs|La clase de yoga|Le cours de yoga
The match|Das Spiel|El partido|Le match
The rehearsal|Die Probe|El ensayo|La répétition
`,
);
const PLACES = table(
  ["en", "de", "es", "fr"],
  `
at the library|in der Bibliothek|en la biblioteca|à la bibliothèque
at the town hall|im Rathaus|en el ayuntamiento|à la mairie
at the hotel|im Hotel|en el hotel|à l'hôtel
at the school|in der Schule|en la escuela|à l'école
in the park|im Park|en el parque|au parc
at the museum|im Museum|en el museo|au musée
at the office|im Büro|en la oficina|au bureau
at the theatre|im Theater|en el teatro|au théâtre
`,
);
const DAYS = table(
  ["en", "de", "es", "fr"],
  `
Monday|Montag|lunes|lundi
Tuesday|Dienstag|martes|mardi
Wednesday|Mittwoch|miércoles|mercredi
Thursday|Donnerstag|jueves|jeudi
Friday|Freitag|viernes|vendredi
Saturday|Samstag|sábado|samedi
Sunday|Sonntag|domingo|dimanche
`,
);
const TARGETS = [
  { language: "de", asks: ['Wie sagt man auf Deutsch: "{}"?', 'Bitte übersetze ins Deutsche: "{}"'] },
  { language: "es", asks: ['¿Cómo se dice en español: "{}"?', 'Traduce al español, por favor: "{}"'] },
  { language: "fr", asks: ['Comment dit-on en français : "{}" ?', 'Traduis en français, s\'il te plaît : "{}"'] },
] as const satisfies { language: Language; asks: string[] }[];
const HOURS = 11;

type Row = { en: string; de: string; es: string; fr: string };

export const translation: Family = {
  id: "translation",
  domain: "multilingual",
  space: EVENTS.length * PLACES.length * DAYS.length * 3 * 2 * HOURS * 4,
  draft(pick, random) {
    const event = pick.one(EVENTS);
    const place = pick.one(PLACES);
    const d = pick.below(DAYS.length);
    const target = pick.one(TARGETS);
    const ask = pick.one(target.asks);
    const hour = 9 + pick.below(HOURS);
    const quarter = at(["00", "15", "30", "45"], pick.below(4));
    const to = target.language;
    const day = at(DAYS, d);
    const otherDay = at(DAYS, (d + 1 + random.below(6)) % 7);
    const english = sentence("en", event, place, day, `${hour}:${quarter}`);
    return {
      prompt: ask.replace("{}", english),
      language: to,
      core: `"${sentence(to, event, place, day, `${hour}:${quarter}`)}"`,
      wrong: `"${random.chance(0.5) ? sentence(to, event, place, otherDay, `${hour}:${quarter}`) : sentence(to, event, place, day, `${hour + 1}:${quarter}`)}"`,
      points: [`${day.en} = ${day[to]}.`, `${place.en} = ${place[to]}.`, `${event.en} = ${event[to]}.`],
      partial: `"${event[to]} ${place[to]} ..."`,
      block: false,
    };
  },
};

function sentence(language: Language, event: Row, place: Row, day: Row, time: string): string {
  if (language === "de") return `${event.de} beginnt am ${day.de} um ${time} Uhr ${place.de}.`;
  if (language === "es") return `${event.es} empieza el ${day.es} a las ${time} ${place.es}.`;
  if (language === "fr") return `${event.fr} commence ${day.fr} à ${time.replace(":", " h ")} ${place.fr}.`;
  return `${event.en} starts on ${day.en} at ${time} ${place.en}.`;
}
