#include "files.hpp"

#include "diagnostics.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string const& what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

/// Temporary files. The destructor removes those that were not renamed.
class Beside {
public:
    ~Beside()
    {
        std::error_code ignored;
        for (auto const& path : paths_)
            fs::remove(path, ignored);
    }

    Beside() = default;
    Beside(Beside const&) = delete;
    Beside& operator=(Beside const&) = delete;

    void add(fs::path path) { paths_.push_back(std::move(path)); }

private:
    std::vector<fs::path> paths_{};
};

/// Makes a file. What stood there is replaced, not opened: it may be a link.
void write(fs::path const& path, std::string_view text)
{
    auto const failure = "cannot write " + path.string();
    ::unlink(path.c_str());
    auto const file =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        fail(failure);
    while (!text.empty()) {
        auto const size = ::write(file, text.data(), text.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0) {
            auto const error = errno;
            ::close(file);
            errno = error;
            fail(failure);
        }
        text.remove_prefix(static_cast<std::size_t>(size));
    }
    if (::close(file) != 0)
        fail(failure);
}

fs::file_type type_of(fs::path const& path) noexcept
{
    std::error_code ignored;
    return fs::status(path, ignored).type();
}

/// Why a file has no content.
std::string_view problem_of(fs::path const& path, Readable readable)
{
    if (readable == Readable::named)
        return "expected a file that can be read";
    switch (type_of(path)) {
    case fs::file_type::fifo: return "expected a file, found a pipe";
    case fs::file_type::socket: return "expected a file, found a socket";
    case fs::file_type::block:
    case fs::file_type::character: return "expected a file, found a device";
    default: return "expected a file that can be read";
    }
}

} // namespace

std::optional<std::string>
content_of(fs::path const& path, std::size_t limit, Readable readable)
{
    auto const type = type_of(path);
    if (type == fs::file_type::directory ||
        (type != fs::file_type::regular && readable == Readable::regular))
        return std::nullopt;
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return std::nullopt;
    std::string text;
    std::array<char, 65536> buffer;
    while (text.size() <= limit &&
           (in.read(buffer.data(), buffer.size()) || in.gcount() > 0))
        text.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (in.bad())
        return std::nullopt;
    return text;
}

std::optional<std::string> read_file(fs::path const& root,
                                     std::string_view path,
                                     Diagnostics& diagnostics,
                                     Readable readable)
{
    auto text = content_of(root / path, max_input, readable);
    if (!text) {
        diagnostics.at_input(path, problem_of(root / path, readable));
        return std::nullopt;
    }
    std::string_view problem;
    if (text->size() > max_input)
        problem = "expected at most 16 MiB";
    else if (!is_utf8(*text))
        problem = "expected UTF-8";
    if (problem.empty())
        return text;
    diagnostics.at_pointer(path, "", problem);
    return std::nullopt;
}

std::vector<std::string> files_below(fs::path const& root,
                                     std::string_view folder,
                                     std::string_view suffix)
{
    std::vector<std::string> found;
    auto const top = root / folder;
    if (!is_present(top))
        return found;
    std::error_code error;
    fs::recursive_directory_iterator at(top, error);
    for (; !error && at != fs::recursive_directory_iterator();
         at.increment(error)) {
        auto path = at->path().lexically_relative(root).generic_string();
        if (type_of(at->path()) != fs::file_type::directory &&
            path.ends_with(suffix))
            found.push_back(std::move(path));
    }
    if (error)
        throw std::runtime_error(
            "expected a folder whose files can be listed: " +
            std::string(folder));
    std::ranges::sort(found);
    return found;
}

bool is_present(fs::path const& path) noexcept
{
    return type_of(path) != fs::file_type::not_found;
}

std::string to_string(Changes const& changes)
{
    auto text = std::to_string(changes.written) +
                (changes.written == 1 ? " file written" : " files written");
    if (changes.unchanged > 0)
        text += ", " + std::to_string(changes.unchanged) + " unchanged";
    if (changes.removed > 0)
        text += ", " + std::to_string(changes.removed) + " removed";
    return text;
}

void require_own_file(fs::path const& root, fs::path const& path)
{
    auto const refuse = [](std::string const& found, fs::path const& at) {
        throw std::runtime_error(found + ": " + at.generic_string());
    };
    if (path.has_root_path())
        refuse("expected a path below the project", path);
    auto at = root;
    for (auto part = path.begin(); part != path.end(); ++part) {
        bool const last = std::next(part) == path.end();
        std::string const expected =
            last ? "expected a file" : "expected a folder";
        if (*part == "..")
            refuse("expected a path below the project", path);
        at /= *part;
        auto const status = fs::symlink_status(at);
        if (!fs::exists(status))
            return;
        if (fs::is_symlink(status))
            refuse(expected + ", found a symbolic link", at);
        if (last ? !fs::is_regular_file(status) : !fs::is_directory(status))
            refuse(expected + ", found something else", at);
    }
}

bool is_current(fs::path const& root, File const& file)
{
    return content_of(root / file.path, file.text.size()) == file.text;
}

Changes write_files(fs::path const& root, std::vector<File> const& files)
{
    for (auto const& file : files)
        require_own_file(root, file.path);
    Beside beside;
    std::vector<std::pair<fs::path, fs::path>> renames;
    for (auto const& file : files) {
        if (is_current(root, file))
            continue;
        auto const path = root / file.path;
        fs::create_directories(path.parent_path());
        auto temporary = path;
        temporary += ".new";
        beside.add(temporary);
        write(temporary, file.text);
        renames.emplace_back(std::move(temporary), path);
    }
    for (auto const& [from, to] : renames)
        fs::rename(from, to);
    return {.written = renames.size(),
            .unchanged = files.size() - renames.size()};
}

bool is_utf8(std::string_view text) noexcept
{
    auto const byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    auto const continues = [&](std::size_t i, std::size_t count) {
        for (auto k = i + 1; k <= i + count; ++k)
            if ((byte(k) & 0xC0) != 0x80)
                return false;
        return true;
    };
    for (std::size_t i = 0; i < text.size();) {
        auto const first = byte(i);
        auto const second = byte(i + 1);
        std::size_t const count = first < 0x80   ? 0
                                  : first < 0xE0 ? 1
                                  : first < 0xF0 ? 2
                                                 : 3;
        bool const wrong = (first >= 0x80 && first < 0xC2) || first > 0xF4 ||
                           (first == 0xE0 && second < 0xA0) ||
                           (first == 0xED && second > 0x9F) ||
                           (first == 0xF0 && second < 0x90) ||
                           (first == 0xF4 && second > 0x8F);
        if (wrong || !continues(i, count))
            return false;
        i += count + 1;
    }
    return true;
}

std::string sha256(std::string_view bytes)
{
    std::array<unsigned char, 32> digest{};
    unsigned size = 0;
    if (!EVP_Digest(bytes.data(),
                    bytes.size(),
                    digest.data(),
                    &size,
                    EVP_sha256(),
                    nullptr))
        throw std::runtime_error("SHA-256 is not available");
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (auto const byte : digest) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

} // namespace airudder::generator
