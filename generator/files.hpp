#ifndef AIRUDDER_GENERATOR_FILES_HPP
#define AIRUDDER_GENERATOR_FILES_HPP

#include <cstddef>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

class Diagnostics;

/// A file to be written.
struct File {
    std::string path{}; // relative to the project's root, '/' between parts
    std::string text{};
};

/// The largest input that is read, in bytes.
inline constexpr std::size_t max_input = 16u << 20;

/// Which files may be read.
enum class Readable {
    named,   // any but folders: a person may name a pipe, e.g. as <(command)
    regular, // files and links to files: reading anything else may never end
};

/// The content of a file; nothing if it is not `readable` or cannot be read. If
/// the file has more than `limit` bytes, the result may end anywhere beyond
/// them.
std::optional<std::string>
content_of(std::filesystem::path const& path,
           std::size_t limit = std::numeric_limits<std::size_t>::max(),
           Readable readable = Readable::regular);

/// The content of `root / path`. Reports a file that is not `readable`, cannot
/// be read, is larger than max_input or is not UTF-8, and then returns nothing.
std::optional<std::string> read_file(std::filesystem::path const& root,
                                     std::string_view path,
                                     Diagnostics& diagnostics,
                                     Readable readable = Readable::regular);

/// True if anything is at `path` but a link that leads nowhere. A link that
/// leads to itself is something: reading it fails.
bool is_present(std::filesystem::path const& path) noexcept;

/// Paths of everything below `root / folder` but folders and links to folders
/// that ends in `suffix`, relative to `root`, sorted by bytes; empty if the
/// folder does not exist. Throws std::runtime_error for a folder that cannot be
/// listed.
std::vector<std::string> files_below(std::filesystem::path const& root,
                                     std::string_view folder,
                                     std::string_view suffix);

/// The numbers of files that a command wrote, left alone and removed.
struct Changes {
    std::size_t written{};
    std::size_t unchanged{};
    std::size_t removed{};
};

/// E.g. "2 files written, 11 unchanged". Leaves out a count of zero, except for
/// the files written.
std::string to_string(Changes const& changes);

/// Throws std::runtime_error with the place unless `root / path` is a file, or
/// can become one, that no symbolic link leads to and no `..`: what is written
/// stays below `root`, whatever stands there. `root` itself may be a link.
void require_own_file(std::filesystem::path const& root,
                      std::filesystem::path const& path);

/// True if the file is below `root` with that text.
bool is_current(std::filesystem::path const& root, File const& file);

/// Writes each file under a temporary name, then renames all of them, so a
/// failure does not leave a partial file. A file with equal content is not
/// touched. Throws what require_own_file throws, before it writes anything, and
/// std::system_error with the path.
Changes write_files(std::filesystem::path const& root,
                    std::vector<File> const& files);

/// True if `text` is UTF-8 without surrogates or overlong forms.
bool is_utf8(std::string_view text) noexcept;

/// Lower-case hexadecimal SHA-256.
std::string sha256(std::string_view bytes);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_FILES_HPP
