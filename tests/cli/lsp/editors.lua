-- What a person does in Neovim, headless, with the real server; what came of it is written as JSON.
-- DELEGATION_RUN: {server, folder, result, patience} as JSON.
local run = vim.fn.json_decode(os.getenv("DELEGATION_RUN"))
local result = {}

local client = vim.lsp.start_client({ name = "delegation", cmd = run.server, cmd_cwd = run.folder, root_dir = run.folder })
local encoding = "utf-16"

local function open(name)
  vim.cmd("edit " .. vim.fn.fnameescape(run.folder .. "/" .. name))
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].expandtab = true
  vim.lsp.buf_attach_client(buffer, client)
  assert(vim.wait(run.patience, function() return vim.lsp.get_client_by_id(client) ~= nil and vim.lsp.get_client_by_id(client).initialized == true end), "the server does not begin")
  return buffer
end

local function ask(buffer, method, more)
  local place = vim.api.nvim_win_get_cursor(0)
  local line = vim.api.nvim_buf_get_lines(buffer, place[1] - 1, place[1], false)[1]
  local params = vim.tbl_extend("force", {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    position = { line = place[1] - 1, character = select(2, vim.str_utfindex(line, place[2])) },
  }, more or {})
  local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, run.patience))
  local answer = answers[client]
  -- Versions differ in how they call what went wrong.
  assert(answer and not answer.err and not answer.error, vim.inspect(answer))
  return answer.result
end

local function text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n") .. "\n"
end

local function write(words)
  vim.api.nvim_put(vim.split(words, "\n"), "c", true, true)
end

-- Type the beginning of a word and take what is offered under a label.
local function choose(buffer, typed, label)
  write(typed)
  for _, one in ipairs(ask(buffer, "textDocument/completion").items) do
    if one.label == label then
      vim.lsp.util.apply_text_edits({ one.textEdit }, buffer, encoding)
      local at = one.textEdit.range.start
      local line = vim.api.nvim_buf_get_lines(buffer, at.line, at.line + 1, false)[1]
      vim.api.nvim_win_set_cursor(0, { at.line + 1, #line })
      return
    end
  end
  error("not offered: " .. label .. " after " .. typed)
end

local function codes(buffer)
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    local own = one.code or (((one.user_data or {}).lsp or {}).code)
    if own then found[own] = true end
  end
  return found
end

local function wait_for(buffer, code, wanted)
  return vim.wait(run.patience, function() return (codes(buffer)[code] == true) == wanted end, 50)
end

local steps = {}

function steps.type_decision()
  vim.o.virtualedit = "onemore"
  local buffer = open(run.decision)
  for _, one in ipairs(run.typed) do
    if one.label then choose(buffer, one.write, one.label) else write(one.write) end
  end
  result.typed = text(buffer)
  result.appeared = wait_for(buffer, "DLG301", true)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    if line:find(run.fault, 1, true) then
      local mended = line:gsub(vim.pesc(run.fault), run.mended)
      vim.api.nvim_buf_set_lines(buffer, number - 1, number, false, { mended })
    end
  end
  result.vanished = wait_for(buffer, "DLG301", false)
  vim.bo[buffer].modified = false
end

function steps.rename()
  local buffer = open(run.renamed.file)
  vim.fn.search(run.renamed.from)
  local edit = ask(buffer, "textDocument/rename", { newName = run.renamed.to })
  vim.lsp.util.apply_workspace_edit(edit, encoding)
  vim.cmd("wall")
end

function steps.mend()
  local buffer = open(run.wrong)
  assert(wait_for(buffer, "DLG005", true), "no DLG005")
  local stretch = { start = { line = 0, character = 0 }, ["end"] = { line = 100, character = 0 } }
  for _, one in ipairs(ask(buffer, "textDocument/codeAction", { range = stretch, context = { diagnostics = {} } })) do
    if one.title:find(run.owner, 1, true) then
      vim.lsp.util.apply_workspace_edit(one.edit, encoding)
      break
    end
  end
  result.mended = wait_for(buffer, "DLG005", false)
  local edits = ask(buffer, "textDocument/formatting", { options = { tabSize = 2, insertSpaces = true } })
  vim.lsp.util.apply_text_edits(edits, buffer, encoding)
  result.laid = text(buffer)
end

local ok, told = xpcall(function()
  for _, name in ipairs(run.steps) do
    steps[name]()
  end
end, debug.traceback)
if not ok then result.error = told end
vim.fn.writefile({ vim.fn.json_encode(result) }, run.result)
vim.cmd("qall!")
