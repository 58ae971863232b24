/**
 * The life of the server: started, restarted, stopped, mourned. Whatever happens is one of four states, and starting
 * and stopping never overlap.
 */

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { candidates } from "../python/candidates.js";
import { discover, type PythonProblem } from "../python/discovery.js";
import { versionText } from "../python/interpreter.js";
import { probe } from "../python/probe.js";
import { importStrategy } from "../settings.js";
import { createClient } from "./client.js";
import { Crashes } from "./crashes.js";
import { bundledServer, environmentServer } from "./executable.js";

export type SessionState = "stopped" | "starting" | "running" | "failed";

/** Why the server does not run. */
export type Failure =
  | { readonly kind: "python"; readonly problem: PythonProblem }
  | { readonly kind: "start"; readonly error: string }
  | { readonly kind: "crashes" };

export class Session implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<SessionState>();
  private readonly failed = new vscode.EventEmitter<Failure>();
  private readonly crashes = new Crashes();
  private queue: Promise<void> = Promise.resolve();
  private current: LanguageClient | undefined;
  private currentState: SessionState = "stopped";

  readonly onDidChangeState = this.changed.event;
  readonly onDidFail = this.failed.event;

  constructor(
    private readonly extensionFolder: string,
    private readonly log: vscode.LogOutputChannel,
    private readonly onCommand: (command: string, args: unknown[]) => Promise<boolean>,
  ) {}

  get state(): SessionState {
    return this.currentState;
  }

  /** The connected client, or `undefined` while there is none. */
  get client(): LanguageClient | undefined {
    return this.currentState === "running" ? this.current : undefined;
  }

  /** Starts the server, or starts it anew; resolves when it runs or has failed. It never rejects. */
  restart(): Promise<void> {
    this.crashes.forget();
    return this.enqueue(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.end());
  }

  dispose(): void {
    this.changed.dispose();
    this.failed.dispose();
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error: unknown) => {
      this.fail({ kind: "start", error: String(error) });
    });
    return this.queue;
  }

  private async begin(): Promise<void> {
    this.enter("starting");
    const found = await discover(await candidates(), probe);
    if ("problem" in found) {
      this.fail({ kind: "python", problem: found.problem });
      return;
    }
    const { interpreter } = found;
    this.log.info(`Python ${versionText(interpreter.version)} at ${interpreter.path} (from ${interpreter.origin})`);
    const server = importStrategy() === "useBundled" ? bundledServer : environmentServer;
    const client = createClient(server(interpreter, this.extensionFolder), this.log, {
      onClosed: () => this.closed(client),
      onCommand: this.onCommand,
    });
    this.current = client;
    const begun = Date.now();
    try {
      await client.start();
      this.log.info(`The server is ready after ${Date.now() - begun} ms.`);
      this.enter("running");
    } catch (error) {
      this.fail({ kind: "start", error: error instanceof Error ? error.message : String(error) });
    }
  }

  private async end(): Promise<void> {
    const client = this.current;
    this.current = undefined;
    this.enter("stopped");
    try {
      await client?.dispose();
    } catch (error) {
      // A client that never came up, or whose server is gone, cannot be stopped; there is nothing left to stop.
      this.log.debug(`The old connection could not be closed: ${error}`);
    }
  }

  /** A server that is still starting reports its end by itself, in `begin`. */
  private closed(client: LanguageClient): void {
    if (client !== this.current || this.currentState !== "running") {
      return;
    }
    if (this.crashes.shouldRestart(Date.now())) {
      this.log.warn("The server stopped unexpectedly and is started again.");
      void this.enqueue(async () => {
        await this.end();
        await this.begin();
      });
    } else {
      this.fail({ kind: "crashes" });
    }
  }

  private fail(failure: Failure): void {
    this.log.error(failure.kind === "python" ? failure.problem.message : JSON.stringify(failure));
    this.enter("failed");
    this.failed.fire(failure);
  }

  private enter(state: SessionState): void {
    if (state !== this.currentState) {
      this.currentState = state;
      this.changed.fire(state);
    }
  }
}
