-- For wrk: asks for the addresses of the file named in $ADDRESSES in turn, a line each, an entity
-- tag after a tab where the client has the page already.
local requests = {}
local at = 0

function init()
  for line in io.lines(os.getenv("ADDRESSES")) do
    local address, tag = line:match("^([^\t]*)\t?(.*)$")
    local headers = { ["Host"] = "127.0.0.1" }
    if tag ~= "" then headers["If-None-Match"] = tag end
    requests[#requests + 1] = wrk.format("GET", address, headers)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary)
  local errors = summary.errors
  io.write(string.format("figures %d %d %d\n", summary.requests, summary.duration,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
