// Runs a target over files, without libFuzzer: works with every compiler.
//
//     TARGET FILE|FOLDER...
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace fs = std::filesystem;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data,
                                      std::size_t size);

namespace {

bool run_file(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::vector<char> const bytes(std::istreambuf_iterator<char>(file), {});
    try {
        LLVMFuzzerTestOneInput(
            reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
        return true;
    } catch (std::exception const& error) {
        std::cout << path.string() << ": " << error.what() << '\n';
        return false;
    }
}

void add_files(fs::path const& place, std::vector<fs::path>& files)
{
    if (fs::is_directory(place)) {
        for (auto const& entry : fs::recursive_directory_iterator(place))
            if (entry.is_regular_file())
                files.push_back(entry.path());
    } else if (fs::exists(place)) {
        files.push_back(place);
    }
}

} // namespace

int main(int count, char** arguments)
{
    std::vector<fs::path> files;
    for (int i = 1; i < count; ++i)
        add_files(arguments[i], files);
    std::size_t broken = 0;
    for (auto const& file : files)
        broken += run_file(file) ? 0 : 1;
    std::cout << files.size() << " inputs, " << broken << " broken\n";
    return files.empty() || broken != 0 ? 1 : 0;
}
