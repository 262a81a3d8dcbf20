/** The extension: starts `delegation lsp`, and shows answers that are longer than a message as documents. */

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, RevealOutputChannelOn } from "vscode-languageclient/node";
import { callOf, type Settings } from "./program";

const SCHEME = "delegation";
let client: LanguageClient | undefined;
let channel: vscode.OutputChannel;
const answers = new Map<string, string>();
/** Starting and stopping happen one after the other. */
let work: Promise<void> = Promise.resolve();

/** What a command of the server gives back to be shown. */
interface Answer {
  title: string;
  text: string;
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  channel = vscode.window.createOutputChannel("delegation");
  const changed = new vscode.EventEmitter<vscode.Uri>();
  context.subscriptions.push(
    channel,
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => answers.get(uri.toString()) ?? "",
    }),
    vscode.workspace.onDidCloseTextDocument((one) => {
      answers.delete(one.uri.toString());
    }),
    vscode.commands.registerCommand("delegation.restart", restart),
    vscode.commands.registerCommand("delegation.log", () => channel.show()),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("delegation")) {
        await restart();
      }
    }),
  );
  shown = (uri) => changed.fire(uri);
  await restart();
}

export async function deactivate(): Promise<void> {
  await after(stop);
}

let shown: (uri: vscode.Uri) => void = () => undefined;

function after(next: () => Promise<void>): Promise<void> {
  work = work.then(next, next);
  return work;
}

async function restart(): Promise<void> {
  await after(async () => {
    await stop();
    await start();
  });
}

async function stop(): Promise<void> {
  const last = client;
  client = undefined;
  try {
    await last?.dispose();
  } catch (error) {
    // One that has failed to start cannot be stopped, either.
    channel.appendLine(String(error));
  }
}

async function start(): Promise<void> {
  const settings = read();
  const folders = (vscode.workspace.workspaceFolders ?? [])
    .filter((one) => one.uri.scheme === "file")
    .map((one) => one.uri.fsPath);
  const call = callOf(settings, folders);
  if (call === undefined) {
    void missing(settings);
    return;
  }
  const cwd = folders[0];
  const server = { ...call, options: { ...(cwd === undefined ? {} : { cwd }), env: { ...process.env, PYTHONUTF8: "1" } } };
  client = new LanguageClient("delegation", "delegation", server, options());
  try {
    await client.start();
  } catch (error) {
    void vscode.window.showErrorMessage(say(`Không khởi động được ${call.command}: ${error}`, `Cannot start ${call.command}: ${error}`));
  }
}

function options(): LanguageClientOptions {
  return {
    documentSelector: [{ scheme: "file", language: "yaml" }],
    outputChannel: channel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Answers come back as texts, to be shown here, rather than as messages.
    initializationOptions: { answers: "result" },
    middleware: {
      executeCommand: async (command, args, next) => {
        const result: unknown = await next(command, args);
        if (isAnswer(result)) {
          await show(result);
        }
        return result;
      },
    },
  };
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === "object" && value !== null && "title" in value && "text" in value;
}

async function show(answer: Answer): Promise<void> {
  // A slash in a title would begin a folder.
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${answer.title.replace(/[\\/]/g, "-")}.txt` });
  answers.set(uri.toString(), answer.text);
  shown(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true, viewColumn: vscode.ViewColumn.Beside });
}

function read(): Settings {
  const settings = vscode.workspace.getConfiguration("delegation");
  const text = (name: string): string => (settings.get<string>(name) ?? "").trim();
  return { path: text("path"), rules: text("rules"), language: text("language") };
}

async function missing(settings: Settings): Promise<void> {
  const set = say("Mở cài đặt", "Open settings");
  const said = settings.path
    ? say(
        `Không có chương trình nào tại «${settings.path}» (cài đặt delegation.path). Hãy sửa đường dẫn ấy.`,
        `There is no program at «${settings.path}» (setting delegation.path). Correct that path.`,
      )
    : say(
        "Không tìm thấy chương trình delegation trong .venv của thư mục đang mở, cũng không có trong PATH. Hãy ghi đường dẫn vào cài đặt delegation.path.",
        "The program delegation is neither in .venv of an open folder nor in PATH. Write its path into the setting delegation.path.",
      );
  if ((await vscode.window.showErrorMessage(said, set)) === set) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "delegation.path");
  }
}

function say(vi: string, en: string): string {
  const asked = read().language;
  const language = asked === "vi" || asked === "en" ? asked : vscode.env.language.split("-")[0];
  return language === "en" ? en : vi;
}
