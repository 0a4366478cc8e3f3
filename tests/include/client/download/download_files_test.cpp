#include "catch.hpp"
#include "client/download/download_server.hpp"

#include <airudder/client.hpp>

#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using airudder::CallErrorKind;
using airudder::Client;
using downloads::download;
using downloads::file_answer;
using downloads::Folder;
using downloads::options;
using downloads::Server;

namespace fs = std::filesystem;

TEST_CASE("a target that is not a regular file is refused before connecting",
          "[download]")
{
    Server const server({file_answer("x")});
    Folder const folder;
    REQUIRE(mkfifo(folder.file().c_str(), 0600) == 0);
    auto const result = download(server, folder);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == CallErrorKind::file);
    CHECK(result.error().message ==
          "expected to write " + folder.file().string() + ", found a FIFO");
    CHECK(fs::is_fifo(folder.file()));
    CHECK(folder.count() == 1);
    CHECK(server.connections() == 0);
}

TEST_CASE("a download writes the target of a symbolic link", "[download]")
{
    Server const server({file_answer("after")});
    Folder const folder;
    auto const there = folder.file().parent_path() / "there.mp3";
    fs::create_symlink("there.mp3", folder.file());
    CHECK(download(server, folder) == 5u);
    CHECK(fs::is_symlink(folder.file()));
    CHECK(folder.read() == "after");
    CHECK(fs::is_regular_file(fs::symlink_status(there)));
}

TEST_CASE("a private file has mode 0600", "[download]")
{
    Server const server({file_answer("x")});
    Folder const folder;
    Client client(options());
    auto const before = umask(0);
    auto const result = client.download(
        server.url(), folder.file(), {}, {.private_file = true});
    umask(before);
    CHECK(result == 1u);
    CHECK(fs::status(folder.file()).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a download that replaces a file keeps its mode", "[download]")
{
    Server const server({file_answer("after")});
    Folder const folder;
    folder.write("before");
    fs::permissions(folder.file(), fs::perms(0640));
    CHECK(download(server, folder) == 5u);
    CHECK(folder.read() == "after");
    CHECK(fs::status(folder.file()).permissions() == fs::perms(0640));
}
