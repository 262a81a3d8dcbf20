// As much of VS Code as the extension and its client ask for, with a record of what they did.
"use strict";
const { fileURLToPath, pathToFileURL } = require("node:url");

class EventEmitter {
  #listeners = new Set();
  event = (listener, self) => {
    const one = self === undefined ? listener : listener.bind(self);
    this.#listeners.add(one);
    return new Disposable(() => this.#listeners.delete(one));
  };
  fire(value) {
    return Promise.all([...this.#listeners].map((one) => one(value)));
  }
  dispose() {
    this.#listeners.clear();
  }
}

class Disposable {
  constructor(end) {
    this.end = end;
  }
  static from(...several) {
    return new Disposable(() => several.forEach((one) => one.dispose()));
  }
  dispose() {
    this.end?.();
    this.end = undefined;
  }
}

class Uri {
  constructor(scheme, path) {
    this.scheme = scheme;
    this.path = path;
  }
  static from({ scheme, path }) {
    return new Uri(scheme, path);
  }
  static file(path) {
    return Uri.parse(pathToFileURL(path).href);
  }
  static parse(text) {
    const { protocol, pathname } = new URL(text);
    return new Uri(protocol.slice(0, -1), decodeURIComponent(pathname));
  }
  get fsPath() {
    return fileURLToPath(this.toString());
  }
  toString() {
    return `${this.scheme}:${this.scheme === "file" ? "//" : ""}${encodeURI(this.path)}`;
  }
}

class Position {
  constructor(line, character) {
    this.line = line;
    this.character = character;
  }
}

class Range {
  constructor(start, end, line, character) {
    this.start = line === undefined ? start : new Position(start, end);
    this.end = line === undefined ? end : new Position(line, character);
  }
}

class Plain {
  constructor(...given) {
    this.given = given;
  }
}

class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}

class CancellationTokenSource {
  token = { isCancellationRequested: false, onCancellationRequested: new EventEmitter().event };
  cancel() {}
  dispose() {}
}

class CodeActionKind {
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new CodeActionKind(this.value ? `${this.value}.${part}` : part);
  }
}

function kinds() {
  const empty = new CodeActionKind("");
  const named = { Empty: empty, QuickFix: "quickfix", Refactor: "refactor", RefactorExtract: "refactor.extract", RefactorInline: "refactor.inline",
    RefactorRewrite: "refactor.rewrite", Source: "source", SourceFixAll: "source.fixAll", SourceOrganizeImports: "source.organizeImports", Notebook: "notebook" };
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, value === empty ? empty : new CodeActionKind(value)]));
}

