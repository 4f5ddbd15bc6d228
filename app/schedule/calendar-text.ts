/** An iCalendar document (RFC 5545) of all-day events and instants. */

export interface CalendarEvent {
  /** The same for the same thing at every fetch, so that a changed day moves the event instead of adding one. */
  uid: string;
  summary: string;
  description: string;
  /** YYYY-MM-DD for a whole day, or UTC milliseconds for an instant. */
  on: string | number;
  /** Where it can be read. */
  url: string;
}

/** @param stamp when it was written, UTC milliseconds */
export function calendarText(name: string, events: readonly CalendarEvent[], stamp: number): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Assay//Schedule//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ...events.flatMap((event) => eventLines(event, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines({ uid, summary, description, on, url }: CalendarEvent, stamp: number): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${utcText(stamp)}`,
    ...(typeof on === "number" ? [`DTSTART:${utcText(on)}`] : dayLines(on)),
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** A whole day ends, exclusively, on the next. */
function dayLines(day: string): string[] {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return [`DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`, `DTEND;VALUE=DATE:${next.replaceAll("-", "")}`];
}

function utcText(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
}

/** Control characters cannot be written in a text value; a line break is written as \n. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "")
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll("\n", "\\n");
}

const MOST_OCTETS = 75;

/** A line has at most 75 octets; the rest goes on after a line break and a space, never inside a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let written = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MOST_OCTETS) {
      written += "\r\n ";
      octets = 1;
    }
    written += character;
    octets += size;
  }
  return written;
}
