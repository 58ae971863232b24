/** The commands of the server, typed. The server registers them as `designdoc.<name>`; what they do is its decision. */

import type * as vscode from "vscode";
import { ExecuteCommandRequest, type LanguageClient } from "vscode-languageclient/node";

/** What `newDocument` answers while it still has to be told what to write. */
export interface FrameworkChoice {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly profiles: readonly { readonly id: string; readonly title: string; readonly says?: string }[];
}

export interface NewDocument {
  readonly framework: string;
  readonly profile?: string | undefined;
  readonly title?: string | undefined;
}

export class ServerCommands {
  constructor(private readonly client: LanguageClient) {}

  frameworks(): Promise<readonly FrameworkChoice[]> {
    return this.run("designdoc.frameworks");
  }

  /** The text of a new document, as Markdown. */
  newDocument(choice: NewDocument): Promise<string> {
    return this.run("designdoc.newDocument", choice);
  }

  /** Inserts the section's scaffold at its place; the edit arrives as `workspace/applyEdit`. */
  insertSection(uri: vscode.Uri, section: string): Promise<void> {
    return this.run("designdoc.insertSection", this.uri(uri), section);
  }

  insertAllMissing(uri: vscode.Uri): Promise<void> {
    return this.run("designdoc.insertAllMissing", this.uri(uri));
  }

  /** The review of a document as Markdown. */
  exportReport(uri: vscode.Uri): Promise<string> {
    return this.run("designdoc.exportReport", this.uri(uri));
  }

  private uri(uri: vscode.Uri): string {
    return this.client.code2ProtocolConverter.asUri(uri);
  }

  private run<Result>(command: string, ...args: unknown[]): Promise<Result> {
    return this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args }) as Promise<Result>;
  }
}
