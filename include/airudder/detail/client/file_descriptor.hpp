#ifndef AIRUDDER_DETAIL_CLIENT_FILE_DESCRIPTOR_HPP
#define AIRUDDER_DETAIL_CLIENT_FILE_DESCRIPTOR_HPP

#include <airudder/detail/requirements.hpp>

#include <cerrno>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>

/// POSIX file descriptors.
namespace airudder::detail {

/// The error of the last system call.
inline std::error_code last_error() noexcept
{
    return {errno, std::generic_category()};
}

/// Owns an open file, or nothing.
class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int number) noexcept : number_(number) {}
    ~FileDescriptor() { close(); }

    FileDescriptor(FileDescriptor&& other) noexcept
        : number_(std::exchange(other.number_, -1))
    {
    }

    FileDescriptor& operator=(FileDescriptor&& other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }

    int get() const noexcept { return number_; }

    explicit operator bool() const noexcept { return number_ >= 0; }

    /// Returns the error, if any: some file systems report a full disk only
    /// when a file is closed.
    std::error_code close() noexcept
    {
        if (number_ < 0 || ::close(std::exchange(number_, -1)) == 0)
            return {};
        return last_error();
    }

private:
    int number_ = -1;
};

/// Writes all of `part`.
inline std::error_code write_all(int file, std::string_view part)
{
    while (!part.empty()) {
        auto const size = ::write(file, part.data(), part.size());
        if (size >= 0)
            part.remove_prefix(static_cast<std::size_t>(size));
        else if (errno != EINTR)
            return last_error();
    }
    return {};
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_FILE_DESCRIPTOR_HPP
