#ifndef AIRUDDER_TESTS_CONFORMANCE_PAYLOADS_TEMPORARY_FOLDER_HPP
#define AIRUDDER_TESTS_CONFORMANCE_PAYLOADS_TEMPORARY_FOLDER_HPP

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <stdlib.h>
#include <string>

/// A folder that the destructor removes.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        auto name = (std::filesystem::temp_directory_path() / "airudder-XXXXXX")
                        .string();
        if (!::mkdtemp(name.data()))
            throw std::runtime_error("cannot make " + name);
        path_ = name;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

    std::filesystem::path const& path() const { return path_; }

    /// Writes a file below it and creates the file's folders.
    void write(std::string const& name, std::string const& text) const
    {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }

    std::string read(std::string const& name) const
    {
        std::ifstream file(path_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    std::filesystem::path path_{};
};

#endif // AIRUDDER_TESTS_CONFORMANCE_PAYLOADS_TEMPORARY_FOLDER_HPP
