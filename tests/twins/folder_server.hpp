#ifndef AIRUDDER_TESTS_TWINS_FOLDER_SERVER_HPP
#define AIRUDDER_TESTS_TWINS_FOLDER_SERVER_HPP

#include <map>
#include <memory>
#include <string>

namespace airudder::twins {

/// Serves texts by HTTP on a free loopback port, in a thread of its own, until it
/// is destroyed.
class FolderServer {
public:
    FolderServer();
    ~FolderServer();
    FolderServer(FolderServer const&) = delete;
    FolderServer& operator=(FolderServer const&) = delete;

    /// E.g. "http://127.0.0.1:54321".
    std::string const& origin() const { return origin_; }

    /// Path, e.g. "/llms.txt" → text. Call this before the first request.
    void serve(std::map<std::string, std::string> texts);

private:
    struct Listener;

    std::unique_ptr<Listener> listener_;
    std::string origin_;
};

} // namespace airudder::twins

#endif // AIRUDDER_TESTS_TWINS_FOLDER_SERVER_HPP
