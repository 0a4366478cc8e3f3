#ifndef AIRUDDER_GENERATOR_PAGE_READ_PAGES_HPP
#define AIRUDDER_GENERATOR_PAGE_READ_PAGES_HPP

#include "../diagnostics.hpp"
#include "../sources/catalogue.hpp"
#include "../sources/facts.hpp"
#include "navigation.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace airudder::generator {

/// A page of one of the files.
struct ReadPage {
    std::string file{}; // its name on the command line
    std::size_t line = 1;
    PageFacts facts{};
    Navigation navigation{};

    /// The digest of a twin's text; "" if it must be read again next time.
    std::string digest{};
};

/// What files hold.
struct ReadPages {
    /// Captures, and twins with an operation, ordered by what they say: the
    /// order and the names of the files do not matter.
    std::vector<ReadPage> pages{};

    std::vector<Catalogue> indexes{}; // of llms.txt
    Diagnostics notes{};              // what is left out of a page

    // Numbers of pages.
    std::size_t all{};
    std::size_t models{}; // data models
    std::size_t refused{};
};

/// What a page is called in messages: its title, or its URL, in quotes.
std::string shown_title(PageFacts const& page);

struct ReadPagesOptions {
    /// Files, and folders with files at any depth. Hidden folders are left out.
    /// A pipe or a device is read if it is named here.
    std::vector<std::filesystem::path> paths{};

    bool keep_prose = false;

    /// The facts of twins that need not be read, by the digests of their texts.
    std::unordered_map<std::string, PageFacts const*> known{};

    /// Called with the number of files read so far, and of all.
    std::function<void(std::size_t, std::size_t)> progress{};
};

/// Reads files and recognises each by its content: text captures, Markdown twins,
/// llms.txt. Reports what is none of these, and pages that cannot be read.
ReadPages read_pages(ReadPagesOptions const& options, Diagnostics& diagnostics);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_READ_PAGES_HPP
