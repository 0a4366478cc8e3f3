#ifndef AIRUDDER_CLIENT_PART_FILE_HPP
#define AIRUDDER_CLIENT_PART_FILE_HPP

#include <airudder/detail/requirements.hpp>

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace airudder::detail {

/// A file that appears whole or not at all: what is written goes to a temporary
/// file in the same folder, which takes the name of the other in the end.
class PartFile {
public:
    PartFile() = default;

    ~PartFile() { drop(); }

    PartFile(PartFile const&) = delete;
    PartFile& operator=(PartFile const&) = delete;

    /// Makes the temporary file for `target`.
    std::error_code open(std::filesystem::path target)
    {
        target_ = std::move(target);
        if (target_.filename().empty() ||
            std::filesystem::is_directory(target_, ignored_))
            return std::make_error_code(std::errc::is_a_directory);
        std::random_device random;
        do {
            path_ = target_;
            path_.replace_filename(".airudder-" + std::to_string(random()) +
                                   ".part");
            file_ = ::open(
                path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        } while (file_ < 0 && (errno == EEXIST || errno == EINTR));
        return file_ < 0 ? last_error() : std::error_code();
    }

    std::error_code write(std::string_view part)
    {
        while (!part.empty()) {
            auto const size = ::write(file_, part.data(), part.size());
            if (size >= 0)
                part.remove_prefix(static_cast<std::size_t>(size));
            else if (errno != EINTR)
                return last_error();
        }
        return {};
    }

    /// Forgets what was written.
    std::error_code restart()
    {
        bool const done =
            ::ftruncate(file_, 0) == 0 && ::lseek(file_, 0, SEEK_SET) == 0;
        return done ? std::error_code() : last_error();
    }

    /// Gives it its name, in place of a file that has it. It is not waited
    /// until the disk has all of it.
    std::error_code commit()
    {
        // A file system may tell only now that there was no room.
        if (::close(std::exchange(file_, -1)) != 0) {
            auto const error = last_error();
            std::filesystem::remove(path_, ignored_);
            return error;
        }
        std::error_code error;
        std::filesystem::rename(path_, target_, error);
        if (error)
            std::filesystem::remove(path_, ignored_);
        return error;
    }

    /// Removes the temporary file, if there is one.
    void drop() noexcept
    {
        if (file_ < 0)
            return;
        ::close(std::exchange(file_, -1));
        std::filesystem::remove(path_, ignored_);
    }

private:
    static std::error_code last_error() noexcept
    {
        return {errno, std::generic_category()};
    }

    std::filesystem::path target_{};
    std::filesystem::path path_{};
    int file_ = -1;
    std::error_code ignored_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_CLIENT_PART_FILE_HPP
