/** Where the program lies, and how it is called: no part of VS Code is needed to say so. */

import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** What the settings say. Empty texts: nothing was set. */
export interface Settings {
  path: string;
  rules: string;
  language: string;
}

export interface Call {
  command: string;
  args: string[];
}

const WINDOWS = process.platform === "win32";
const NAME = WINDOWS ? "delegation.exe" : "delegation";

/** Give the call of the language server for open folders; `undefined` where the program is nowhere. */
export function callOf(settings: Settings, folders: string[]): Call | undefined {
  const command = programOf(settings.path, folders);
  if (command === undefined) {
    return undefined;
  }
  const args = ["lsp"];
  if (settings.rules) {
    args.push("--rules", below(settings.rules, folders));
  }
  if (settings.language === "vi" || settings.language === "en") {
    args.push("--lang", settings.language);
  }
  return { command, args };
}

/** Give the program that is named, else that of a virtual environment in a folder, else that in PATH. */
function programOf(named: string, folders: string[]): string | undefined {
  if (named) {
    // A bare name is one in PATH, as on a command line.
    const found = /[\\/]/.test(named) ? below(named, folders) : inPath(named);
    return found !== undefined && runs(found) ? found : undefined;
  }
  const own = folders.map((folder) => join(folder, ".venv", WINDOWS ? "Scripts" : "bin", NAME));
  return own.find(runs) ?? inPath(NAME);
}

function inPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(runs);
}

function below(path: string, folders: string[]): string {
  const first = folders[0];
  return isAbsolute(path) || first === undefined ? path : join(first, path);
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
