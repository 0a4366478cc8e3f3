#include "client/support/certificates.hpp"
#include "receiver/support/receiving.hpp"

#include <airudder/receiver.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

using namespace receiving;

namespace {

fault::Identity identity(std::string const& name)
{
    return fault::authority().issue({.common_name = name});
}

void write(std::string const& path, std::string const& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

/// Files with a certificate and its key.
struct Files {
    explicit Files(std::string const& name) : Files(identity(name)) {}

    explicit Files(fault::Identity const& of)
        : certificate(of.chain), key(of.key)
    {
    }

    void change(fault::Identity const& to) const
    {
        write(certificate.path(), to.chain);
        write(key.path(), to.key);
    }

    ReceiverOptions options() const
    {
        auto out = any_port();
        out.certificate_file = certificate.path();
        out.key_file = key.path();
        return out;
    }

    fault::TemporaryFile certificate;
    fault::TemporaryFile key;
};

Sender with_tls(Started const& started, int most = 0)
{
    return Sender(started.receiver.port(), {.tls = true, .max_tls = most});
}

} // namespace

TEST_CASE("requests are answered over TLS")
{
    Files const files("one");
    Started const started(files.options());
    for (int const version : {0, TLS1_2_VERSION}) {
        auto sender = with_tls(started, version);
        REQUIRE(sender.is_connected());
        CHECK(sender.certificate_name() == "one");
        CHECK(sender.ask(delivery_of("1")).status == 200);
        CHECK(sender.ask(delivery_of("2")).status == 200);
        auto const large = body_of(std::string(1'000'000, 'k'));
        CHECK(sender.ask(post("/hooks", large)).status == 200);
        // Several requests in one record, and one in several.
        sender.send(delivery_of("3") + delivery_of("4"));
        CHECK(sender.receive().status == 200);
        CHECK(sender.receive().status == 200);
        for (char const byte : delivery_of("5"))
            sender.send({&byte, 1});
        CHECK(sender.receive().status == 200);
        sender.end_sending();
        CHECK(sender.receive_all().empty());
    }
}

TEST_CASE("TLS before version 1.2 is refused")
{
    Files const files("one");
    Started const started(files.options());
    CHECK_FALSE(with_tls(started, TLS1_1_VERSION).is_connected());
    CHECK(with_tls(started).ask(delivery_of("1")).status == 200);
}

TEST_CASE("a sender without TLS gets no answer from a receiver with it")
{
    Files const files("one");
    Started const started(files.options());
    auto sender = started.sender();
    sender.send(delivery_of("1"));
    CHECK(sender.receive_all().find("HTTP") == std::string::npos);
    CHECK(with_tls(started).ask(delivery_of("1")).status == 200);
}

TEST_CASE("a handshake has a time limit")
{
    Files const files("one");
    auto options = files.options();
    options.handshake_timeout = 100ms;
    Started const started(options);
    CHECK(started.sender().receive_all().empty());
    auto sender = started.sender();
    sender.send(std::string_view("\x16\x03\x01\x02\x00", 5));
    CHECK(sender.receive_all().empty());
    CHECK(started.receiver.counters().timeouts == 2);
}

TEST_CASE("a refusal over TLS reaches its sender")
{
    Files const files("one");
    Started const started(files.options());
    auto sender = with_tls(started);
    sender.send("POST /hooks HTTP/1.1\r\nHost: h\r\nContent-Length: "
                "99999999\r\n\r\n");
    sender.send(std::string(10'000'000, 'x'));
    CHECK(sender.receive().status == 413);
}

TEST_CASE("a certificate can be exchanged without dropping connections")
{
    Files const files("one");
    Started started(files.options());
    auto before = with_tls(started);
    CHECK(before.ask(delivery_of("1")).status == 200);
    files.change(identity("two"));
    started.receiver.reload_certificate();
    auto after = with_tls(started);
    CHECK(after.certificate_name() == "two");
    CHECK(after.ask(delivery_of("2")).status == 200);
    CHECK(before.ask(delivery_of("3")).status == 200);
    CHECK(before.certificate_name() == "one");
}

TEST_CASE("a certificate that cannot be used leaves the old one in place")
{
    Files const files("one");
    Started started(files.options());
    auto const check = [&] {
        CHECK_THROWS_AS(started.receiver.reload_certificate(),
                        std::invalid_argument);
        auto sender = with_tls(started);
        CHECK(sender.certificate_name() == "one");
        CHECK(sender.ask(delivery_of("1")).status == 200);
    };
    auto mixed = identity("two");
    mixed.key = identity("three").key;
    files.change(mixed);
    check();
    files.change({"", ""});
    check();
    files.change({identity("two").chain, "no key"});
    check();
    std::filesystem::remove(files.certificate.path());
    check();
}

TEST_CASE("a receiver is not made with a certificate that cannot be used")
{
    auto const one = identity("one");
    auto const two = identity("two");
    auto const reason = [](ReceiverOptions options) -> std::string {
        try {
            Receiver const receiver(std::move(options));
        } catch (std::invalid_argument const& error) {
            return error.what();
        }
        return "taken";
    };
    CHECK(reason(Files(one).options()) == "taken");
    CHECK(reason(Files({one.chain, two.key}).options()).find("key_file: ") ==
          0);
    CHECK(reason(Files({"x", one.key}).options()).find("certificate_file: ") ==
          0);
    CHECK(reason(Files({one.chain, ""}).options()).find("key_file: ") == 0);
    Files const files(one);
    auto options = files.options();
    options.key_file.clear();
    CHECK(reason(options) == "expected certificate_file and key_file together");
    options = files.options();
    options.certificate_file = "/no/such/file";
    CHECK(reason(options).find("No such file") != std::string::npos);
}

TEST_CASE("a sender that is gone does not end the program")
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    // The receiver's thread inherits this.
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    Files const files("one");
    Gate gate;
    Started const started(files.options(), [&](Change const&) {
        gate.wait();
        return true;
    });
    Opener const opener(gate);
    auto sender = with_tls(started);
    sender.send(delivery_of("1") + delivery_of("2") + delivery_of("3"));
    wait_until([&] { return gate.waited() == 1; });
    sender.reset();
    gate.open();
    wait_until(
        [&] { return started.receiver.counters().open_connections == 0; });
    CHECK(with_tls(started).ask(delivery_of("1")).status == 200);
}

TEST_CASE("errors that handlers leave to OpenSSL do not end connections")
{
    Files const files("one");
    auto options = files.options();
    options.handler_threads = 0;
    Started const started(options, [](Change const&) {
        ERR_raise(ERR_LIB_USER, 7);
        return true;
    });
    auto sender = with_tls(started);
    for (auto const* key : {"1", "2", "3"})
        CHECK(sender.ask(delivery_of(key)).status == 200);
}

TEST_CASE("a receiver without TLS has nothing to reload")
{
    Started started;
    started.receiver.reload_certificate();
    CHECK(started.status(delivery_of("1")) == 200);
}

TEST_CASE("a receiver with TLS stops")
{
    Files const files("one");
    Started started(files.options());
    auto idle = with_tls(started);
    auto silent = started.sender();
    CHECK(idle.ask(delivery_of("1")).status == 200);
    CHECK(started.receiver.stop(1min).cut == 0);
    CHECK(idle.receive_all().empty());
    CHECK(silent.receive_all().empty());
}
