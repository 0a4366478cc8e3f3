#include "receiver/support/sender.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace sending {

namespace {

constexpr auto most_time = std::chrono::seconds(20);

sockaddr_in address_of(std::string const& address, std::uint16_t port)
{
    sockaddr_in out{};
    out.sin_family = AF_INET;
    out.sin_port = htons(port);
    inet_pton(AF_INET, address.c_str(), &out.sin_addr);
    return out;
}

} // namespace

std::string Answer::field(std::string const& name) const
{
    auto const found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

struct Sender::State {
    ~State()
    {
        SSL_free(ssl);
        SSL_CTX_free(context);
        if (descriptor >= 0)
            ::close(descriptor);
    }

    void wait(short events) const
    {
        pollfd one{descriptor, events, 0};
        auto const time =
            std::chrono::duration_cast<std::chrono::milliseconds>(most_time);
        if (::poll(&one, 1, static_cast<int>(time.count())) == 0)
            throw std::runtime_error("the receiver took too long");
    }

    /// Repeats a TLS operation while it has to wait. Returns its last result.
    template <class Operation>
    int with_tls(Operation operation)
    {
        for (;;) {
            ERR_clear_error();
            int const result = operation();
            auto const why = SSL_get_error(ssl, result);
            if (why == SSL_ERROR_WANT_READ)
                wait(POLLIN);
            else if (why == SSL_ERROR_WANT_WRITE)
                wait(POLLOUT);
            else
                return result;
        }
    }

    /// Adds what arrives to `unread`; false at the end.
    bool read()
    {
        char bytes[16384];
        for (;;) {
            if (ssl != nullptr) {
                auto const size = with_tls(
                    [&] { return SSL_read(ssl, bytes, sizeof bytes); });
                if (size > 0)
                    unread.append(bytes, static_cast<std::size_t>(size));
                return size > 0;
            }
            auto const size = ::recv(descriptor, bytes, sizeof bytes, 0);
            if (size > 0)
                unread.append(bytes, static_cast<std::size_t>(size));
            if (size >= 0 || errno != EAGAIN)
                return size > 0;
            wait(POLLIN);
        }
    }

    int descriptor = -1;
    SSL_CTX* context = nullptr;
    SSL* ssl = nullptr;
    bool connected = false;
    std::string unread{};
};

Sender::Sender(std::uint16_t port, SenderOptions options)
    : state_(std::make_unique<State>())
{
    // TLS writes with a function that may raise it.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    auto& state = *state_;
    state.descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto const from = address_of(options.address, 0);
    auto const to = address_of("127.0.0.1", port);
    state.connected = ::bind(state.descriptor,
                             reinterpret_cast<sockaddr const*>(&from),
                             sizeof from) == 0 &&
                      ::connect(state.descriptor,
                                reinterpret_cast<sockaddr const*>(&to),
                                sizeof to) == 0;
    ::fcntl(state.descriptor, F_SETFL, O_NONBLOCK);
    if (!options.tls || !state.connected)
        return;
    state.context = SSL_CTX_new(TLS_client_method());
    // OpenSSL allows old versions only at its lowest level.
    SSL_CTX_set_security_level(state.context, 0);
    SSL_CTX_set_min_proto_version(state.context, TLS1_VERSION);
    SSL_CTX_set_max_proto_version(state.context, options.max_tls);
    state.ssl = SSL_new(state.context);
    SSL_set_fd(state.ssl, state.descriptor);
    state.connected =
        state.with_tls([&] { return SSL_connect(state.ssl); }) == 1;
}

Sender::~Sender() = default;
Sender::Sender(Sender&&) noexcept = default;
Sender& Sender::operator=(Sender&&) noexcept = default;

bool Sender::is_connected() const { return state_->connected; }

bool Sender::send(std::string_view bytes)
{
    auto& state = *state_;
    while (!bytes.empty()) {
        if (state.ssl != nullptr) {
            auto const size = state.with_tls([&] {
                return SSL_write(
                    state.ssl, bytes.data(), static_cast<int>(bytes.size()));
            });
            if (size <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(size));
            continue;
        }
        auto const size =
            ::send(state.descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (size >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(size));
        else if (errno == EAGAIN)
            state.wait(POLLOUT);
        else
            return false;
    }
    return true;
}

Answer Sender::receive(bool is_head)
{
    auto& unread = state_->unread;
    Answer answer;
    std::size_t end = 0;
    while ((end = unread.find("\r\n\r\n")) == unread.npos)
        if (!state_->read())
            return answer;
    auto const head = unread.substr(0, end + 2);
    unread.erase(0, end + 4);
    answer.status = std::stoi(head.substr(head.find(' ') + 1, 3));
    auto line = head.find("\r\n") + 2;
    while (line < head.size()) {
        auto const line_end = head.find("\r\n", line);
        auto const colon = head.find(": ", line);
        auto name = head.substr(line, colon - line);
        std::ranges::transform(name, name.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        answer.fields[name] = head.substr(colon + 2, line_end - colon - 2);
        line = line_end + 2;
    }
    if (is_head || answer.status == 100)
        return answer;
    auto const size = std::stoul(answer.field("content-length"));
    while (unread.size() < size)
        if (!state_->read())
            return {};
    answer.body = unread.substr(0, size);
    unread.erase(0, size);
    return answer;
}

std::string Sender::receive_all()
{
    while (state_->read())
        continue;
    return std::exchange(state_->unread, {});
}

void Sender::end_sending()
{
    if (state_->ssl != nullptr)
        SSL_shutdown(state_->ssl);
    ::shutdown(state_->descriptor, SHUT_WR);
}

void Sender::reset()
{
    linger const at_once{1, 0};
    ::setsockopt(
        state_->descriptor, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(std::exchange(state_->descriptor, -1));
}

std::string Sender::certificate_name() const
{
    auto* const certificate = SSL_get1_peer_certificate(state_->ssl);
    char name[100]{};
    if (certificate != nullptr)
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate),
                                  NID_commonName,
                                  name,
                                  sizeof name);
    X509_free(certificate);
    return name;
}

std::string
post(std::string_view path, std::string_view body, std::string_view fields)
{
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: h\r\n" +
           std::string(fields) +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           std::string(body);
}

} // namespace sending
