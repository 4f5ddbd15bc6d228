import { describe, expect, it } from "vitest";
import { readSettings, SETTINGS } from "#app/settings.server.ts";

describe("settings", () => {
  it("have documented fallbacks", () => {
    expect(readSettings({})).toEqual({
      dataFolder: "data",
      backupFolder: null,
      backupEveryHours: 24,
      backupKeep: 14,
      maxUpload: 4 * 1024 ** 3,
      maxRow: 16 * 1024 ** 2,
      user: "local",
      log: "info",
      metricsToken: null,
      secondFactorRoles: [],
      keyFile: "data/assay.key",
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

  it("are refused by name, without their value", () => {
    expect(() => readSettings({ PORT: "hunter2" })).toThrow(/PORT: /);
    expect(() => readSettings({ PORT: "hunter2" })).not.toThrow(/hunter2/);
    expect(() => readSettings({ ASSAY_MAX_UPLOAD: "lots" })).toThrow(/ASSAY_MAX_UPLOAD: a number of bytes/);
  });
});
