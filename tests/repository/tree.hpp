#ifndef AIRUDDER_TESTS_REPOSITORY_TREE_HPP
#define AIRUDDER_TESTS_REPOSITORY_TREE_HPP

#include <filesystem>
#include <string>
#include <vector>

namespace repository {

struct SourceFile {
    std::string path{}; // relative to the root
    std::string text{};
};

/// The project's root.
std::filesystem::path root();

/// Every file of the project, except for those of build/, git and npm.
std::vector<SourceFile> const& files();

/// The files below `folder` whose names end in one of the suffixes.
std::vector<SourceFile const*>
files_below(std::string const& folder,
            std::vector<std::string> const& suffixes);

/// The names in its #include lines, without quotes or brackets.
std::vector<std::string> includes(SourceFile const& file);

} // namespace repository

#endif // AIRUDDER_TESTS_REPOSITORY_TREE_HPP
