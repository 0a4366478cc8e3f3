#include "catch.hpp"
#include "client/download/part_files.hpp"

#include <csignal>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <system_error>
#include <unistd.h>

using part_files::FileSizeLimit;
using part_files::found_at;
using part_files::is_root;
using part_files::mode;
using part_files::Nobody;
using part_files::OwnedFolder;
using part_files::PartFile;
using part_files::read;
using part_files::save;
using part_files::Umask;
using part_files::write;

namespace fs = std::filesystem;

TEST_CASE("a new file gets the mode that the umask gives", "[part_file]")
{
    OwnedFolder const folder;
    auto const mask = GENERATE(mode_t{022}, mode_t{077}, mode_t{0});
    Umask const umask(mask);
    REQUIRE_FALSE(save(folder / "a"));
    CHECK(mode(folder / "a") == (0666u & ~mask));
    CHECK(read(folder / "a") == "after");
    CHECK(folder.count() == 1);
}

TEST_CASE("a new private file has mode 0600 from the beginning", "[part_file]")
{
    OwnedFolder const folder;
    Umask const umask(0);
    PartFile file;
    REQUIRE_FALSE(file.open({.file = folder / "a", .is_private = true}));
    for (auto const& part : fs::directory_iterator(folder / ""))
        CHECK(mode(part) == 0600);
    REQUIRE_FALSE(file.commit());
    CHECK(mode(folder / "a") == 0600);
}

TEST_CASE("a replaced file keeps its mode and the partial file has mode 0600",
          "[part_file]")
{
    OwnedFolder const folder;
    Umask const umask(022);
    auto const kept = GENERATE(0600u, 0640u, 0666u, 0755u, 0400u, 02750u);
    if ((kept & 0200) == 0 && !is_root())
        return;
    bool const is_private = GENERATE(false, true);
    write(folder / "a", "a text before");
    REQUIRE(chmod((folder / "a").c_str(), kept) == 0);
    PartFile file;
    REQUIRE_FALSE(file.open({.file = folder / "a", .is_private = is_private}));
    for (auto const& part : fs::directory_iterator(folder / ""))
        if (part.path() != folder / "a")
            CHECK(mode(part) == 0600);
    REQUIRE_FALSE(file.write("after"));
    CHECK(read(folder / "a") == "a text before");
    auto const before = found_at(folder / "a").st_ino;
    REQUIRE_FALSE(file.commit());
    CHECK(found_at(folder / "a").st_ino != before);
    CHECK(mode(folder / "a") == kept);
    CHECK(read(folder / "a") == "after");
    CHECK(folder.count() == 1);
}

TEST_CASE("a replaced file keeps its owner and group", "[part_file]")
{
    if (!is_root())
        return;
    OwnedFolder const folder;
    write(folder / "a", "before");
    REQUIRE(chown((folder / "a").c_str(), 1234, 2345) == 0);
    REQUIRE(chmod((folder / "a").c_str(), 06750) == 0);
    REQUIRE_FALSE(save(folder / "a"));
    CHECK(read(folder / "a") == "after");
    CHECK(found_at(folder / "a").st_uid == 1234);
    CHECK(found_at(folder / "a").st_gid == 2345);
    CHECK(mode(folder / "a") == 06750);
}

TEST_CASE("another user's file is overwritten and keeps its owner",
          "[part_file]")
{
    if (!is_root())
        return;
    OwnedFolder const folder;
    REQUIRE(chmod((folder / "").c_str(), 01777) == 0);
    write(folder / "a", "a longer text before");
    REQUIRE(chmod((folder / "a").c_str(), 0666) == 0);
    Nobody const nobody;
    REQUIRE_FALSE(save(folder / "a"));
    CHECK(read(folder / "a") == "after");
    CHECK(found_at(folder / "a").st_uid == 0);
    REQUIRE_FALSE(save(folder / "a", std::string(300'000, 'x')));
    CHECK(read(folder / "a") == std::string(300'000, 'x'));
    CHECK(folder.count() == 1);
}

TEST_CASE("a replaced file keeps its extended attributes", "[part_file]")
{
    OwnedFolder const folder;
    auto const path = folder / "a";
    write(path, "before");
    if (setxattr(path.c_str(), "user.note", "kept", 4, 0) != 0)
        return; // this file system has no extended attributes
    REQUIRE_FALSE(save(path));
    char value[8];
    CHECK(getxattr(path.c_str(), "user.note", value, sizeof value) == 4);
    CHECK(read(path) == "after");
}

TEST_CASE("all hard links of a file still share it after a download",
          "[part_file]")
{
    OwnedFolder const folder;
    write(folder / "a", "before");
    fs::create_hard_link(folder / "a", folder / "b");
    REQUIRE_FALSE(save(folder / "a"));
    CHECK(read(folder / "b") == "after");
    CHECK(found_at(folder / "a").st_nlink == 2);
    REQUIRE_FALSE(save(folder / "b", ""));
    CHECK(read(folder / "a").empty());
    CHECK(folder.count() == 2);
}

TEST_CASE("a shared file without room for its new text keeps the old one",
          "[part_file]")
{
    OwnedFolder const folder;
    write(folder / "a", "before");
    fs::create_hard_link(folder / "a", folder / "b");
    PartFile file;
    REQUIRE_FALSE(file.open({.file = folder / "a"}));
    REQUIRE_FALSE(file.write(std::string(2000, 'x')));
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    {
        FileSizeLimit const limit(1000);
        CHECK(file.commit() == std::errc::file_too_large);
    }
    std::signal(SIGXFSZ, handler);
    CHECK(read(folder / "a") == "before");
}

TEST_CASE("the target of a symbolic link is written and the link is kept",
          "[part_file]")
{
    OwnedFolder const folder;
    fs::create_directory(folder / "x");
    fs::create_symlink("x/b", folder / "a");
    fs::create_symlink(folder / "a", folder / "c");
    bool const is_there = GENERATE(true, false);
    if (is_there)
        write(folder / "x/b", "before");
    PartFile file;
    REQUIRE_FALSE(file.open({.file = folder / "c"}));
    CHECK(folder.count() == 3);
    REQUIRE_FALSE(file.write("after"));
    REQUIRE_FALSE(file.commit());
    CHECK(fs::read_symlink(folder / "a") == "x/b");
    CHECK(fs::read_symlink(folder / "c") == folder / "a");
    CHECK(read(folder / "x/b") == "after");
    CHECK(std::distance(fs::directory_iterator(folder / "x"), {}) == 1);
}
