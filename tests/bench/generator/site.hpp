#ifndef AIRUDDER_BENCH_GENERATOR_SITE_HPP
#define AIRUDDER_BENCH_GENERATOR_SITE_HPP

#include <cstddef>
#include <filesystem>
#include <string>

namespace bench {

/// The Markdown twin of an invented page. Page 0, 1, 2 and every 40th after them
/// is a webhook's. A page is the same on every site.
///
/// Sizes and features are distributed as in 46 twins of a real site: three of
/// four are operations, the others data models; half the requests have no body;
/// a response has 5 members (0 to 11) and a page 6 KB (2 to 22), most of it prose.
std::string twin_of_page(std::size_t number);

/// Writes the twins of the first `pages` pages to `folder`, which it creates.
void write_site(std::filesystem::path const& folder, std::size_t pages);

} // namespace bench

#endif // AIRUDDER_BENCH_GENERATOR_SITE_HPP
