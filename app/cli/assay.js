#!/usr/bin/env node
// The command line is built by `npm install`; a missing build (a clone without install scripts) is made on first use.
import { existsSync } from "node:fs";

// Before anything is loaded: without it React and the framework run in the builds that are for developing.
process.env.NODE_ENV = process.argv.includes("--dev") ? "development" : "production";

const built = new URL("../../build/node/main.js", import.meta.url);
if (!existsSync(built)) await import("../build.js");
const { main } = await import(built.href);
process.exitCode = await main(process.argv.slice(2));
