/** Explains the rule behind the finding at the cursor: its page from the reference, rendered beside the document. */

import * as vscode from "vscode";

const SOURCE = "designdoc";

export async function explainRuleAtCursor(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const findings = editor ? findingsAt(editor) : [];
  if (findings.length === 0) {
    void vscode.window.showInformationMessage("There is no finding of designdoc on this line.");
    return;
  }
  const finding = findings.length === 1 ? findings[0] : await pickFinding(findings);
  const page = finding && pageOf(finding);
  if (page) {
    await showPage(page);
  }
}

/** Those at the cursor; where there are none, those of its line. */
function findingsAt(editor: vscode.TextEditor): vscode.Diagnostic[] {
  const cursor = editor.selection.active;
  const own = vscode.languages.getDiagnostics(editor.document.uri).filter((finding) => finding.source === SOURCE);
  const exact = own.filter((finding) => finding.range.contains(cursor));
  return exact.length > 0 ? exact : own.filter((finding) => finding.range.start.line === cursor.line);
}

async function pickFinding(findings: vscode.Diagnostic[]): Promise<vscode.Diagnostic | undefined> {
  const items = findings.map((finding) => ({ label: ruleOf(finding), detail: finding.message, finding }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: "Which rule shall be explained?" });
  return chosen?.finding;
}

function ruleOf(finding: vscode.Diagnostic): string {
  return String(typeof finding.code === "object" ? finding.code.value : finding.code);
}

function pageOf(finding: vscode.Diagnostic): vscode.Uri | undefined {
  return typeof finding.code === "object" ? finding.code.target : undefined;
}

async function showPage(page: vscode.Uri): Promise<void> {
  await (page.scheme === "file"
    ? vscode.commands.executeCommand("markdown.showPreviewToSide", page)
    : vscode.env.openExternal(page));
}
