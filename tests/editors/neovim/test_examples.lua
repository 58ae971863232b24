-- The flawed example: its diagnostics, a hover, a completed section, and the fix that inserts a missing one.
package.path = vim.fs.dirname(debug.getinfo(1, "S").source:sub(2)) .. "/?.lua;" .. package.path
local editor = require("editor")

editor.open("design-netflix.md")
editor.equal(editor.client.offset_encoding, "utf-8", "position encoding")

editor.wait(function() return #editor.diagnostics("architecture-before-problem") > 0 end, "diagnostics")
editor.check(#editor.diagnostics("missing-section") > 3, "missing sections are reported")
editor.equal(editor.diagnostics("architecture-before-problem")[1].source, "designdoc", "source")

editor.go_to("Model architecture")
vim.lsp.buf.hover()
local card = editor.wait(editor.floating_text, "hover window")
editor.check(card:find("Model architecture", 1, true), "the hover names the section: " .. card)
editor.check(card:find("Questions it answers", 1, true), "the hover asks questions: " .. card)
vim.cmd("fclose")

-- Completion at a new heading at the end, and the snippet of the first item expanded.
local last = #editor.lines()
vim.api.nvim_buf_set_lines(editor.buffer, last, last, false, { "", "## " })
vim.api.nvim_win_set_cursor(0, { last + 2, 3 })
local items = editor.request("textDocument/completion", { context = { triggerKind = 1 } }).items
editor.check(#items > 5, "missing sections are offered")
local item = items[1]
editor.check(not item.textEdit.newText:find("${1|", 1, true), "no choices, which Neovim does not show")
vim.snippet.expand(item.textEdit.newText)
editor.check(editor.text():find("## " .. item.label .. "\n\n", 1, true), "the section is written")
vim.snippet.stop()

-- The quick fix, through the editor's own code.
local function about_success()
  return vim.tbl_filter(function(d) return d.message:find("'Success metrics'", 1, true) end, editor.diagnostics("missing-section"))
end
local missing = editor.wait(function() return about_success()[1] end, "the finding about success metrics")
vim.api.nvim_win_set_cursor(0, { missing.lnum + 1, missing.col })
editor.apply_action("Insert section 'Success metrics'")
editor.wait(function() return editor.text():find("\n## Success metrics\n", 1, true) end, "the inserted section")
editor.wait(function() return #about_success() == 0 end, "diagnostics after the fix")

local symbols = editor.request("textDocument/documentSymbol")
editor.equal(symbols[1].name, "Design Netflix", "outline")
editor.finish()
