// The header of a header-only library that uses the project's types.
#pragma once
#include <airudder/header.hpp>

#include <boost/json/kind.hpp>

/// Needs the headers and libraries of airudder::airudder.
inline airudder::Header kind()
{
    return {"kind", to_string(boost::json::kind::null)};
}
