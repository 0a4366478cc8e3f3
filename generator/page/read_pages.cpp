#include "read_pages.hpp"

#include "../files.hpp"
#include "read_page.hpp"
#include "read_twin.hpp"
#include "site_index.hpp"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

/// A file to read, and whether it was named or stands in a folder.
using PageFile = std::pair<fs::path, Readable>;

/// Adds the files in a folder at any depth. Reports one that cannot be listed.
void add_folder(fs::path const& folder,
                std::vector<PageFile>& files,
                Diagnostics& diagnostics)
{
    std::error_code error;
    fs::recursive_directory_iterator at(folder, error);
    for (; !error && at != fs::recursive_directory_iterator();
         at.increment(error)) {
        std::error_code ignored;
        if (!fs::is_directory(at->path(), ignored))
            files.emplace_back(at->path(), Readable::regular);
        else if (at->path().filename().generic_string().starts_with('.'))
            at.disable_recursion_pending();
    }
    if (error)
        diagnostics.at_input(folder.generic_string(),
                             "expected a folder whose files can be listed");
}

/// Files, and those in folders, each once.
std::vector<PageFile> files_of(std::vector<fs::path> const& paths,
                               Diagnostics& diagnostics)
{
    std::vector<PageFile> files;
    for (auto const& path : paths) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored))
            add_folder(path, files, diagnostics);
        else
            files.emplace_back(path, Readable::named);
    }
    // Of a file that is both, the named one comes first.
    std::ranges::sort(files);
    auto const is_same = [](PageFile const& one, PageFile const& other) {
        return one.first == other.first;
    };
    files.erase(std::unique(files.begin(), files.end(), is_same), files.end());
    return files;
}

/// The digest of all that the facts of a twin depend on, besides the reader and
/// the line where it stands, which alone does not change them.
std::string digest_of_twin(TwinBlock const& block, bool keep_prose)
{
    auto text = block.title + (keep_prose ? "\nwith prose\n" : "\n");
    return sha256(text.append(block.yaml));
}

/// Orders pages by what they say. An id of more digits is a greater number.
auto order_of(PageFacts const& page)
{
    static std::string const none;
    auto const& id = page.page_id ? *page.page_id : none;
    return std::tuple(page.twin,
                      id.size(),
                      std::string_view(id),
                      std::string_view(page.url),
                      std::string_view(page.method),
                      std::string_view(page.title),
                      std::string_view(page.section ? *page.section : none));
}

bool comes_before(ReadPage const& a, ReadPage const& b)
{
    if (order_of(a.facts) != order_of(b.facts))
        return order_of(a.facts) < order_of(b.facts);
    if (a.facts != b.facts)
        return minified(to_json(a.facts)) < minified(to_json(b.facts));
    return a.digest < b.digest;
}

class PagesReader {
public:
    PagesReader(ReadPagesOptions const& options, Diagnostics& diagnostics)
        : options_(options), diagnostics_(diagnostics)
    {
    }

    ReadPages run()
    {
        auto const files = files_of(options_.paths, diagnostics_);
        std::size_t done = 0;
        for (auto const& [path, readable] : files) {
            auto const file = path.generic_string();
            if (auto const text =
                    read_file(fs::path(), file, diagnostics_, readable)) {
                read_text(file, *text);
            } else {
                ++read_.all;
                ++read_.refused;
            }
            if (options_.progress)
                options_.progress(++done, files.size());
        }
        std::ranges::sort(read_.pages, comes_before);
        return std::move(read_);
    }

private:
    /// Recognises what a file holds by its content.
    void read_text(std::string const& file, std::string const& text)
    {
        auto const blocks = find_twin_blocks(text);
        if (blocks.size() > max_blocks) {
            diagnostics_.at_line(file,
                                 blocks[max_blocks].line,
                                 "expected at most " +
                                     std::to_string(max_blocks) +
                                     " twins in a file");
            ++read_.all;
            ++read_.refused;
            return;
        }
        for (auto const& block : blocks)
            read_block(file, block);
        if (!blocks.empty())
            return;
        if (is_site_index(text)) {
            read_.indexes.push_back(read_site_index(text));
            return;
        }
        ++read_.all;
        auto page = read_page(file, text, diagnostics_, options_.keep_prose);
        if (page)
            read_.pages.push_back({.file = file,
                                   .facts = std::move(page->facts),
                                   .navigation = std::move(page->navigation)});
        else
            ++read_.refused;
    }

    void read_block(std::string const& file, TwinBlock const& block)
    {
        ++read_.all;
        ReadPage page{.file = file,
                      .line = block.line,
                      .digest = digest_of_twin(block, options_.keep_prose)};
        auto const known = options_.known.find(page.digest);
        if (block.closed && known != options_.known.end()) {
            page.facts = *known->second;
            page.facts.proposed.reset();
            read_.pages.push_back(std::move(page));
            return;
        }
        auto twin = read_twin(file, block, diagnostics_, options_.keep_prose);
        if (!twin) {
            ++read_.refused;
            return;
        }
        for (auto const& note : twin->notes)
            read_.notes.at_line(file, note.line, note.message);
        if (twin->kind == Twin::Kind::data_model) {
            ++read_.models;
            return;
        }
        if (twin->line > 0)
            page.line = twin->line;
        if (!twin->notes.empty() || twin->kind == Twin::Kind::skipped)
            page.digest.clear(); // what it printed is not in its facts
        page.facts = std::move(twin->facts);
        read_.pages.push_back(std::move(page));
    }

    ReadPagesOptions const& options_;
    Diagnostics& diagnostics_;
    ReadPages read_{};
};

} // namespace

std::string shown_title(PageFacts const& page)
{
    return in_quotes(page.title.empty() ? page.url : page.title);
}

ReadPages read_pages(ReadPagesOptions const& options, Diagnostics& diagnostics)
{
    return PagesReader(options, diagnostics).run();
}

} // namespace airudder::generator
