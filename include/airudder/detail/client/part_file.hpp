#ifndef AIRUDDER_DETAIL_CLIENT_PART_FILE_HPP
#define AIRUDDER_DETAIL_CLIENT_PART_FILE_HPP

#include <airudder/detail/client/download_target.hpp>
#include <airudder/detail/client/file_attributes.hpp>
#include <airudder/detail/client/file_descriptor.hpp>
#include <airudder/detail/client/file_target.hpp>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <fcntl.h>
#include <random>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace airudder::detail {

/// A file that is written completely or not at all: the content goes to a
/// temporary file in the same folder, which is renamed at the end. An existing
/// file keeps its attributes.
class PartFile {
public:
    PartFile() = default;

    ~PartFile() { drop(); }

    PartFile(PartFile const&) = delete;
    PartFile& operator=(PartFile const&) = delete;

    /// Creates the temporary file for `target`. Fails if `target` cannot be
    /// written.
    std::error_code open(DownloadTarget target)
    {
        if (auto const error = target_.find(std::move(target.file)))
            return error;
        auto const [existing, error] = target_.open_file();
        if (error)
            return error;
        // An existing file's mode is applied at the end.
        bool const narrow = existing || target.is_private;
        std::random_device random;
        do {
            part_ = ".airudder-" + std::to_string(random()) + ".part";
            file_ =
                FileDescriptor(::openat(target_.folder(),
                                        part_.c_str(),
                                        O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
                                        narrow ? 0600 : 0666));
        } while (!file_ && (errno == EEXIST || errno == EINTR));
        return file_ ? std::error_code() : last_error();
    }

    std::error_code write(std::string_view part)
    {
        return write_all(file_.get(), part);
    }

    /// Discards the content.
    std::error_code restart()
    {
        bool const done = ::ftruncate(file_.get(), 0) == 0 &&
                          ::lseek(file_.get(), 0, SEEK_SET) == 0;
        return done ? std::error_code() : last_error();
    }

    /// Renames the temporary file to its target. If it cannot replace an
    /// existing file with all its attributes and hard links, copies the content
    /// into that file instead. Does not wait until the content is on disk.
    std::error_code commit()
    {
        auto [existing, error] = target_.open_file();
        if (!error && (!existing || make_alike(file_.get(), existing.get()))) {
            error = flush();
            if (!error && rename())
                return forget();
            if (!error && !existing)
                error = last_error();
        }
        if (!error)
            error = copy_into(existing);
        drop();
        return error;
    }

    /// Removes the temporary file, if there is one.
    void drop() noexcept
    {
        if (!file_)
            return;
        file_.close();
        ::unlinkat(target_.folder(), part_.c_str(), 0);
    }

private:
    /// Some file systems report a full disk only when a file is closed.
    std::error_code flush() const
    {
        FileDescriptor same(::fcntl(file_.get(), F_DUPFD_CLOEXEC, 0));
        return same ? same.close() : last_error();
    }

    /// Closes the file without removing it.
    std::error_code forget()
    {
        file_.close();
        return {};
    }

    bool rename() const
    {
        return ::renameat(target_.folder(),
                          part_.c_str(),
                          target_.folder(),
                          target_.name()) == 0;
    }

    std::error_code copy_into(FileDescriptor& file) const
    {
        struct stat part {};
        if (::fstat(file_.get(), &part) != 0)
            return last_error();
        if (auto const error = reserve(file.get(), part.st_size))
            return error;
        std::array<char, 65536> buffer;
        for (off_t at = 0; at < part.st_size;) {
            auto const size =
                ::pread(file_.get(), buffer.data(), buffer.size(), at);
            if (size < 0 && errno == EINTR)
                continue;
            if (size <= 0)
                return last_error();
            auto const bytes = static_cast<std::size_t>(size);
            if (auto const error =
                    write_all(file.get(), {buffer.data(), bytes}))
                return error;
            at += size;
        }
        return ::ftruncate(file.get(), part.st_size) == 0 ? file.close()
                                                          : last_error();
    }

    /// Reserves space for `size` bytes, before any byte is overwritten.
    static std::error_code reserve(int file, off_t size)
    {
        struct stat before {};
        if (::fstat(file, &before) != 0)
            return last_error();
        if (size <= before.st_size)
            return {};
        int failure = 0;
        do {
            failure =
                ::posix_fallocate(file, before.st_size, size - before.st_size);
        } while (failure == EINTR);
        if (failure == 0)
            return {};
        if (::ftruncate(file, before.st_size) != 0)
            return last_error();
        return {failure, std::generic_category()};
    }

    FileTarget target_{};
    std::string part_{};
    FileDescriptor file_{};
};

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_PART_FILE_HPP
