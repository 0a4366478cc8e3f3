// The runtime after hostile macros; see tests/macros.cmake.
#include <before_client.hpp>

// clang-format off
#include <windows.hpp>
// clang-format on

#include <runtime.hpp>
