#ifndef AIRUDDER_DETAIL_NET_SOCKET_HPP
#define AIRUDDER_DETAIL_NET_SOCKET_HPP

#include <airudder/detail/requirements.hpp>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/wait_traits.hpp>
#include <boost/system/error_code.hpp>

#include <chrono>

/// Asio's types with the loop's own executor, which is cheaper than a
/// type-erased one.
namespace airudder::detail {

using Clock = std::chrono::steady_clock;
using ErrorCode = boost::system::error_code;
using Executor = boost::asio::io_context::executor_type;
using Tcp = boost::asio::ip::tcp;
using Socket = boost::asio::basic_stream_socket<Tcp, Executor>;
using Timer = boost::asio::
    basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor>;

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_NET_SOCKET_HPP
