/** The turns of phrase that styles are made of, by language. Prompts are framed with the first two lists. */
import type { Language } from "./draft.ts";

export interface Phrases {
  greetings: string[];
  thanks: string[];
  /** Warm openings of chatty answers. */
  cheers: string[];
  /** Sober openings of explanatory answers; "" is common. */
  leads: string[];
  /** Stand before a block (code, letter, plan). */
  blockLeads: string[];
  closings: string[];
  cheerfulClosings: string[];
  /** Introduces supporting points. */
  notes: string[];
  headers: string[];
  refusals: string[];
  /** Says much and adds nothing. */
  padding: string[];
}

const en: Phrases = {
  greetings: ["", "Hi! ", "Hello. ", "Hey there! ", "Quick question. "],
  thanks: ["", " Thanks!", " Thank you.", " Thanks in advance.", " Appreciate the help.", " Cheers."],
  cheers: [
    "Great question! ",
    "Absolutely! 😊 ",
    "Sure thing! ",
    "Oh, I love this one! ",
    "Happy to help! 🎉 ",
    "Of course! ",
  ],
  leads: ["", "", "", "In short: ", "Here is the short version. ", "Let me go through it. "],
  blockLeads: ["", "", "Here you go:", "This should do it:", "Here is a version you can use:", "Try this:"],
  closings: [
    "",
    "",
    "Let me know if you would like more detail.",
    "I can adapt this if your situation is different.",
    "Tell me if anything is unclear.",
  ],
  cheerfulClosings: [
    "Hope that helps! 🙌",
    "You've got this! 💪",
    "Shout if you want more! 😄",
    "Have fun with it!",
    "Let me know how it goes! ✨",
  ],
  notes: ["A few notes:", "Worth knowing:", "Some background:", "What matters here:", "To keep in mind:"],
  headers: ["Answer", "Short answer", "Summary", "Result", "Overview"],
  refusals: [
    "I'm sorry, but I can't help with that request. Please consult a qualified professional or an official source.",
    "I'm unable to assist with this. If you have another question, I would be glad to help.",
    "I'd rather not answer this one, as a precaution. You may want to ask someone with first-hand knowledge.",
    "I cannot provide that, unfortunately. It may be best to look it up in a reliable reference.",
  ],
  padding: [
    "It is always important to consider a question like this from several angles, because different people may have different needs and expectations.",
    "There are many factors at play here, and what works well in one context may not be the ideal choice in another.",
    "Before settling on anything, it makes sense to take a step back and think about the bigger picture and your overall goals.",
    "As with most topics, there is a lot of information available, and it is worth taking the time to look at it carefully.",
    "Ultimately the best approach depends on you, and there is rarely a single answer that suits everybody in every case.",
    "You have come to the right place, because this is something that a lot of people wonder about at one point or another.",
    "It would go too far to cover every aspect here, but a few general remarks may already be useful before we continue.",
    "Whatever you decide in the end, remember that there is always more to learn and that practice makes a difference.",
    "This is a topic with a long tradition, and many experts have shared their thoughts on it over the years.",
    "Of course, circumstances change, so please treat the following as one possible starting point among several.",
    "In today's fast-moving world it is easy to overlook the basics, which is why I would like to take them slowly.",
    "As you can see, the matter is both simple and complex, and a balanced view will serve you well.",
    "I hope this gives you a helpful impression, although much more could certainly be said about it.",
    "With a little patience and an open mind, you will surely find what works for your particular situation.",
  ],
};

const de: Phrases = {
  greetings: ["", "Hallo! ", "Guten Tag. ", "Hi! "],
  thanks: ["", " Danke!", " Vielen Dank.", " Danke im Voraus."],
  cheers: ["Sehr gerne! 😊 ", "Klar doch! ", "Gute Frage! ", "Na klar! 🎉 "],
  leads: ["", "", "Kurz gesagt: ", "Gehen wir es durch. "],
  blockLeads: ["", "Bitte sehr:"],
  closings: ["", "", "Sag Bescheid, wenn etwas unklar ist."],
  cheerfulClosings: ["Viel Erfolg! 💪", "Ich hoffe, das hilft! 🙌", "Melde dich gern wieder!"],
  notes: ["Gut zu wissen:", "Ein paar Hinweise:", "Zur Erklärung:"],
  headers: ["Antwort", "Ergebnis", "Kurzfassung"],
  refusals: [
    "Es tut mir leid, dabei kann ich nicht helfen. Bitte wende dich an eine Fachperson.",
    "Das kann ich leider nicht beantworten.",
  ],
  padding: [
    "Bei solchen Fragen kommt es immer auf viele verschiedene Umstände an, und nicht jede Lösung passt zu jedem Menschen.",
    "Grundsätzlich lohnt es sich, das Thema in Ruhe und aus mehreren Blickwinkeln zu betrachten.",
  ],
};

const es: Phrases = {
  greetings: ["", "Hola. ", "¡Buenas! ", "Buenos días. "],
  thanks: ["", " ¡Gracias!", " Muchas gracias.", " Gracias de antemano."],
  cheers: ["¡Claro que sí! 😊 ", "¡Por supuesto! ", "¡Buena pregunta! ", "¡Con mucho gusto! 🎉 "],
  leads: ["", "", "En resumen: ", "Vamos paso a paso. "],
  blockLeads: ["", "Aquí tienes:"],
  closings: ["", "", "Dime si algo no queda claro."],
  cheerfulClosings: ["¡Espero que te sirva! 🙌", "¡Mucho ánimo! 💪", "¡Aquí estoy para lo que necesites!"],
  notes: ["Conviene saber:", "Algunas notas:", "Para entenderlo:"],
  headers: ["Respuesta", "Resultado", "Resumen"],
  refusals: [
    "Lo siento, pero no puedo ayudarte con eso. Consulta a un profesional.",
    "Lamentablemente no puedo responder a esa pregunta.",
  ],
  padding: [
    "Como en casi todos los temas, hay muchos factores que influyen y no existe una única solución válida para todo el mundo.",
    "Siempre conviene tomarse un momento para pensar en el contexto general antes de decidir nada.",
  ],
};

const fr: Phrases = {
  greetings: ["", "Bonjour. ", "Salut ! ", "Bonsoir. "],
  thanks: ["", " Merci !", " Merci beaucoup.", " Merci d'avance."],
  cheers: ["Avec plaisir ! 😊 ", "Bien sûr ! ", "Bonne question ! ", "Mais oui ! 🎉 "],
  leads: ["", "", "En bref : ", "Voyons cela pas à pas. "],
  blockLeads: ["", "Voici :"],
  closings: ["", "", "Dites-moi si quelque chose n'est pas clair."],
  cheerfulClosings: ["J'espère que cela vous aide ! 🙌", "Bon courage ! 💪", "N'hésitez pas à revenir !"],
  notes: ["Bon à savoir :", "Quelques remarques :", "Pour comprendre :"],
  headers: ["Réponse", "Résultat", "En bref"],
  refusals: [
    "Je suis désolé, mais je ne peux pas vous aider sur ce point. Adressez-vous à un professionnel.",
    "Je ne peux malheureusement pas répondre à cette question.",
  ],
  padding: [
    "Comme souvent, de nombreux éléments entrent en jeu et il n'existe pas de solution unique qui convienne à tout le monde.",
    "Il est toujours utile de prendre un peu de recul et de considérer la situation dans son ensemble.",
  ],
};

export const PHRASES: Record<Language, Phrases> = { en, de, es, fr };
