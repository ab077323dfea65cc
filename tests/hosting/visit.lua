-- For wrk: one visit after another, each over a connection of its own, as new readers come. A thread must have one connection only, as
-- wrk tells none from another. The arguments are the paths of a visit, in the order in which a browser asks for them.

local requests = {}
local at = 0

function init(paths)
  for i, path in ipairs(paths) do
    local last = i == #paths
    requests[i] = wrk.format("GET", path, { ["Accept-Encoding"] = "gzip, deflate, br, zstd", ["Connection"] = last and "close" or nil })
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "microseconds": %d, "median": %d, "p99": %d, "failed": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout
  ))
end
