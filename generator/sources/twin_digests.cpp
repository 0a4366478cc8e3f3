#include "twin_digests.hpp"

#include "../json/json_build.hpp"
#include "../json/object_reader.hpp"

namespace airudder::generator {
namespace {

TwinDigests read_digests(Node const& node, ReadContext const& context)
{
    ObjectReader in(node, context);
    TwinDigests digests{.reader = in.get_string("reader")};
    for (auto const& [file, entry] : in.get_members("twins")) {
        ObjectReader one(entry, context);
        digests.entries.emplace(file,
                                TwinDigests::Entry{one.get_string("twin"),
                                                   one.get_string("facts")});
    }
    return digests;
}

} // namespace

JsonText to_json(TwinDigests const& digests)
{
    auto twins = object_text();
    for (auto const& [file, entry] : digests.entries) {
        auto text = object_of("twin", string_text(entry.twin));
        put(text, "facts", entry.facts);
        put(twins, file, std::move(text));
    }
    auto all = object_of("reader", string_text(digests.reader));
    put(all, "twins", std::move(twins));
    return all;
}

std::optional<TwinDigests> read_twin_digests_text(std::string_view file,
                                                  JsonText const& text,
                                                  Diagnostics& diagnostics)
{
    return read_whole(file, text, diagnostics, read_digests);
}

TwinDigests read_twin_digests(std::filesystem::path const& root,
                              std::string const& reader)
{
    Diagnostics ignored;
    std::string const file(twin_digests_file);
    if (auto read = read_json_file(root, file, ignored, read_twin_digests_text);
        read && read->reader == reader)
        return *std::move(read);
    return {.reader = reader};
}

} // namespace airudder::generator
