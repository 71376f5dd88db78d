-- Asks for one of many requests at random. The file named as argument has one a line: the path, then
-- headers, divided by tabs. In the end one line says what came of it, for a program to read.
local lines = {}

function init(args)
  for line in io.lines(args[1]) do
    local path, rest = line:match("^([^\t]*)\t?(.*)$")
    local headers = {}
    for name, value in rest:gmatch("([^:\t]+): ([^\t]*)") do
      headers[name] = value
    end
    lines[#lines + 1] = wrk.format("GET", path, headers)
  end
  math.randomseed(os.time())
end

function request()
  return lines[math.random(#lines)]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d\n",
    summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
