-- Asks for byte ranges of one file: `spread` "few" for the same sixteen over and over, "many" for any place in it.
local range_bytes, file_bytes, spread

init = function(arguments)
  range_bytes, file_bytes, spread = tonumber(arguments[1]), tonumber(arguments[2]), arguments[3]
  math.randomseed(os.time())
end

request = function()
  local first = math.random(0, file_bytes - range_bytes)
  if spread == "few" then first = math.random(0, 15) * range_bytes end
  return wrk.format("GET", nil, { Range = "bytes=" .. first .. "-" .. first + range_bytes - 1 })
end
