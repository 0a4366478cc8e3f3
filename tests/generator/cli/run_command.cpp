#include "run_command.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace airudder::generator {
namespace {

namespace fs = std::filesystem;

std::string content(fs::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

fs::path make_folder()
{
    auto name = (fs::temp_directory_path() / "airudder-cli-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("cannot make " + name);
    return name;
}

} // namespace

Root::Root() : path_(make_folder()) {}

Root::~Root()
{
    std::error_code ignored;
    fs::permissions(path_, fs::perms::owner_all, ignored);
    fs::remove_all(path_, ignored);
}

void Root::write(std::string_view name, std::string_view text) const
{
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
}

std::string Root::read(std::string_view name) const
{
    return content(path_ / name);
}

bool Root::has(std::string_view name) const { return fs::exists(path_ / name); }

std::vector<std::string> Root::files() const
{
    std::vector<std::string> all;
    for (auto const& entry : fs::recursive_directory_iterator(path_))
        if (entry.is_regular_file())
            all.push_back(entry.path().lexically_relative(path_).string());
    std::ranges::sort(all);
    return all;
}

Run Root::run(std::string const& arguments) const
{
    return run_command("--root '" + path_.string() + "' " + arguments);
}

Run run_command(std::string const& arguments)
{
    Root const scratch;
    auto const out = scratch.path() / "out";
    auto const err = scratch.path() / "err";
    auto const command = "'" AIRUDDER_GEN "' " + arguments + " > '" +
                         out.string() + "' 2> '" + err.string() + "'";
    auto const status = std::system(command.c_str());
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .out = content(out),
            .err = content(err)};
}

std::string test_file(std::string_view name)
{
    return content(fs::path(AIRUDDER_TESTS) / name);
}

void write_fictitious(Root const& root)
{
    for (auto const* const file : {"spec/decisions/parcel/parcel_moved.json",
                                   "spec/decisions/parcel/track_parcels.json",
                                   "spec/wording/info.json",
                                   "spec/wording/parcel.json",
                                   "spec/wording/parcel/parcel_moved.json",
                                   "spec/wording/parcel/track_parcels.json",
                                   "pages/track_parcels.txt",
                                   "pages/parcel_moved.txt"})
        root.write(file, test_file("fictitious/" + std::string(file)));
}

} // namespace airudder::generator
