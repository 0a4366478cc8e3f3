#include "payloads/files.hpp"

#include "catch.hpp"
#include "temporary_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

using airudder::conformance::find_payloads;
using airudder::conformance::read_payload;
using Names = std::vector<std::string>;

namespace {

std::string reason_not_to_read(std::filesystem::path const& path)
{
    try {
        read_payload(path);
    } catch (std::runtime_error const& error) {
        return error.what();
    }
    return "";
}

std::string reason_not_to_list(std::filesystem::path const& path)
{
    try {
        find_payloads(path);
    } catch (std::runtime_error const& error) {
        return error.what();
    }
    return "";
}

/// Gives up the rights of root, for which every file can be read.
class WithoutRoot {
public:
    WithoutRoot()
    {
        constexpr ::uid_t nobody = 65534;
        if (user_ == 0 && ::seteuid(nobody) != 0)
            throw std::runtime_error("cannot be another user");
    }
    ~WithoutRoot() { static_cast<void>(::seteuid(user_)); }
    WithoutRoot(WithoutRoot const&) = delete;
    WithoutRoot& operator=(WithoutRoot const&) = delete;

private:
    ::uid_t user_ = ::geteuid();
};

} // namespace

TEST_CASE("payloads are found at any depth, in the order of their paths")
{
    TemporaryFolder const folder;
    for (auto const* name : {"b.json",
                             "a/z.json",
                             "a/b/c.json",
                             "a.json",
                             ".hidden/.json",
                             "x.json/y.json",
                             "B.json"})
        folder.write(name, "{}");
    auto const found = find_payloads(folder.path());
    CHECK(found.payloads == Names{".hidden/.json",
                                  "B.json",
                                  "a.json",
                                  "a/b/c.json",
                                  "a/z.json",
                                  "b.json",
                                  "x.json/y.json"});
    CHECK(found.others.empty());
    CHECK(found.unlisted.empty());
}

TEST_CASE("files of other names are listed")
{
    TemporaryFolder const folder;
    for (auto const* name : {"read.me", "a/b.JSON", "c.json.gz", "json"})
        folder.write(name, "{}");
    auto const found = find_payloads(folder.path());
    CHECK(found.payloads.empty());
    CHECK(found.others == Names{"a/b.JSON", "c.json.gz", "json", "read.me"});
}

TEST_CASE("links to files are followed, links to folders are not")
{
    TemporaryFolder const folder;
    folder.write("a/a.json", "{\"a\":1}");
    auto const link = [&](char const* to, char const* name) {
        std::filesystem::create_symlink(to, folder.path() / name);
    };
    link("a/a.json", "b.json");
    link("a", "c.json");
    link(".", "a/d");
    link("nowhere", "e.json");
    auto const found = find_payloads(folder.path());
    CHECK(found.payloads == Names{"a/a.json", "b.json", "e.json"});
    CHECK(found.others ==
          Names{"a/d (a link to a folder)", "c.json (a link to a folder)"});
    CHECK(read_payload(folder.path() / "b.json") == "{\"a\":1}");
}

TEST_CASE("the folder itself may be a link, but it must exist")
{
    TemporaryFolder const folder;
    folder.write("a/a.json", "{}");
    std::filesystem::create_symlink("a", folder.path() / "b");
    CHECK(find_payloads(folder.path() / "b").payloads == Names{"a.json"});
    for (auto const* name : {"c", "a/a.json"}) {
        auto const path = folder.path() / name;
        CHECK(reason_not_to_list(path).starts_with(path.string() +
                                                   ": expected a folder: "));
    }
}

TEST_CASE("what cannot be read gets a reason")
{
    TemporaryFolder const folder;
    folder.write("large.json", "");
    std::filesystem::resize_file(folder.path() / "large.json",
                                 (std::size_t{64} << 20) + 1);
    CHECK(reason_not_to_read(folder.path() / "large.json") ==
          "expected at most 67108864 bytes, found 67108865");
    CHECK(reason_not_to_read(folder.path() / "none.json") ==
          "expected a file that can be read: No such file or directory");
    REQUIRE(::mkfifo((folder.path() / "pipe.json").c_str(), 0600) == 0);
    CHECK(reason_not_to_read(folder.path() / "pipe.json") ==
          "expected a file, found something else");
    CHECK(find_payloads(folder.path()).payloads ==
          Names{"large.json", "pipe.json"});
}

TEST_CASE("folders and files without permission do not end the search")
{
    namespace fs = std::filesystem;
    TemporaryFolder const folder;
    for (auto const* name : {"a/a.json", "b/b.json", "c.json"})
        folder.write(name, "{}");
    for (auto const* name : {"", "b", "b/b.json"})
        fs::permissions(folder.path() / name, fs::perms(0755));
    fs::permissions(folder.path() / "a", fs::perms::none);
    fs::permissions(folder.path() / "c.json", fs::perms::none);
    {
        WithoutRoot const dropped;
        auto const found = find_payloads(folder.path());
        CHECK(found.payloads == Names{"b/b.json", "c.json"});
        REQUIRE(found.unlisted.size() == 1);
        CHECK(found.unlisted[0].path == "a");
        CHECK(found.unlisted[0].reason ==
              "expected a folder that can be listed: Permission denied");
        CHECK(reason_not_to_read(folder.path() / "c.json") ==
              "expected a file that can be read: Permission denied");
    }
    fs::permissions(folder.path() / "a", fs::perms::owner_all);
}
