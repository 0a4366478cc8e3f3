#ifndef AIRUDDER_PEERS_FOLDER_HPP
#define AIRUDDER_PEERS_FOLDER_HPP

#include "temporary_folder.hpp"

#include <string>
#include <string_view>

namespace peers {

/// A folder for one test. The names of logs in it end in ".log".
class Folder : public tests::TemporaryFolder {
public:
    /// Appends to a file. Creates the file and its folders if necessary.
    void append(std::string_view name, std::string_view text) const;

    /// The content of all logs.
    std::string logs() const;
};

} // namespace peers

#endif // AIRUDDER_PEERS_FOLDER_HPP
