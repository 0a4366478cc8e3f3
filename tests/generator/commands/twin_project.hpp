#ifndef AIRUDDER_TESTS_GENERATOR_COMMANDS_TWIN_PROJECT_HPP
#define AIRUDDER_TESTS_GENERATOR_COMMANDS_TWIN_PROJECT_HPP

#include "../page/fictitious_pages.hpp"
#include "generator/commands/distill.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

/// Markdown twins of an invented site, and projects that distil them.
namespace twins {

using namespace airudder::generator;
namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

/// A twin; what is empty is left out.
struct TwinText {
    std::string title = "Boats";
    std::string path = "/v1/boats/list";
    std::string method = "get";
    std::string id{};
    std::string folder{};
    std::string rest{}; // of the operation, 6 columns in

    std::string text() const
    {
        return "# " + title +
               "\n\n## OpenAPI Specification\n\n```yaml\nopenapi: 3.0.1\n"
               "paths:\n  " +
               path + ":\n    " + method + ":\n      summary: " + title +
               "\n      x-apifox-folder: '" + folder + "'\n" +
               (id.empty() ? ""
                           : "      x-run-in-apifox: https://app.apifox.com/"
                             "web/project/1/apis/api-" +
                                 id + "-run\n") +
               rest + "```\n";
    }
};

inline std::string const json_body = "      requestBody:\n"
                                     "        content:\n"
                                     "          application/json:\n"
                                     "            schema:\n"
                                     "              type: object\n"
                                     "              properties:\n";

/// A project and pages in temporary folders.
class TwinProject {
public:
    TwinProject() { fs::create_directories(base_ / "root/spec"); }
    ~TwinProject() { fs::remove_all(base_); }
    TwinProject(TwinProject const&) = delete;
    TwinProject& operator=(TwinProject const&) = delete;

    void write(std::string const& path, std::string const& text) const
    {
        fs::create_directories((base_ / path).parent_path());
        std::ofstream(base_ / path) << text;
    }

    void page(std::string const& name, TwinText const& twin) const
    {
        write("pages/" + name, twin.text());
    }

    void clear_pages() const { fs::remove_all(base_ / "pages"); }

    /// Distills the folder and writes the result; returns the files.
    Files run(std::string_view as = "")
    {
        Diagnostics diagnostics;
        result = distill_pages({.root = base_ / "root",
                                .pages = {base_ / "pages"},
                                .as = std::string(as),
                                .keep_prose = keep_prose,
                                .reader = reader},
                               diagnostics);
        write_facts(base_ / "root", result);
        auto const base = (base_ / "pages/").generic_string();
        findings = fictitious::replaced(diagnostics.text(), base, "");
        notes = fictitious::replaced(result.notes.text(), base, "");
        return files();
    }

    /// The files below spec/.
    Files files() const
    {
        Files all;
        auto const root = base_ / "root";
        for (auto const& entry : fs::recursive_directory_iterator(root))
            if (entry.is_regular_file())
                all[entry.path()
                        .lexically_relative(root / "spec")
                        .generic_string()] = *content_of(entry.path());
        return all;
    }

    /// The facts files without suffix.
    std::vector<std::string> names(std::string_view as = "")
    {
        std::vector<std::string> found;
        for (auto const& [path, text] : run(as))
            if (path.starts_with("pages/"))
                found.push_back(path.substr(6, path.size() - 11));
        return found;
    }

    bool keep_prose = false;
    std::string reader = "one reader";
    Distilled result{};
    std::string findings{};
    std::string notes{};

private:
    fs::path base_ = fs::temp_directory_path() /
                     ("distill_twins_test_" + std::to_string(::getpid()));
};

inline bool has(std::string const& text, std::string_view part)
{
    return text.find(part) != text.npos;
}

using Names = std::vector<std::string>;

} // namespace twins

#endif // AIRUDDER_TESTS_GENERATOR_COMMANDS_TWIN_PROJECT_HPP
