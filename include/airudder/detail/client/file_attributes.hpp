#ifndef AIRUDDER_DETAIL_CLIENT_FILE_ATTRIBUTES_HPP
#define AIRUDDER_DETAIL_CLIENT_FILE_ATTRIBUTES_HPP

#include <airudder/detail/requirements.hpp>

#include <cerrno>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/xattr.h>
#endif

/// The attributes of a file: owner, group, mode and extended attributes.
namespace airudder::detail {

/// Extended attributes by name, including access control lists.
using FileAttributes = std::map<std::string, std::string>;

#ifdef __linux__

/// Returns the text that `get(buffer, size)` writes, where `get` is like
/// flistxattr and fgetxattr; nullopt if it fails.
template <class Get>
std::optional<std::string> attribute_text(Get get)
{
    for (;;) {
        auto const size = get(nullptr, std::size_t{0});
        if (size < 0)
            return std::nullopt;
        std::string text(static_cast<std::size_t>(size), '\0');
        auto const got = size == 0 ? 0 : get(text.data(), text.size());
        if (got == size)
            return text;
        // On ERANGE, the attribute has grown since it was measured: try again.
        if (got < 0 && errno != ERANGE)
            return std::nullopt;
    }
}

/// Returns the extended attributes of a file; nullopt if they cannot be read.
inline std::optional<FileAttributes> attributes_of(int file)
{
    FileAttributes attributes;
    auto const names = attribute_text([=](char* buffer, std::size_t size) {
        return ::flistxattr(file, buffer, size);
    });
    if (!names)
        return errno == ENOTSUP ? std::optional(attributes) : std::nullopt;
    for (std::size_t at = 0; at < names->size();) {
        std::string const name(names->c_str() + at);
        auto value = attribute_text([&](char* buffer, std::size_t size) {
            return ::fgetxattr(file, name.c_str(), buffer, size);
        });
        if (!value)
            return std::nullopt;
        attributes[name] = *std::move(value);
        at += name.size() + 1;
    }
    return attributes;
}

inline bool copy_attributes(int from, int to)
{
    auto const wanted = attributes_of(from);
    auto const present = attributes_of(to);
    if (!wanted || !present)
        return false;
    for (auto const& [name, value] : *present)
        if (!wanted->contains(name) && ::fremovexattr(to, name.c_str()) != 0)
            return false;
    for (auto const& [name, value] : *wanted) {
        auto const found = present->find(name);
        if ((found == present->end() || found->second != value) &&
            ::fsetxattr(to, name.c_str(), value.data(), value.size(), 0) != 0)
            return false;
    }
    return true;
}

#else

inline bool copy_attributes(int, int) { return true; }

#endif

/// Gives `file` the owner, group, mode and extended attributes of `model`.
/// Returns false if `file` cannot replace `model`, because it cannot be given
/// all of them or because `model` has further hard links.
inline bool make_alike(int file, int model)
{
    struct stat wanted {};
    struct stat present {};
    if (::fstat(model, &wanted) != 0 || ::fstat(file, &present) != 0 ||
        wanted.st_nlink != 1)
        return false;
    auto const has_owner = [&] {
        return present.st_uid == wanted.st_uid &&
               present.st_gid == wanted.st_gid;
    };
    if (!has_owner() && ::fchown(file, wanted.st_uid, wanted.st_gid) != 0)
        return false;
    return copy_attributes(model, file) &&
           ::fchmod(file, wanted.st_mode & 07777) == 0 &&
           ::fstat(file, &present) == 0 && has_owner() &&
           present.st_mode == wanted.st_mode;
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_CLIENT_FILE_ATTRIBUTES_HPP
