import { describe, expect, it } from "vitest";
import { readSettings, SETTINGS } from "#app/settings.server.ts";

describe("settings", () => {
  it("have documented fallbacks", () => {
    expect(readSettings({})).toEqual({
      dataFolder: "data",
      separateDuties: false,
      backupFolder: null,
      apiRate: 600,
      notificationDays: 90,
      webhooksPrivate: false,
      backupEveryHours: 24,
      backupKeep: 14,

      maxUpload: 4 * 1024 ** 3,
      maxRow: 16 * 1024 ** 2,
      user: "local",
      log: "info",
      metricsToken: null,
      publicUrl: null,
      proxies: [],
      secondFactorRoles: [],
      keyFile: "data/assay.key",
      oidc: null,
      smtp: null,
      host: "127.0.0.1",
      port: 4400,
    });
    expect(SETTINGS.map(({ name }) => name)).toContain("ASSAY_MAX_UPLOAD");
  });

  it("take sizes with units", () => {
    expect(readSettings({ ASSAY_MAX_UPLOAD: "512MiB" }).maxUpload).toBe(536_870_912);
  });

  it("take roles with commas between, and name those there are", () => {
    expect(readSettings({ ASSAY_SECOND_FACTOR: "lead, admin" }).secondFactorRoles).toEqual(["lead", "admin"]);
    expect(() => readSettings({ ASSAY_SECOND_FACTOR: "boss" })).toThrow(/ASSAY_SECOND_FACTOR\S*: roles .*lead, admin/);
  });

  it("take proxies as addresses and networks, and a public address without a path", () => {
    const given = { ASSAY_PROXIES: "loopback, 10.0.0.0/8,2001:db8::1", ASSAY_URL: "https://Assay.example:8443/" };
    const { proxies, publicUrl } = readSettings(given);
    expect([proxies, publicUrl]).toEqual([["loopback", "10.0.0.0/8", "2001:db8::1"], "https://assay.example:8443"]);
    for (const ASSAY_PROXIES of ["everybody", "10.0.0.0/33", "10.0.0/8", "::/129"])
      expect(() => readSettings({ ASSAY_PROXIES })).toThrow(/ASSAY_PROXIES\S*: addresses or networks/);
    for (const ASSAY_URL of [
      "assay.example",
      "https://assay.example/desk",
      "ftp://assay.example",
      "https://a:b@c.example",
    ])
      expect(() => readSettings({ ASSAY_URL })).toThrow(/ASSAY_URL: an address such as/);
  });

  it("take an OpenID Connect issuer with what it needs", () => {
    const issuer = { ASSAY_OIDC_ISSUER: "https://login.example", ASSAY_OIDC_CLIENT_ID: "assay" };
    expect(() => readSettings(issuer)).toThrow(/ASSAY_URL: is needed with ASSAY_OIDC_ISSUER/);
    const whole = { ...issuer, ASSAY_URL: "https://assay.example", ASSAY_OIDC_ROLES: '{"cn=desk,ou=x":"ops"}' };
    expect(readSettings(whole).oidc).toEqual({
      ...{ issuer: "https://login.example", clientId: "assay", clientSecret: null, name: "your organisation" },
      ...{ roleClaim: "groups", roles: { "cn=desk,ou=x": "ops" } },
    });
    for (const ASSAY_OIDC_ISSUER of ["http://login.example", "login.example"])
      expect(() => readSettings({ ...whole, ASSAY_OIDC_ISSUER })).toThrow(/ASSAY_OIDC_ISSUER: an https address/);
    for (const ASSAY_OIDC_ROLES of ["admins=admin", '{"a":"boss"}'])
      expect(() => readSettings({ ...whole, ASSAY_OIDC_ROLES })).toThrow(/ASSAY_OIDC_ROLES: JSON such as/);
  });

  it("take a mail server with what it needs, and send a password over TLS only", () => {
    const given = { ASSAY_SMTP_URL: "smtp://desk%40x:p%3Aw@mail.example", ASSAY_SMTP_FROM: "assay@x.example" };
    expect(() => readSettings({ ASSAY_SMTP_URL: given.ASSAY_SMTP_URL })).toThrow(/ASSAY_SMTP_FROM: is needed/);
    expect(() => readSettings(given)).toThrow(/ASSAY_URL: is needed with ASSAY_SMTP_URL/);
    const whole = { ...given, ASSAY_URL: "https://assay.example" };
    expect(readSettings(whole).smtp).toEqual({
      ...{ host: "mail.example", port: 587, implicitTls: false, requireTls: true, from: "assay@x.example" },
      login: { user: "desk@x", password: "p:w" },
    });
    const offered = { ...whole, ASSAY_SMTP_TLS: "offered" };
    expect(() => readSettings(offered)).toThrow(/ASSAY_SMTP_TLS: is required where a password is sent/);
    expect(readSettings({ ...offered, ASSAY_SMTP_URL: "smtps://u:p@[::1]" }).smtp).toMatchObject({
      host: "::1",
      port: 465,
    });
    for (const ASSAY_SMTP_URL of [
      "mail.example",
      "http://mail.example",
      "smtp://mail.example/path",
      "smtp://a%zz@b.example",
    ])
      expect(() => readSettings({ ...whole, ASSAY_SMTP_URL })).toThrow(/ASSAY_SMTP_URL: an address such as/);
    for (const ASSAY_SMTP_FROM of [
      "Assay <a@x.example>",
      "a@x.example, b@x.example",
      "a@x.example\r\nBcc: b@x.example",
    ])
      expect(() => readSettings({ ...whole, ASSAY_SMTP_FROM })).toThrow(/ASSAY_SMTP_FROM: one plain e-mail address/);
  });

  it("are refused by name, without their value", () => {
    expect(() => readSettings({ PORT: "hunter2" })).toThrow(/PORT: /);
    expect(() => readSettings({ PORT: "hunter2" })).not.toThrow(/hunter2/);
    expect(() => readSettings({ ASSAY_MAX_UPLOAD: "lots" })).toThrow(/ASSAY_MAX_UPLOAD: a number of bytes/);
  });
});
