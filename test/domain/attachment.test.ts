import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachmentType, safeFileName, typeOfContent } from "#app/domain/attachment.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const ELF = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]);

describe("the content of an attachment", () => {
  it("is known by its bytes, not by its name", () => {
    expect(typeOfContent(bytes("%PDF-1.7\n"))).toBe("pdf");
    expect(typeOfContent(PNG)).toBe("png");
    expect(typeOfContent(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toBe("jpeg");
    expect(typeOfContent(Uint8Array.from([0x50, 0x4b, 3, 4, 0]))).toBe("zip");
    expect(typeOfContent(bytes("Zahlung in dreißig Tagen.\r\n"))).toBe("text");
    for (const other of [ELF, new Uint8Array(), Uint8Array.from([0xc3, 0x28]), bytes("a\0b")])
      expect(typeOfContent(other)).toBeNull();
  });

  it("and its name have to agree, and programs are not taken", () => {
    expect(attachmentType("terms.PDF", bytes("%PDF-1.4"))).toEqual({ ok: true, type: "pdf" });
    expect(attachmentType("terms.pdf", PNG)).toEqual({
      ok: false,
      message: "Its name says pdf, but its content is PNG image. Name it as what it is.",
    });
    expect(attachmentType("page.html", bytes("<script>alert(1)</script>")).ok).toBe(false);
    expect(attachmentType("picture.svg", bytes("<svg onload='x'/>")).ok).toBe(false);
    expect(attachmentType("tool.exe", ELF).ok).toBe(false);
    expect(attachmentType("terms", bytes("text")).ok).toBe(false);
  });
});

describe("the name of an attachment", () => {
  it("is one plain line without a path", () => {
    expect(safeFileName("../../etc/passwd.txt")).toBe("passwd.txt");
    expect(safeFileName("C:\\docs\\terms.pdf")).toBe("terms.pdf");
    expect(safeFileName('a"\r\nSet-Cookie: x=1.txt')).toBe("aSet-Cookie x=1.txt");
    expect(safeFileName("terms\u202efdp.txt")).toBe("termsfdp.txt");
    expect(safeFileName("...")).toBe("unnamed");
    expect(safeFileName(`${"x".repeat(4000)}.pdf`)).toMatch(/^x{136}\.pdf$/);
  });

  it("can always be sent in a header", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const safe = safeFileName(name);
        expect(safe.length).toBeGreaterThan(0);
        expect(safe).not.toMatch(/[/\\"\r\n\0]/);
        expect(() => encodeURIComponent(safe)).not.toThrow();
      }),
    );
  });
});
