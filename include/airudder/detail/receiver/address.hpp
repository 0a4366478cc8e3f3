#ifndef AIRUDDER_DETAIL_RECEIVER_ADDRESS_HPP
#define AIRUDDER_DETAIL_RECEIVER_ADDRESS_HPP

#include <airudder/detail/requirements.hpp>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/address_v6.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

/// IP addresses and networks of them.
namespace airudder::detail {

using Address = boost::asio::ip::address;

/// Returns an IPv4 address that a socket for IPv6 shows as ::ffff:a.b.c.d in
/// its own form.
inline Address plain_address(Address const& address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped,
                                                address.to_v6());
    return address;
}

inline std::optional<Address> parse_address(std::string_view text)
{
    boost::system::error_code error;
    auto const address =
        boost::asio::ip::make_address(std::string(text), error);
    return error ? std::nullopt : std::optional(plain_address(address));
}

/// Addresses that share their first bits (RFC 4632, RFC 4291).
class Network {
public:
    /// Reads e.g. "203.0.113.0/24" or "2001:db8::1"; nullopt for other text.
    static std::optional<Network> parse(std::string_view text)
    {
        auto const slash = text.find('/');
        auto const address = parse_address(text.substr(0, slash));
        if (!address)
            return std::nullopt;
        unsigned const most = address->is_v4() ? 32 : 128;
        unsigned bits = most;
        if (slash != text.npos) {
            auto const digits = text.substr(slash + 1);
            auto const end = digits.data() + digits.size();
            auto const [at, error] = std::from_chars(digits.data(), end, bits);
            if (error != std::errc{} || at != end || bits > most)
                return std::nullopt;
        }
        return Network(*address, bits);
    }

    bool contains(Address const& address) const
    {
        if (address.is_v4() != address_.is_v4())
            return false;
        return address.is_v4() ? same_bits(address.to_v4().to_bytes(),
                                           address_.to_v4().to_bytes())
                               : same_bits(address.to_v6().to_bytes(),
                                           address_.to_v6().to_bytes());
    }

private:
    Network(Address address, unsigned bits)
        : address_(std::move(address)), bits_(bits)
    {
    }

    template <class Bytes>
    bool same_bits(Bytes const& a, Bytes const& b) const
    {
        unsigned left = bits_;
        for (std::size_t at = 0; left != 0; ++at) {
            auto const here = (std::min)(left, 8u);
            if ((a[at] ^ b[at]) >> (8 - here) != 0)
                return false;
            left -= here;
        }
        return true;
    }

    Address address_;
    unsigned bits_;
};

using Networks = std::vector<Network>;

/// Throws std::invalid_argument, which names `option`, for text that is not a
/// network.
inline Networks parse_networks(std::vector<std::string> const& texts,
                               std::string_view option)
{
    Networks networks;
    for (auto const& text : texts) {
        auto const network = Network::parse(text);
        if (!network)
            throw std::invalid_argument(
                std::string(option) +
                ": expected an address or a network, found \"" + text + '"');
        networks.push_back(*network);
    }
    return networks;
}

inline bool is_in(Networks const& networks, Address const& address)
{
    return std::any_of(
        networks.begin(), networks.end(), [&](Network const& network) {
            return network.contains(address);
        });
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_RECEIVER_ADDRESS_HPP
