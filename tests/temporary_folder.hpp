#ifndef AIRUDDER_TESTS_TEMPORARY_FOLDER_HPP
#define AIRUDDER_TESTS_TEMPORARY_FOLDER_HPP

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

namespace tests {

/// A new folder for files of a test, which belongs to the process's effective
/// user. The destructor removes it.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        auto name = (std::filesystem::temp_directory_path() / "airudder-XXXXXX")
                        .string();
        if (mkdtemp(name.data()) == nullptr)
            throw std::system_error(errno, std::generic_category(), name);
        path_ = name;
    }

    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

    std::filesystem::path const& path() const noexcept { return path_; }

    /// The path of a file in this folder.
    std::string file(std::string_view name) const
    {
        return (path_ / name).string();
    }

    /// Writes a file to this folder or a folder below it. Returns its path.
    std::string write(std::string_view name, std::string_view text) const
    {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
        return file(name);
    }

    /// Returns a file's content; empty if there is no such file.
    std::string read(std::string_view name) const
    {
        std::ifstream in(path_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    /// The number of files in this folder.
    std::ptrdiff_t count() const
    {
        return std::distance(std::filesystem::directory_iterator(path_), {});
    }

private:
    std::filesystem::path path_{};
};

} // namespace tests

#endif // AIRUDDER_TESTS_TEMPORARY_FOLDER_HPP
