-- A reader's mix of requests for wrk: searches of several kinds, lists, articles, completion, pages. With KIND=3 in
-- the environment only the third kind of them; with FRESH=1 no request is the same as another, so that no answer has
-- been given before.
local words = {"Regierung", "Streik", "Haushalt", "Stadt", "Minister", "Polizei", "Kirche", "Schule", "Wahl", "Energie"}
local names = {"M%C3%BCller", "Schmidt", "Wagner", "Becker"}

local function word() return words[math.random(#words)] end

local kinds = {
  function() return "/api/v1/search?q=" .. word() end,
  function() return "/api/v1/search?q=" .. word() .. "%20" .. word() end,
  function() return "/api/v1/search?q=" .. word() .. "&sort=newest" end,
  function() return "/api/v1/search?q=%22gro%C3%9Fe%20Stadt%22" end,
  function() return "/api/v1/search?q=" .. word() .. "&facets=1" end,
  function() return "/api/v1/search?q=person:" .. names[math.random(#names)] .. "&on=20" .. string.format("%02d", math.random(24)) end,
  function() return "/api/v1/list?on=20" .. string.format("%02d-%02d", math.random(24), math.random(12)) end,
  function() return "/api/v1/articles/" .. math.random(100000) end,
  function() return "/api/v1/complete?q=" .. string.sub(word(), 1, 3) end,
  function() return "/search?q=" .. word() end,
  function() return "/articles/" .. math.random(100000) end,
  function() return "/" end,
  function() return "/archive/20" .. string.format("%02d/%02d", math.random(24), math.random(12)) end,
}
local only = tonumber(os.getenv("KIND"))
local fresh = os.getenv("FRESH") and 0

function setup(thread)
  thread:set("seed", os.time() + math.random(1000000))
end

function init()
  math.randomseed(seed)
end

function request()
  local target = kinds[only or math.random(#kinds)]()
  if fresh then
    fresh = fresh + 1
    target = target .. (target:find("?", 1, true) and "&" or "?") .. "n=" .. seed .. "-" .. fresh
  end
  return wrk.format("GET", target)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests": %d, "seconds": %.2f, "per_second": %.1f, "p50_ms": %.2f, "p99_ms": %.2f, "max_ms": %.2f, "errors": %d}\n',
    summary.requests, summary.duration / 1e6, summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