/** Make a VS Code that has a folder open, with settings by their names without the first word. */
function vscodeOf(folder, settings, language = "vi") {
  const record = { diagnostics: new Map(), registered: new Map(), errors: [], lines: [], documents: [], shown: [] };
  const events = {};
  const event = (name) => (events[name] ??= new EventEmitter()).event;
  const commands = new Map();
  const providers = new Map();
  const nothing = () => new Disposable();
  const providing = (name) => (selector, provider) => {
    record.registered.set(name, provider);
    return new Disposable(() => record.registered.delete(name));
  };
  const enumeration = () => new Proxy({}, { get: (_, name) => name });
  const api = {
    version: "1.91.0",
    EventEmitter, Disposable, Uri, Position, Range, Diagnostic, CancellationTokenSource,
    CancellationError: class extends Error {},
    env: { language, appName: "VS Code", openExternal: async () => true },
    ViewColumn: { Beside: -2 },
    DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
    DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
    CompletionItemTag: { Deprecated: 1 },
    SymbolTag: { Deprecated: 1 },
    CodeActionKind: kinds(),
    languages: new Proxy(
      {
        match: (selectors, document) => [selectors].flat().some((one) => one.language === document.languageId),
        createDiagnosticCollection: () => ({
          set: (uri, several) => record.diagnostics.set(uri.toString(), several ?? []),
          delete: (uri) => record.diagnostics.delete(uri.toString()),
          clear: () => record.diagnostics.clear(),
          dispose: () => record.diagnostics.clear(),
        }),
      },
      { get: (own, name) => own[name] ?? (name.startsWith("register") ? providing(name) : undefined) },
    ),
    commands: {
      registerCommand: (name, run) => {
        if (commands.has(name)) {
          throw new Error(`command '${name}' already exists`);
        }
        commands.set(name, run);
        return new Disposable(() => commands.delete(name));
      },
      executeCommand: async (name, ...given) => commands.get(name)?.(...given),
    },
    window: {
      createOutputChannel: () => ({
        append: (text) => record.lines.push(text), appendLine: (text) => record.lines.push(text),
        show: () => record.shown.push("log"), dispose: () => undefined, clear: () => undefined, name: "delegation",
      }),
      showErrorMessage: async (said) => void record.errors.push(said),
      showWarningMessage: async (said) => void record.errors.push(said),
      showInformationMessage: async () => undefined,
      showTextDocument: async (document) => void record.shown.push(document),
      onDidChangeActiveTextEditor: event("active"), onDidChangeVisibleTextEditors: event("visible"),
      visibleTextEditors: [], activeTextEditor: undefined,
      tabGroups: { all: [], onDidChangeTabs: event("tabs"), onDidChangeTabGroups: event("groups") },
      withProgress: async (_, work) => work({ report: () => undefined }, new CancellationTokenSource().token),
    },
    workspace: new Proxy(
      {
        workspaceFolders: [{ uri: Uri.file(folder), name: "so", index: 0 }],
        textDocuments: record.documents, notebookDocuments: [], isTrusted: true,
        fs: { isWritableFileSystem: () => true },
        getWorkspaceFolder: () => api.workspace.workspaceFolders[0],
        getConfiguration: () => ({ get: (name, otherwise) => settings[name] ?? otherwise }),
        registerTextDocumentContentProvider: (scheme, provider) => {
          providers.set(scheme, provider);
          return new Disposable(() => providers.delete(scheme));
        },
        openTextDocument: async (uri) => ({ uri, getText: () => providers.get(uri.scheme).provideTextDocumentContent(uri) }),
        createFileSystemWatcher: () => ({
          onDidCreate: nothing, onDidChange: nothing, onDidDelete: nothing, dispose: () => undefined,
        }),
        applyEdit: async () => true,
      },
      { get: (own, name) => own[name] ?? (/^on(Did|Will)/.test(name) ? event(name) : undefined) },
    ),
  };
  const open = (path, text) => {
    const document = { uri: Uri.file(path), languageId: "yaml", version: 1, text, getText: () => document.text, isClosed: false };
    record.documents.push(document);
    events.onDidOpenTextDocument.fire(document);
    return document;
  };
  const change = async (document, text) => {
    const range = new Range(0, 0, document.text.split("\n").length, 0);
    const contentChanges = [{ range, rangeLength: document.text.length, rangeOffset: 0, text }];
    Object.assign(document, { text, version: document.version + 1 });
    await events.onDidChangeTextDocument.fire({ document, contentChanges, reason: undefined });
  };
  const set = (name, value) => {
    settings[name] = value;
    return events.onDidChangeConfiguration.fire({ affectsConfiguration: () => true });
  };
  // Whatever else there is, is a class that can be made and inherited from, or a list of words.
  const vscode = new Proxy(api, {
    get: (own, name) =>
      own[name] ?? (typeof name === "string" && /(Kind|Reason|Status|Location|Type|Behavior|Trigger|Mode|Target)$/.test(name) ? (own[name] = enumeration()) : typeof name === "string" && /^[A-Z]/.test(name) ? (own[name] = class extends Plain {}) : undefined),
  });
  return { vscode, record, commands, open, change, set };
}

module.exports = { vscodeOf };
