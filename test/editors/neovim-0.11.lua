-- Gives an older Neovim what the recipe for Neovim 0.11 and newer uses of it.
local configs = {}

local function rootOf(file, markers)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  for _, marker in ipairs(markers) do
    local found = vim.fn.finddir(marker, folder .. ";")
    if found ~= "" then return vim.fn.fnamemodify(found, ":p:h:h") end
    found = vim.fn.findfile(marker, folder .. ";")
    if found ~= "" then return vim.fn.fnamemodify(found, ":p:h") end
  end
end

vim.g.do_filetype_lua = 1
vim.lsp.config = function(name, config) configs[name] = config end
vim.lsp.enable = function(name)
  local config = configs[name]
  local clients = {}
  vim.api.nvim_create_autocmd("FileType", {
    pattern = config.filetypes,
    callback = function(event)
      local root = rootOf(event.file, config.root_markers)
      clients[root] = clients[root] or vim.lsp.start_client({ name = name, cmd = config.cmd, root_dir = root })
      vim.lsp.buf_attach_client(event.buf, clients[root])
      vim.bo[event.buf].omnifunc = "v:lua.vim.lsp.omnifunc"
    end,
  })
end
