#ifndef AIRUDDER_TESTS_DOWNLOAD_SERVER_HPP
#define AIRUDDER_TESTS_DOWNLOAD_SERVER_HPP

#include "catch.hpp"
#include "client/support/certificates.hpp"
#include "client/support/fault_server.hpp"
#include "temporary_folder.hpp"

#include <airudder/client.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A server with recordings and a folder for downloads.
namespace downloads {

/// Answers each connection once with the next of its texts and repeats the last
/// one. Then it closes the connection, even if the answer is incomplete.
/// Records the requests.
class Server {
public:
    explicit Server(std::vector<std::string> answers, bool ends_well = false)
        : answers_(std::move(answers)), ends_well_(ends_well),
          server_([this](fault::Peer& peer) { serve(peer); },
                  {.identity = fault::authority().issue(
                       {.alternative_names = "IP:127.0.0.1,DNS:localhost"})})
    {
    }

    std::string url(std::string_view target = "/a.mp3") const
    {
        return server_.url() + std::string(target);
    }

    std::string host() const { return server_.url().substr(8); }

    std::vector<std::string> requests() const
    {
        std::lock_guard const lock(mutex_);
        return requests_;
    }

    std::size_t connections() const { return server_.connections(); }

private:
    void serve(fault::Peer& peer)
    {
        auto request = peer.read_request();
        {
            std::lock_guard const lock(mutex_);
            requests_.push_back(std::move(request));
        }
        peer.write(peer.number() < answers_.size() ? answers_[peer.number()]
                                                   : answers_.back());
        if (ends_well_)
            peer.close_notify();
    }

    std::vector<std::string> answers_;
    bool ends_well_;
    mutable std::mutex mutex_{};
    std::vector<std::string> requests_{};
    fault::Server server_;
};

/// A folder with one file.
class Folder : public tests::TemporaryFolder {
public:
    std::filesystem::path file() const { return path() / name; }
    void write(std::string_view text) const
    {
        TemporaryFolder::write(name, text);
    }
    std::string read() const { return TemporaryFolder::read(name); }

private:
    static constexpr std::string_view name = "a.mp3";
};

inline std::string ca_file()
{
    static fault::TemporaryFile const file(fault::authority().pem());
    return file.path();
}

inline airudder::ClientOptions options()
{
    airudder::ClientOptions options;
    options.server = "https://127.0.0.1:9";
    options.token = "some/token+1";
    options.first_wait = std::chrono::milliseconds(1);
    options.download_timeout = std::chrono::seconds(20);
    options.ca_file = ca_file();
    return options;
}

/// Downloads a server's recording; returns the result.
inline airudder::CallResult<std::uint64_t>
download(Server const& server,
         Folder const& folder,
         airudder::ClientOptions const& with = options())
{
    airudder::Client client(with);
    return client.download(server.url(), folder.file());
}

/// An answer with a whole file, cut to `sent` bytes of content.
inline std::string file_answer(std::string_view content,
                               std::string_view headers = {},
                               std::size_t sent = std::string_view::npos)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " +
           std::to_string(content.size()) + "\r\n" + std::string(headers) +
           "\r\n" + std::string(content.substr(0, sent));
}

/// An answer with the part of a file that begins at a byte.
inline std::string part_answer(std::string_view content,
                               std::size_t first,
                               std::string_view headers,
                               std::size_t sent = std::string_view::npos)
{
    auto const part = content.substr(first);
    return "HTTP/1.1 206 Partial Content\r\nContent-Length: " +
           std::to_string(part.size()) + "\r\nContent-Range: bytes " +
           std::to_string(first) + '-' + std::to_string(content.size() - 1) +
           '/' + std::to_string(content.size()) + "\r\n" +
           std::string(headers) + "\r\n" + std::string(part.substr(0, sent));
}

inline std::string redirect(std::string const& location, int status = 302)
{
    return "HTTP/1.1 " + std::to_string(status) +
           " Elsewhere\r\nContent-Length: 0\r\nLocation: " + location +
           "\r\n\r\n";
}

} // namespace downloads

#endif // AIRUDDER_TESTS_DOWNLOAD_SERVER_HPP
