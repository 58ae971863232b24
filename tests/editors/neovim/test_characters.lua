-- Emoji and CJK: everything lies under the right characters; a heading is renamed with the links to it, in other files as well; settings count.
package.path = vim.fs.dirname(debug.getinfo(1, "S").source:sub(2)) .. "/?.lua;" .. package.path
local editor = require("editor")

editor.open("推荐 😀.md", [[
---
framework: ml-system-design
---

# 推荐 😀 Feed

## Problem statement

😀设计 TODO and a [link 😀](#offline-metrics) to the numbers.

## Offline metrics

设计😀 NDCG@20 is 0.30 on the replay.
]])

local placeholder = editor.wait(function() return editor.diagnostics("placeholder-text")[1] end, "diagnostics")
editor.check(vim.startswith(editor.underlined(placeholder), "TODO"), editor.underlined(placeholder))

editor.go_to("NDCG")
local hover = editor.request("textDocument/hover")
editor.check(hover.contents.value:find("NDCG", 1, true), "hover on a metric behind emoji and CJK")

editor.go_to("TODO")
vim.api.nvim_buf_set_text(editor.buffer, 8, 0, 8, 0, { "😀 设 " })
local moved = editor.wait(function()
  local found = editor.diagnostics("placeholder-text")[1]
  return found and found.col > placeholder.col and found
end, "diagnostics after typing")
editor.check(vim.startswith(editor.underlined(moved), "TODO"), editor.underlined(moved))

local notes = vim.env.DESIGNDOC_WORKSPACE .. "/notes 😀.md"
vim.fn.writefile({ "# 设计 notes", "", "😀 [numbers](<推荐 😀.md#offline-metrics>) of the replay." }, notes)
editor.go_to("Offline metrics")
vim.lsp.buf.rename("离线 😀 metrics")
editor.wait(function() return editor.text():find("## 离线 😀 metrics", 1, true) end, "the new heading")
editor.check(editor.text():find("(#离线--metrics)", 1, true), "the link follows: " .. editor.text())
local linking = vim.api.nvim_buf_get_lines(vim.fn.bufnr(vim.fn.fnameescape(notes)), 2, 3, false)[1]
editor.equal(linking, "😀 [numbers](<推荐 😀.md#离线--metrics>) of the replay.", "the link in another file")

-- The folder's settings change on the disk. Neovim 0.11 asks for diagnostics again when the text changes.
vim.fn.writefile({ "rules: {placeholder-text: off}" }, vim.env.DESIGNDOC_WORKSPACE .. "/.designdoc.yaml")
vim.cmd.write()
vim.api.nvim_buf_set_lines(editor.buffer, -1, -1, false, { "Written." })
editor.wait(function() return #editor.diagnostics("placeholder-text") == 0 end, "diagnostics after the settings changed")

-- The user's own settings change: nothing is checked, then everything again.
local function configure(settings)
  editor.client.settings = { designdoc = settings }
  editor.client:notify("workspace/didChangeConfiguration", { settings = vim.empty_dict() })
  editor.request("textDocument/hover") -- answered after the settings are asked for
  vim.api.nvim_buf_set_lines(editor.buffer, -1, -1, false, { "Written again." })
end
configure({ run = "off" })
editor.wait(function() return #vim.diagnostic.get(editor.buffer) == 0 end, "no diagnostics with checking turned off")
configure({ run = "onType" })
editor.wait(function() return #vim.diagnostic.get(editor.buffer) > 0 end, "diagnostics with checking turned on")
editor.finish()
