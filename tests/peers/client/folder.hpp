#ifndef AIRUDDER_PEERS_FOLDER_HPP
#define AIRUDDER_PEERS_FOLDER_HPP

#include <filesystem>
#include <string>
#include <string_view>

namespace peers {

/// A folder for one test, gone at the end. Logs in it end in ".log".
class Folder {
public:
    Folder();
    ~Folder();

    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    std::string path(std::string_view name = {}) const;

    /// To a file that it makes, with its folders, if there is none.
    void append(std::string_view name, std::string_view text) const;

    /// Empty if there is no such file.
    std::string read(std::string_view name) const;

    /// All of its logs.
    std::string logs() const;

private:
    std::filesystem::path path_;
};

} // namespace peers

#endif // AIRUDDER_PEERS_FOLDER_HPP
