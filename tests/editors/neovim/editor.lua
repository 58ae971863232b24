-- What the Neovim tests share: starting the server as a user's init.lua does, waiting, and plain assertions.
local M = {}

function M.equal(actual, expected, what)
  if not vim.deep_equal(actual, expected) then
    error(("%s: expected %s, got %s"):format(what, vim.inspect(expected), vim.inspect(actual)), 2)
  end
end

function M.check(condition, what)
  if not condition then error(what, 2) end
end

function M.wait(condition, what)
  local value
  local done = vim.wait(300000, function() value = condition(); return value end, 20)
  if not done then error("timeout: " .. what, 2) end
  return value
end

function M.open(name, text)
  vim.cmd("filetype on") -- "-l" skips the init file, which would do this
  vim.lsp.config("designdoc", {
    cmd = { vim.env.DESIGNDOC_PYTHON, "-m", "designdoc", "server" },
    filetypes = { "markdown" },
    root_dir = vim.env.DESIGNDOC_WORKSPACE,
  })
  vim.lsp.enable("designdoc")
  local path = vim.env.DESIGNDOC_WORKSPACE .. "/" .. name
  if text then vim.fn.writefile(vim.split(text, "\n"), path) end
  vim.cmd.edit(vim.fn.fnameescape(path))
  M.buffer = vim.api.nvim_get_current_buf()
  M.client = M.wait(function() return vim.lsp.get_clients({ bufnr = M.buffer, name = "designdoc" })[1] end, "attach")
  M.wait(function() return M.client.initialized end, "initialize")
end

function M.lines() return vim.api.nvim_buf_get_lines(M.buffer, 0, -1, false) end

function M.text() return table.concat(M.lines(), "\n") end

-- The cursor on the first character of a text; the row counts from 1, as Neovim's cursors do.
function M.go_to(needle)
  for row, line in ipairs(M.lines()) do
    local column = line:find(needle, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { row, column - 1 })
      return row, column - 1
    end
  end
  error("not in the buffer: " .. needle, 2)
end

function M.diagnostics(code)
  return vim.tbl_filter(function(d) return d.code == code end, vim.diagnostic.get(M.buffer))
end

-- The text that a diagnostic underlines.
function M.underlined(diagnostic)
  local text = vim.api.nvim_buf_get_text(
    M.buffer, diagnostic.lnum, diagnostic.col, diagnostic.end_lnum, diagnostic.end_col, {})
  return table.concat(text, "\n")
end

function M.request(method, extra)
  local params = vim.lsp.util.make_position_params(0, M.client.offset_encoding)
  params = vim.tbl_extend("force", params, extra or {})
  local answer = M.client:request_sync(method, params, 20000, M.buffer)
  if answer == nil then error("no answer to " .. method, 2) end
  if answer.err then error(method .. ": " .. vim.inspect(answer.err), 2) end
  return answer.result
end

function M.floating_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
    end
  end
end

function M.apply_action(title)
  vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.title == title end })
end

function M.finish()
  M.client:stop()
  M.wait(function() return M.client:is_stopped() end, "stop")
  print("OK")
end

return M
