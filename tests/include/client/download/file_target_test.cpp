#include "catch.hpp"
#include "client/download/part_files.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

using part_files::found_at;
using part_files::is_root;
using part_files::Nobody;
using part_files::opened;
using part_files::OwnedFolder;
using part_files::PartFile;
using part_files::read;
using part_files::save;
using part_files::write;

namespace fs = std::filesystem;

TEST_CASE("symbolic links without a valid target are refused", "[part_file]")
{
    OwnedFolder const folder;
    fs::create_symlink("b", folder / "a");
    fs::create_symlink("a", folder / "b");
    CHECK(opened(folder / "a") == std::errc::too_many_symbolic_link_levels);
    fs::create_symlink("not/there", folder / "c");
    CHECK(opened(folder / "c") == std::errc::no_such_file_or_directory);
    fs::create_symlink(".", folder / "d");
    CHECK(opened(folder / "d") == std::errc::is_a_directory);
    CHECK(folder.count() == 4);
}

TEST_CASE("a file that is not regular is refused and left alone", "[part_file]")
{
    OwnedFolder const folder;
    auto const fifo = folder / "fifo";
    REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
    fs::create_symlink("fifo", folder / "link");
    CHECK(opened(fifo).message() == "a FIFO");
    CHECK(opened(folder / "link").message() == "a FIFO");
    CHECK(opened(folder / "") == std::errc::is_a_directory);

    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    auto const path = (folder / "socket").string();
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    int const socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    REQUIRE(bind(socket,
                 reinterpret_cast<sockaddr const*>(&address),
                 sizeof address) == 0);
    close(socket);
    CHECK(opened(path).message() == "a socket");
    CHECK(folder.count() == 3);
}

TEST_CASE("a device is refused and left alone", "[part_file]")
{
    // Uses a device of its own, because faulty code could replace the system's.
    OwnedFolder const folder;
    auto const device = folder / "full";
    if (mknod(device.c_str(), S_IFCHR | 0666, makedev(1, 7)) != 0)
        return; // needs root
    CHECK(opened(device).message() == "a character device");
    fs::create_symlink("full", folder / "link");
    CHECK(opened(folder / "link").message() == "a character device");
    CHECK(S_ISCHR(found_at(device).st_mode));
    CHECK(folder.count() == 2);
}

TEST_CASE("a FIFO created during the download is left alone", "[part_file]")
{
    OwnedFolder const folder;
    PartFile file;
    REQUIRE_FALSE(file.open({.file = folder / "a"}));
    REQUIRE(mkfifo((folder / "a").c_str(), 0600) == 0);
    CHECK(file.commit().message() == "a FIFO");
    CHECK(S_ISFIFO(found_at(folder / "a").st_mode));
    CHECK(folder.count() == 1);
}

TEST_CASE("impossible names are refused when the file is opened", "[part_file]")
{
    OwnedFolder const folder;
    CHECK(opened("") == std::errc::no_such_file_or_directory);
    CHECK(opened(folder / "not/there") == std::errc::no_such_file_or_directory);
    CHECK(opened(folder / "new/") == std::errc::is_a_directory);
    CHECK(opened(folder / "..") == std::errc::is_a_directory);
    CHECK(opened(folder / std::string(256, 'x')) ==
          std::errc::filename_too_long);
    CHECK(opened(folder / std::string(5000, '/').append("x")) ==
          std::errc::filename_too_long);
    CHECK(opened(folder / std::string_view("a\0b", 3)) ==
          std::errc::invalid_argument);
    write(folder / "file", "x");
    CHECK(opened(folder / "file/a") == std::errc::not_a_directory);
    CHECK(opened("/proc/airudder") == std::errc::no_such_file_or_directory);
    CHECK(folder.count() == 1);
    CHECK_FALSE(save(folder / std::string(255, 'x')));
}

TEST_CASE("a name can contain any byte except / and NUL", "[part_file]")
{
    OwnedFolder const folder;
    for (auto const* name : {"a\nb", "\xff", " ", "-", "[a,b]", "\xe2\x80\xae"})
        CHECK_FALSE(save(folder / name));
    CHECK(folder.count() == 6);
}

TEST_CASE("a file without write permission is refused when it is opened",
          "[part_file]")
{
    if (!is_root())
        return;
    OwnedFolder const folder;
    REQUIRE(chmod((folder / "").c_str(), 0755) == 0);
    fs::create_directory(folder / "open");
    REQUIRE(chmod((folder / "open").c_str(), 0777) == 0);
    write(folder / "open/a", "before");
    REQUIRE(chmod((folder / "open/a").c_str(), 0444) == 0);
    Nobody const nobody;
    CHECK(opened(folder / "a") == std::errc::permission_denied);
    CHECK(opened(folder / "open/a") == std::errc::permission_denied);
    REQUIRE_FALSE(save(folder / "open/b"));
    REQUIRE(chmod((folder / "open/b").c_str(), 0444) == 0);
    CHECK(opened(folder / "open/b") == std::errc::permission_denied);
    CHECK(read(folder / "open/a") == "before");
}

TEST_CASE("a relative path is not affected by a later change of directory",
          "[part_file]")
{
    OwnedFolder const folder;
    auto const before = fs::current_path();
    fs::current_path(folder / "");
    PartFile file;
    REQUIRE_FALSE(file.open({.file = "a"}));
    fs::current_path(before);
    CHECK_FALSE(file.commit());
    CHECK(fs::exists(folder / "a"));
}
