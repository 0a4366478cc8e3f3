-- Sends signed bodies in turn: wrk -s requests.lua URL -- FILE HEADER. Each line
-- of the file is a signature, a space and a body. The last line that this prints
-- has the number of answered requests and that of errors.

local requests = {}
local count = 0

function init(args)
    for line in io.lines(args[1]) do
        local signature, body = line:match("^(%S+) (.*)$")
        requests[#requests + 1] = wrk.format("POST", nil, {
            ["Content-Type"] = "application/json",
            [args[2]] = signature,
        }, body)
    end
end

function request()
    count = count % #requests + 1
    return requests[count]
end

function done(summary)
    local errors = summary.errors
    print(summary.requests, errors.connect + errors.read + errors.write
        + errors.status)
end
