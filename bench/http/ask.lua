-- wrk's script: sends the requests of the file REQUESTS ("path<TAB>body" lines) in turn, PIPELINED at once.
local together = tonumber(os.getenv("PIPELINED") or "1")
local sent, at = {}, 0

function init()
  local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("TOKEN") }
  local some = {}
  for line in io.lines(os.getenv("REQUESTS")) do
    local path, body = line:match("^([^\t]+)\t(.*)$")
    some[#some + 1] = wrk.format("POST", path, headers, body)
    if #some == together then
      sent[#sent + 1] = table.concat(some)
      some = {}
    end
  end
end

function request()
  at = at % #sent + 1
  return sent[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('RESULT {"requests": %d, "p50": %d, "p99": %d, "errors": %d}\n', summary.requests,
    latency:percentile(50), latency:percentile(99), errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
