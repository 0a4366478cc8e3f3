#ifndef AIRUDDER_GENERATOR_PAGE_SITE_INDEX_HPP
#define AIRUDDER_GENERATOR_PAGE_SITE_INDEX_HPP

#include "../sources/catalogue.hpp"

#include <string_view>

namespace airudder::generator {

/// True for the index of a documentation site, llms.txt: a title, and lines such
/// as "- Folder > Subfolder [Title](https://host/api-12.md): text".
bool is_site_index(std::string_view text);

/// The pages of such an index in its order, each once, without the texts. A page
/// that navigation tabs repeat has the place of its line without "?nav=".
Catalogue read_site_index(std::string_view text);

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_PAGE_SITE_INDEX_HPP
