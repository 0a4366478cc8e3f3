#ifndef AIRUDDER_DETAIL_CLIENT_FILE_TARGET_HPP
#define AIRUDDER_DETAIL_CLIENT_FILE_TARGET_HPP

#include <airudder/detail/client/file_descriptor.hpp>

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace airudder::detail {

/// Names the types of files that are not regular files.
class FileTypeCategory final : public std::error_category {
public:
    char const* name() const noexcept override { return "file type"; }

    std::string message(int type) const override
    {
        switch (static_cast<mode_t>(type)) {
        case S_IFCHR: return "a character device";
        case S_IFBLK: return "a block device";
        case S_IFIFO: return "a FIFO";
        case S_IFSOCK: return "a socket";
        default: return "something that is not a regular file";
        }
    }
};

inline std::error_code error_of_type(mode_t mode)
{
    static FileTypeCategory const category;
    if (S_ISREG(mode))
        return {};
    if (S_ISDIR(mode))
        return std::make_error_code(std::errc::is_a_directory);
    return {static_cast<int>(mode & S_IFMT), category};
}

/// Follows symbolic links in the last component of `path`. The final target
/// need not exist.
inline std::error_code follow_links(std::filesystem::path& path)
{
    namespace fs = std::filesystem;
    constexpr int most = 40; // as in Linux
    for (int links = 0; links <= most; ++links) {
        std::error_code error;
        auto const type = fs::symlink_status(path, error).type();
        if (type == fs::file_type::none)
            return error;
        if (type != fs::file_type::symlink)
            return {};
        auto const next = fs::read_symlink(path, error);
        if (error)
            return error;
        path = path.parent_path() / next;
    }
    return std::make_error_code(std::errc::too_many_symbolic_link_levels);
}

/// A regular file to be written, which need not exist yet. After `find`, it no
/// longer depends on the process's current folder.
class FileTarget {
public:
    /// Finds the file at `path`, following symbolic links.
    std::error_code find(std::filesystem::path path)
    {
        if (path.empty())
            return std::make_error_code(std::errc::no_such_file_or_directory);
        if (path.native().find('\0') != std::string::npos)
            return std::make_error_code(std::errc::invalid_argument);
        struct stat named {};
        bool const exists = ::stat(path.c_str(), &named) == 0;
        if (exists)
            if (auto const error = error_of_type(named.st_mode))
                return error;
        if (auto const error = follow_links(path))
            return error;
        if (path.filename().empty())
            return std::make_error_code(std::errc::is_a_directory);
        name_ = path.filename().string();
        if (auto const error = open_folder(path.parent_path()))
            return error;
        // A file that is open under /proc/self/fd may have lost its name.
        struct stat found {};
        if (exists &&
            (::fstatat(folder(), name(), &found, AT_SYMLINK_NOFOLLOW) != 0 ||
             found.st_dev != named.st_dev || found.st_ino != named.st_ino))
            return std::make_error_code(std::errc::no_such_file_or_directory);
        return {};
    }

    int folder() const noexcept { return folder_.get(); }
    char const* name() const noexcept { return name_.c_str(); }

    /// Opens the file for writing, without changing its content. An empty
    /// descriptor without an error means that the file does not exist.
    std::pair<FileDescriptor, std::error_code> open_file() const
    {
        struct stat found {};
        if (::fstatat(folder(), name(), &found, AT_SYMLINK_NOFOLLOW) != 0)
            return {FileDescriptor(),
                    errno == ENOENT ? std::error_code() : last_error()};
        // Opening a device can already have effects.
        if (auto const error = error_of_type(found.st_mode))
            return {FileDescriptor(), error};
        constexpr int flags =
            O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
        FileDescriptor file(::openat(folder(), name(), flags));
        if (!file || ::fstat(file.get(), &found) != 0)
            return {FileDescriptor(), last_error()};
        auto const error = error_of_type(found.st_mode);
        return {std::move(file), error};
    }

private:
    std::error_code open_folder(std::filesystem::path const& path)
    {
#ifdef O_PATH
        constexpr int flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
#else
        constexpr int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
#endif
        folder_ =
            FileDescriptor(::open(path.empty() ? "." : path.c_str(), flags));
        return folder_ ? std::error_code() : last_error();
    }

    FileDescriptor folder_{};
    std::string name_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_FILE_TARGET_HPP
