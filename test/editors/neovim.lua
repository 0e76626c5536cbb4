-- Does in Neovim what a person does, and reports what the editor shows, one JSON value a line.
local report = assert(io.open(vim.env.REPORT, "w"))
local function say(name, value)
  report:write(vim.fn.json_encode({ name = name, value = value }) .. "\n")
  report:flush()
end

local waiting
-- Lets the editor work until a condition holds.
local function await(what, condition)
  for _ = 1, 600 do
    local found = condition()
    if found then return found end
    vim.defer_fn(function() waiting() end, 50)
    coroutine.yield()
  end
  error("Nothing came: " .. what)
end

local function pause(milliseconds)
  vim.defer_fn(function() waiting() end, milliseconds)
  coroutine.yield()
end

local function lines(buffer) return vim.api.nvim_buf_get_lines(buffer, 0, -1, false) end

local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return lines(vim.api.nvim_win_get_buf(window))
    end
  end
end

-- The codes of the diagnostics of a buffer, in the order of the alphabet.
local function codes(buffer)
  local found = vim.tbl_map(function(it) return it.code or it.user_data.lsp.code end, vim.diagnostic.get(buffer))
  table.sort(found)
  return found
end

local function act()
  local file = vim.api.nvim_get_current_buf()
  say("options", {
    filetype = vim.bo.filetype,
    syntax = vim.bo.syntax,
    shiftwidth = vim.bo.shiftwidth,
    expandtab = vim.bo.expandtab,
    commentstring = vim.bo.commentstring,
    highlight = vim.fn.synIDattr(vim.fn.synID(2, 5, 1), "name"),
  })
  say("diagnostics", await("diagnostics", function()
    local found = codes(0)
    return #found >= 2 and found
  end))
  vim.fn.search("step: \\zstrain")
  vim.lsp.buf.hover()
  say("hover", await("the hover", floating))
  vim.fn.search("type: execution, \\zs")
  vim.api.nvim_input("i<C-x><C-o>")
  say("completion", await("completion", function()
    local found = vim.fn.complete_info({ "items" }).items
    return #found > 0 and vim.tbl_map(function(it) return it.word end, found)
  end))
  vim.api.nvim_input("<C-e><Esc>")
  await("normal mode", function() return vim.api.nvim_get_mode().mode == "n" end)
  vim.cmd("edit train.py")
  local script = vim.api.nvim_get_current_buf()
  await("the server in the script", function()
    return next(vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = script }) or vim.lsp.buf_get_clients(script))
  end)
  vim.api.nvim_buf_set_lines(script, 0, 0, false, { "# not saved" })
  -- Changes of other buffers than the current one are sent after a pause only.
  pause(500)
  vim.cmd("buffer " .. file)
  vim.fn.search("name: \\zsrate")
  vim.lsp.buf.rename("speed")
  await("the rename", function() return vim.fn.search("name: speed", "nw") > 0 end)
  say("renamed", lines(file))
  say("script", lines(script))
  -- What is reported about the script changes when the server has read what the rename made of it.
  pause(2000)
  say("remaining", codes(file))
  vim.cmd("edit .valohai-lint.yaml")
  say("config", await("diagnostics of the config", function()
    local found = vim.diagnostic.get(0)[1]
    return found and found.message
  end))
  vim.cmd("buffer " .. file)
  if vim.env.LENSES == "1" then
    vim.lsp.codelens.refresh({ bufnr = file })
    vim.fn.search("name: \\zsone")
    await("the lens", function() return #vim.lsp.codelens.get(file) > 0 end)
    vim.lsp.codelens.run()
    await("the document", function() return vim.api.nvim_get_current_buf() ~= file end)
    say("shown", lines(0))
  end
end

local running = coroutine.create(function()
  local ok, problem = pcall(act)
  if not ok then say("problem", tostring(problem)) end
  report:close()
  vim.cmd("qa!")
end)
waiting = function() assert(coroutine.resume(running)) end
vim.defer_fn(waiting, 0)
