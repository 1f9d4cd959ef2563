-- For wrk: pages of $BENCH_PATHS in turn with the cookie $BENCH_COOKIE; with $BENCH_BODY a form is sent, where @ID@ is
-- another submission each time. The last line is for bench/run: answers, wrong answers, microseconds, median, 99 %.
local paths, cookie, body = {}, os.getenv("BENCH_COOKIE") or "", os.getenv("BENCH_BODY")
for path in (os.getenv("BENCH_PATHS") or "/"):gmatch("%S+") do paths[#paths + 1] = path end
local threads, turn = 0, 0

function setup(thread)
  threads = threads + 1
  thread:set("mine", threads)
end

function init()
  run = string.format("%x-%x-%x", os.time(), mine, math.random(1, 2 ^ 30))
end

function request()
  turn = turn + 1
  local path = paths[turn % #paths + 1]
  local headers = {["Cookie"] = cookie}
  if not body then return wrk.format("GET", path, headers) end
  headers["Content-Type"] = "application/x-www-form-urlencoded"
  headers["Origin"] = os.getenv("BENCH_ORIGIN")
  local id = string.format("bench-%s-%08d-xxxxxxxxxx", run, turn)
  return wrk.format("POST", path, headers, (body:gsub("@ID@", id)))
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format("BENCH %d %d %d %d %d\n", summary.requests, e.status + e.connect + e.read + e.write + e.timeout,
    summary.duration, latency:percentile(50), latency:percentile(99)))
end
