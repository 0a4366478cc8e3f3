#ifndef AIRUDDER_TESTS_FUZZ_SEED_FILES_HPP
#define AIRUDDER_TESTS_FUZZ_SEED_FILES_HPP

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

/// The files that libFuzzer begins with.
namespace fuzz {

inline std::string read_file(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("expected to read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_file(std::filesystem::path const& path,
                       std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    if (!file.flush())
        throw std::runtime_error("expected to write " + path.string());
}

/// Writes the seeds of one target to numbered files.
class Seeds {
public:
    explicit Seeds(std::filesystem::path folder) : folder_(std::move(folder))
    {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }

    void add(std::string_view bytes)
    {
        write_file(folder_ / std::to_string(count_++), bytes);
    }

private:
    std::filesystem::path folder_;
    int count_ = 0;
};

/// A line of a dictionary as libFuzzer reads it.
inline std::string dictionary_line(std::string_view word)
{
    constexpr char hex[] = "0123456789ABCDEF";
    std::string line = "\"";
    for (char const byte : word) {
        auto const code = static_cast<unsigned char>(byte);
        if (code < 0x20 || code > 0x7E)
            line.append("\\x").append({hex[code / 16], hex[code % 16]});
        else if (byte == '"' || byte == '\\')
            line.append({'\\', byte});
        else
            line += byte;
    }
    return line + "\"\n";
}

/// Writes the words that libFuzzer accepts.
inline void write_dictionary(std::filesystem::path const& path,
                             std::set<std::string> const& words)
{
    constexpr std::size_t longest = 64;
    std::string lines;
    for (auto const& word : words)
        if (!word.empty() && word.size() <= longest)
            lines += dictionary_line(word);
    write_file(path, lines);
}

} // namespace fuzz

#endif // AIRUDDER_TESTS_FUZZ_SEED_FILES_HPP
