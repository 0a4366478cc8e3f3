#ifndef AIRUDDER_BENCH_RECEIVER_SIGNED_BODIES_HPP
#define AIRUDDER_BENCH_RECEIVER_SIGNED_BODIES_HPP

#include <cstddef>
#include <string>
#include <vector>

namespace bench {

/// A body with the lowercase hex digits of its HMAC-SHA256.
struct SignedBody {
    std::string body{};
    std::string signature{};
};

/// Signs a body with the key that all contenders know.
SignedBody signed_body(std::string body);

/// The documented node push, 3 KB without white space, `count` times. Each one
/// has its own call_id, so that none is a repeat of another.
std::vector<SignedBody> node_pushes(std::size_t count);

} // namespace bench

#endif // AIRUDDER_BENCH_RECEIVER_SIGNED_BODIES_HPP
