/** Keeps the coverage of the active design document, while its text and the editor in front change. */

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { isReviewed } from "../server/documents.js";
import type { Session } from "../server/session.js";
import { CoverageRequest } from "./answer.js";
import { type Outline, outlineOf } from "./outline.js";

/** A pause in typing this long is worth a new answer; shorter ones would make the view flicker. */
const PAUSE_MS = 200;

/** What is in front: no document, one that is left alone, or one that is reviewed; unknown until the server answers. */
export type Front = "none" | "leftAlone" | "reviewed" | undefined;

export interface Tracked {
  readonly uri: vscode.Uri;
  readonly outline: Outline;
}

export class CoverageTracker implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Tracked | undefined>();
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private request: vscode.CancellationTokenSource | undefined;
  private tracked: Tracked | undefined;
  private document: vscode.TextDocument | undefined;
  private inFront: Front;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly session: Session,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      vscode.workspace.onDidChangeTextDocument((event) => event.document === this.document && this.refresh(PAUSE_MS)),
      vscode.workspace.onDidCloseTextDocument((document) => document === this.document && this.release()),
      // A document outlives its tab by minutes where an extension has opened it.
      vscode.window.tabGroups.onDidChangeTabs(() => isNothingOpen() && this.release()),
      vscode.workspace.onDidOpenTextDocument(() => this.follow(vscode.window.activeTextEditor)),
      // A changed configuration or profile changes the answer without a change of the text.
      vscode.languages.onDidChangeDiagnostics((event) => this.concerns(event.uris) && this.refresh(PAUSE_MS)),
      session.onDidChangeState(() => this.refresh(0)),
    ];
    this.follow(vscode.window.activeTextEditor);
  }

  /** The coverage of the document in front, or of the last one while the focus is elsewhere, such as in the view. */
  get current(): Tracked | undefined {
    return this.tracked;
  }

  get front(): Front {
    return this.inFront;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.request?.cancel();
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    // No editor, or an output channel, is in front while somebody uses a view: the document stays.
    if (!editor || editor.document.uri.scheme === "output") {
      return;
    }
    const document = isReviewed(editor.document) ? editor.document : undefined;
    if (document !== this.document) {
      this.document = document;
      this.refresh(0);
    }
  }

  private release(): void {
    this.document = undefined;
    this.refresh(0);
  }

  private concerns(uris: readonly vscode.Uri[]): boolean {
    return uris.some((uri) => uri.toString() === this.document?.uri.toString());
  }

  private refresh(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), delay);
  }

  private async ask(): Promise<void> {
    this.request?.cancel();
    const { client } = this.session;
    if (!this.document || !client) {
      this.publish(undefined, this.document ? undefined : "none");
      return;
    }
    const request = new vscode.CancellationTokenSource();
    this.request = request;
    const { uri } = this.document;
    try {
      const outline = await answerFor(client, uri, request.token);
      if (!request.token.isCancellationRequested) {
        this.publish(outline && { uri, outline }, outline ? "reviewed" : "leftAlone");
      }
    } catch (error) {
      // A request that a newer one has overtaken, or that its server did not survive, is nothing to tell the user.
      this.log.debug(`designdoc/coverage: ${error}`);
    }
  }

  private publish(tracked: Tracked | undefined, front: Front): void {
    if (front !== this.inFront) {
      this.inFront = front;
      // The texts of the empty view in package.json ask for it.
      void vscode.commands.executeCommand("setContext", "designdoc.front", front);
    }
    if (JSON.stringify(tracked) !== JSON.stringify(this.tracked)) {
      this.tracked = tracked;
      this.changed.fire(tracked);
    }
  }
}

function isNothingOpen(): boolean {
  return vscode.window.tabGroups.all.every((group) => group.tabs.length === 0);
}

async function answerFor(
  client: LanguageClient,
  uri: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<Outline | undefined> {
  const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
  return outlineOf(await client.sendRequest(CoverageRequest, { textDocument }, token));
}
