-- Asks for one of many requests at random. The file named as argument has one a line: the path, then
-- headers, then after a sign of equality what is to be sent by POST, divided by tabs. In the end one line says what came of it, for a program to read. With a
-- second argument, answers that ask to come back later (429, 503) are counted apart.
local lines = {}
local threads = {}
shed = 0

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  for line in io.lines(args[1]) do
    local path, rest = line:match("^([^\t]*)\t?(.*)$")
    local headers = {}
    local body
    for part in rest:gmatch("[^\t]+") do
      if part:sub(1, 1) == "=" then
        body = part:sub(2)
      else
        local name, value = part:match("^([^:]+): (.*)$")
        headers[name] = value
      end
    end
    lines[#lines + 1] = wrk.format(body and "POST" or "GET", path, headers, body)
  end
  math.randomseed(os.time())
  if args[2] then
    response = function(status)
      if status == 429 or status == 503 then shed = shed + 1 end
    end
  end
end

function request()
  return lines[math.random(#lines)]
end

function done(summary, latency, requests)
  local errors = summary.errors
  local later = 0
  for _, thread in ipairs(threads) do later = later + thread:get("shed") end
  io.write(string.format("RESULT %d %d %d %d %d %d %d\n",
    summary.requests, summary.duration, errors.status - later, later,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
