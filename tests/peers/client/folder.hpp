#ifndef AIRUDDER_PEERS_FOLDER_HPP
#define AIRUDDER_PEERS_FOLDER_HPP

#include <filesystem>
#include <string>
#include <string_view>

namespace peers {

/// A temporary folder for one test. The names of logs in it end in ".log".
class Folder {
public:
    Folder();
    ~Folder();

    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    std::string path(std::string_view name = {}) const;

    /// Appends to a file. Creates the file and its folders if necessary.
    void append(std::string_view name, std::string_view text) const;

    /// Returns the file's content; empty if there is no such file.
    std::string read(std::string_view name) const;

    /// The content of all logs.
    std::string logs() const;

private:
    std::filesystem::path path_;
};

} // namespace peers

#endif // AIRUDDER_PEERS_FOLDER_HPP
