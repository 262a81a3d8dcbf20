// The extension that was built, in a VS Code that is none, with the real server: DELEGATION_PROGRAM names the program,
// DELEGATION_REGISTER a small register to be copied.
"use strict";
const assert = require("node:assert/strict");
const { cpSync, mkdtempSync, mkdirSync, rmSync, writeFileSync, chmodSync, existsSync } = require("node:fs");
const Module = require("node:module");
const { tmpdir } = require("node:os");
const { join, resolve } = require("node:path");
const { afterEach, test } = require("node:test");
const { vscodeOf } = require("./vscode.cjs");

const BUILT = resolve(__dirname, "..", "out", "extension.js");
const BASE = process.env.DELEGATION_REGISTER ?? resolve(__dirname, "../../../../src/delegation/checks/examples/_base");
const PROGRAM = process.env.DELEGATION_PROGRAM ?? resolve(__dirname, "../../../../.venv/bin/delegation");
const PATIENCE = 20_000;
const TASK = (owner) => `field: y-te\nsource: ví dụ\ntasks:\n  - {id: moi, title: Việc mới, owner: ${owner}, basis: [{instrument: 99/2020/QH14}]}\n`;

let running;
let inPlace;
const resolved = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => (name === "vscode" ? "vscode" : resolved(name, ...rest));
const loaded = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? inPlace : loaded(name, ...rest));

function register() {
  const folder = mkdtempSync(join(tmpdir(), "delegation-vscode-"));
  cpSync(BASE, join(folder, "rules"), { recursive: true });
  return folder;
}

async function started(folder, settings, language) {
  const made = vscodeOf(folder, settings, language);
  inPlace = made.vscode;
  delete require.cache[BUILT];
  const extension = require(BUILT);
  const context = { subscriptions: [] };
  running = { extension, context, folder };
  await extension.activate(context);
  return made;
}

afterEach(async () => {
  await running?.extension.deactivate();
  running?.context.subscriptions.forEach((one) => one.dispose());
  rmSync(running?.folder ?? "", { recursive: true, force: true });
  running = undefined;
});

async function until(holds, told) {
  const end = Date.now() + PATIENCE;
  while (!holds()) {
    assert.ok(Date.now() < end, JSON.stringify(told()));
    await new Promise((next) => setTimeout(next, 50));
  }
}

const codes = (made, document) =>
  (made.record.diagnostics.get(document.uri.toString()) ?? []).map((one) => one.code?.value ?? one.code);

test("a fault is shown while it is typed and goes when it is mended", async () => {
  const folder = register();
  const made = await started(folder, { path: PROGRAM, rules: "rules" });
  const document = made.open(join(folder, "rules/tasks/moi.yaml"), TASK("so-khong-co"));
  await until(() => codes(made, document).includes("DLG005"), () => [made.record.lines, made.record.errors]);
  await made.change(document, TASK("so-y-te"));
  await until(() => !codes(made, document).includes("DLG005"), () => codes(made, document));
  assert.deepEqual(made.record.errors, []);
});

test("findings are said in the language that is set, and again when the setting changes", async () => {
  const folder = register();
  const made = await started(folder, { path: PROGRAM, language: "en" });
  const document = made.open(join(folder, "rules/tasks/moi.yaml"), TASK("so-khong-co"));
  const said = () => (made.record.diagnostics.get(document.uri.toString()) ?? []).map((one) => one.message).join();
  await until(() => said().includes("holder"), said);
  await made.set("language", "vi");
  await until(() => said().includes("chủ thể"), said);
});

test("the server offers what its capabilities say, and stops with the extension", async () => {
  const folder = register();
  const made = await started(folder, { path: PROGRAM });
  const wanted = ["CompletionItem", "Hover", "Definition", "Reference", "Rename", "CodeActions", "CodeLens", "InlayHints", "FoldingRange", "DocumentSymbol", "DocumentFormattingEdit"];
  for (const one of wanted) {
    assert.ok(made.record.registered.has(`register${one}Provider`), one);
  }
  assert.ok(made.commands.has("delegation.findings"));
  await running.extension.deactivate();
  assert.deepEqual([...made.record.registered.keys()], []);
  assert.ok(!made.commands.has("delegation.findings"));
});

test("the program in .venv of the open folder goes before that in PATH", { skip: process.platform === "win32" }, async () => {
  const folder = register();
  const own = join(folder, ".venv/bin");
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "delegation"), `#!/bin/sh\ntouch "${folder}/ran"\nexec "${PROGRAM}" "$@"\n`);
  chmodSync(join(own, "delegation"), 0o755);
  const made = await started(folder, {});
  assert.ok(existsSync(join(folder, "ran")));
  assert.deepEqual(made.record.errors, []);
});

for (const [language, words] of [["vi", "delegation.path"], ["en", "There is no program"]]) {
  test(`a program that is not there is told in a sentence (${language})`, async () => {
    const folder = register();
    const made = await started(folder, { path: join(folder, "khong-co") }, language);
    assert.equal(made.record.errors.length, 1);
    assert.ok(made.record.errors[0].includes(words), made.record.errors[0]);
    assert.ok(made.record.errors[0].includes("khong-co"));
  });
}
