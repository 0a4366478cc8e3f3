#ifndef AIRUDDER_GENERATOR_SOURCES_TWIN_DIGESTS_HPP
#define AIRUDDER_GENERATOR_SOURCES_TWIN_DIGESTS_HPP

#include "../diagnostics.hpp"
#include "../json/json_text.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

/// What the facts of Markdown twins were read from.
///
/// Reading a twin takes much longer than reading its facts, and gives the same
/// facts as long as neither the twin nor the generator changes. So distill keeps
/// a digest of each twin and of its facts file. It reads a twin again unless both
/// are as before. The file may be deleted at any time: then distill reads every
/// twin and makes it anew.
namespace airudder::generator {

inline constexpr std::string_view twin_digests_file = "spec/twins.json";

struct TwinDigests {
    /// Lower-case hexadecimal SHA-256.
    struct Entry {
        std::string twin{};  // of its text
        std::string facts{}; // of the facts file

        bool operator==(Entry const&) const = default;
    };

    std::string reader{};                   // of the code that read the twins
    std::map<std::string, Entry> entries{}; // by facts file

    bool operator==(TwinDigests const&) const = default;
};

/// {"reader": …, "twins": {"<facts file>": {"twin": …, "facts": …}}}
JsonText to_json(TwinDigests const& digests);

/// Reports every error in the text, and then returns nothing.
std::optional<TwinDigests> read_twin_digests_text(std::string_view file,
                                                  JsonText const& text,
                                                  Diagnostics& diagnostics);

/// The digests below `root` if the code with the digest `reader` wrote them. A
/// file that is absent, or that cannot be read, has no entries.
TwinDigests read_twin_digests(std::filesystem::path const& root,
                              std::string const& reader);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SOURCES_TWIN_DIGESTS_HPP
