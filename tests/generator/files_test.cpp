#include "generator/files.hpp"

#include "../catch.hpp"
#include "generator/diagnostics.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>

using namespace airudder::generator;

namespace fs = std::filesystem;

namespace {

/// An empty folder, removed at the end of the test.
class Folder {
public:
    Folder()
    {
        auto pattern = (fs::temp_directory_path() / "airudder-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    fs::path const& path() const { return path_; }

    void put(std::string const& name, std::string const& text) const
    {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }

private:
    fs::path path_;
};

} // namespace

TEST_CASE("files are written, in folders made for them, and read again")
{
    Folder const folder;
    write_files(folder.path(), {{"a/b.json", "1\n"}, {"c.json", ""}});
    Diagnostics diagnostics;
    CHECK(read_file(folder.path(), "a/b.json", diagnostics) == "1\n");
    CHECK(read_file(folder.path(), "c.json", diagnostics) == "");
    CHECK(diagnostics.empty());
    CHECK(files_below(folder.path(), "a", ".json") ==
          std::vector<std::string>{"a/b.json"});
}

TEST_CASE("a failure while writing leaves every file as it was")
{
    Folder const folder;
    folder.put("first", "old");
    fs::create_directories(folder.path() / "second.new"); // cannot be opened
    CHECK_THROWS_AS(
        write_files(folder.path(), {{"first", "new"}, {"second", "new"}}),
        std::system_error);
    Diagnostics diagnostics;
    CHECK(read_file(folder.path(), "first", diagnostics) == "old");
    CHECK_FALSE(fs::exists(folder.path() / "first.new"));
}

TEST_CASE("nothing is written through a link, or beyond the root")
{
    Folder const folder;
    Folder const outside;
    outside.put("file", "old");
    fs::create_symlink(outside.path(), folder.path() / "link");
    fs::create_symlink(outside.path() / "file", folder.path() / "name");
    fs::create_symlink(outside.path() / "new", folder.path() / "dangling");
    fs::create_symlink(outside.path() / "file", folder.path() / "first.new");
    REQUIRE(mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    fs::create_directories(folder.path() / "folder");
    for (std::string const path : {"link/new",
                                   "link/file",
                                   "name",
                                   "dangling",
                                   "pipe",
                                   "folder",
                                   "name/new",
                                   "../new",
                                   "folder/../../new",
                                   "/tmp/airudder-never-written"}) {
        INFO(path);
        CHECK_THROWS_AS(
            write_files(folder.path(), {{"first", "new"}, {path, "new"}}),
            std::runtime_error);
        CHECK_FALSE(fs::exists(folder.path() / "first"));
    }
    CHECK_NOTHROW(write_files(folder.path(), {{"first", "new"}}));
    CHECK(content_of(folder.path() / "first") == "new");
    CHECK(content_of(outside.path() / "file") == "old");
    CHECK_FALSE(fs::exists(outside.path() / "new"));
}

TEST_CASE("an unchanged file is not touched, and counted as such")
{
    Folder const folder;
    folder.put("same", "text");
    auto const before =
        fs::last_write_time(folder.path() / "same") - std::chrono::hours(1);
    fs::last_write_time(folder.path() / "same", before);
    auto const changes = write_files(
        folder.path(), {{"same", "text"}, {"new", ""}, {"other", "text"}});
    CHECK(fs::last_write_time(folder.path() / "same") == before);
    CHECK(changes.written == 2);
    CHECK(changes.unchanged == 1);
}

TEST_CASE("a file that cannot be used is a diagnostic")
{
    Folder const folder;
    folder.put("latin", "caf\xe9");
    folder.put("large", std::string(max_input + 1, ' '));
    fs::create_directories(folder.path() / "folder");
    Diagnostics diagnostics;
    for (auto const* const name : {"missing", "latin", "large", "folder"})
        CHECK_FALSE(read_file(folder.path(), name, diagnostics));
    CHECK(diagnostics.text() == "folder#: expected a file that can be read\n"
                                "large#: expected at most 16 MiB\n"
                                "latin#: expected UTF-8\n"
                                "missing#: expected a file that can be read\n");
}

TEST_CASE("a pipe is read only if a person named it")
{
    Folder const folder;
    auto const pipe = folder.path() / "spec/pipe.json";
    fs::create_directories(pipe.parent_path());
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    fs::create_symlink("pipe.json", folder.path() / "spec/link.json");
    CHECK_FALSE(content_of(pipe));
    Diagnostics diagnostics;
    for (auto const& file : files_below(folder.path(), "spec", ".json"))
        CHECK_FALSE(read_file(folder.path(), file, diagnostics));
    CHECK_FALSE(read_file("/", "dev/zero", diagnostics));
    CHECK(diagnostics.text() ==
          "dev/zero#: expected a file, found a device\n"
          "spec/link.json#: expected a file, found a pipe\n"
          "spec/pipe.json#: expected a file, found a pipe\n");
    CHECK(diagnostics.usage_or_io());
    std::thread writer([&] { std::ofstream(pipe) << "text"; });
    auto const text = content_of(pipe, max_input, Readable::named);
    writer.join();
    CHECK(text == "text");
}

TEST_CASE("a folder that leads to itself cannot be listed")
{
    Folder const folder;
    fs::create_symlink("loop", folder.path() / "loop");
    fs::create_symlink("missing", folder.path() / "broken");
    folder.put("file", "");
    CHECK(is_present(folder.path() / "loop"));
    CHECK_FALSE(is_present(folder.path() / "broken"));
    CHECK_FALSE(is_present(folder.path() / "missing"));
    CHECK(files_below(folder.path(), "missing", "").empty());
    for (auto const* const name : {"loop", "file"})
        CHECK_THROWS_AS(files_below(folder.path(), name, ""),
                        std::runtime_error);
}

TEST_CASE("UTF-8 is checked as RFC 3629 says")
{
    for (std::string_view const good : {"",
                                        "a",
                                        "\xc2\x80",
                                        "\xe0\xa0\x80",
                                        "\xed\x9f\xbf",
                                        "\xee\x80\x80",
                                        "\xf0\x90\x80\x80",
                                        "\xf4\x8f\xbf\xbf"})
        CHECK(is_utf8(good));
    for (std::string_view const bad : {"\x80",
                                       "\xc1\xbf",
                                       "\xc2",
                                       "\xe0\x9f\xbf",
                                       "\xed\xa0\x80",
                                       "\xe4\xbd",
                                       "\xf0\x8f\xbf\xbf",
                                       "\xf4\x90\x80\x80",
                                       "\xf5\x80\x80\x80",
                                       "\xff",
                                       "\xc2\x41"})
        CHECK_FALSE(is_utf8(bad));
}

TEST_CASE("SHA-256 gives the digests FIPS 180-2 publishes")
{
    CHECK(sha256("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("") ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
