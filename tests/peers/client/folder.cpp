#include "folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace peers {

Folder::Folder()
{
    auto name =
        (std::filesystem::temp_directory_path() / "airudder-peers-XXXXXX")
            .string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::system_error(errno, std::generic_category(), "mkdtemp");
    path_ = name;
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string Folder::path(std::string_view name) const
{
    return (path_ / name).string();
}

void Folder::append(std::string_view name, std::string_view text) const
{
    create_directories((path_ / name).parent_path());
    std::ofstream(path(name), std::ios::binary | std::ios::app) << text;
}

std::string Folder::read(std::string_view name) const
{
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string Folder::logs() const
{
    std::string all;
    for (auto const& entry : std::filesystem::directory_iterator(path_))
        if (entry.path().extension() == ".log")
            all += read(entry.path().filename().string());
    return all;
}

} // namespace peers
