/** A new design document: a framework, a profile and, for interview practice, one of the classic prompts. */

import * as vscode from "vscode";
import { type InterviewPrompt, promptsFor } from "../interview/prompts.js";
import type { FrameworkChoice } from "../server/requests.js";
import { type CommandContext, serverOf } from "./context.js";

const INTERVIEW = "interview";

export async function newDesignDocument(context: CommandContext): Promise<void> {
  const server = serverOf(context);
  if (!server) {
    return;
  }
  const framework = await pickFramework(await server.frameworks());
  const profile = framework && (await pickProfile(framework));
  if (!framework || !profile) {
    return;
  }
  const prompt = profile.id === INTERVIEW ? await pickPrompt(framework) : undefined;
  if (profile.id === INTERVIEW && !prompt) {
    return;
  }
  const text = await server.newDocument({ framework: framework.id, profile: profile.id, title: prompt?.title });
  const content = prompt ? withQuestion(text, prompt) : text;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "markdown", content }));
}

/** The question stands as a quotation under the title: it is the interviewer's text, not the author's. */
export function withQuestion(text: string, prompt: InterviewPrompt): string {
  const title = /^# .*\n/m.exec(text);
  const at = title ? title.index + title[0].length : 0;
  return `${text.slice(0, at)}\n> ${prompt.question}\n${text.slice(at)}`;
}

async function pickFramework(frameworks: readonly FrameworkChoice[]): Promise<FrameworkChoice | undefined> {
  const items = frameworks.map((framework) => ({ label: framework.title, detail: framework.summary ?? "", framework }));
  const options = { title: "New Design Document (1/2): Framework", placeHolder: "What do you want to write?" };
  return (await vscode.window.showQuickPick(items, { ...options, matchOnDetail: true }))?.framework;
}

/** A framework without profiles has one way to be written: there is nothing to ask. */
async function pickProfile(framework: FrameworkChoice): Promise<{ id?: string } | undefined> {
  if (framework.profiles.length === 0) {
    return {};
  }
  const items = framework.profiles.map((profile) => ({ label: profile.title, detail: profile.says ?? "", profile }));
  const options = { title: "New Design Document (2/2): Profile", placeHolder: "How far is the design?" };
  return (await vscode.window.showQuickPick(items, options))?.profile;
}

async function pickPrompt(framework: FrameworkChoice): Promise<InterviewPrompt | undefined> {
  const items = promptsFor(framework.id).map((prompt) => ({ label: prompt.title, detail: prompt.question, prompt }));
  const options = {
    title: "New Design Document: Interview Prompt",
    placeHolder: "Which design do you want to practise?",
  };
  return (await vscode.window.showQuickPick(items, { ...options, matchOnDetail: true }))?.prompt;
}
