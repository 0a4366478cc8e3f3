#ifndef AIRUDDER_TESTS_PART_FILES_HPP
#define AIRUDDER_TESTS_PART_FILES_HPP

#include "catch.hpp"
#include "temporary_folder.hpp"

#include <airudder/detail/client/part_file.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

/// Helpers for tests of files that downloads write.
namespace part_files {

using airudder::detail::DownloadTarget;
using airudder::detail::PartFile;

namespace fs = std::filesystem;

class OwnedFolder : public tests::TemporaryFolder {
public:
    fs::path operator/(std::string_view name) const { return path() / name; }
};

/// Sets the process's umask during its lifetime.
class Umask {
public:
    explicit Umask(mode_t mask) : before_(umask(mask)) {}
    ~Umask() { umask(before_); }

    Umask(Umask const&) = delete;
    Umask& operator=(Umask const&) = delete;

private:
    mode_t before_;
};

/// Limits the size of files. Unless SIGXFSZ is ignored, exceeding it ends the
/// process.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t most)
    {
        getrlimit(RLIMIT_FSIZE, &before_);
        auto lower = before_;
        lower.rlim_cur = most;
        setrlimit(RLIMIT_FSIZE, &lower);
    }

    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }

    FileSizeLimit(FileSizeLimit const&) = delete;
    FileSizeLimit& operator=(FileSizeLimit const&) = delete;

private:
    rlimit before_{};
};

/// Drops the process's privileges during its lifetime.
class Nobody {
public:
    Nobody()
    {
        REQUIRE(setegid(65534) == 0);
        REQUIRE(seteuid(65534) == 0);
    }

    ~Nobody()
    {
        static_cast<void>(!seteuid(0));
        static_cast<void>(!setegid(0));
    }

    Nobody(Nobody const&) = delete;
    Nobody& operator=(Nobody const&) = delete;
};

inline bool is_root() { return geteuid() == 0; }

inline void write(fs::path const& path, std::string_view text)
{
    std::ofstream(path, std::ios::binary) << text;
}

inline std::string read(fs::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline struct stat found_at(fs::path const& path)
{
    struct stat found {};
    REQUIRE(lstat(path.c_str(), &found) == 0);
    return found;
}

inline unsigned mode(fs::path const& path)
{
    return found_at(path).st_mode & 07777;
}

/// Opens, writes and commits a file as a download does.
inline std::error_code save(DownloadTarget const& target,
                            std::string_view text = "after")
{
    PartFile file;
    if (auto const error = file.open(target))
        return error;
    if (auto const error = file.write(text))
        return error;
    return file.commit();
}

inline std::error_code save(fs::path const& path,
                            std::string_view text = "after")
{
    return save({.file = path}, text);
}

inline std::error_code opened(fs::path const& path)
{
    return PartFile().open({.file = path});
}

} // namespace part_files

#endif // AIRUDDER_TESTS_PART_FILES_HPP
