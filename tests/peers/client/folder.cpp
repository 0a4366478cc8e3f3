#include "folder.hpp"

#include <filesystem>
#include <fstream>

namespace peers {

void Folder::append(std::string_view name, std::string_view text) const
{
    create_directories((path() / name).parent_path());
    std::ofstream(file(name), std::ios::binary | std::ios::app) << text;
}

std::string Folder::logs() const
{
    std::string all;
    for (auto const& entry : std::filesystem::directory_iterator(path()))
        if (entry.path().extension() == ".log")
            all += read(entry.path().filename().string());
    return all;
}

} // namespace peers
