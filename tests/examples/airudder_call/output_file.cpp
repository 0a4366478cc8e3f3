#include "airudder_call/output_file.hpp"

#include "airudder_call/failure.hpp"
#include "airudder_call/files.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

namespace airudder_call {

namespace fs = std::filesystem;

OutputFile::OutputFile()
{
    require_standard_output();
    std::error_code error;
    folder_ = fs::temp_directory_path(error) / "airudder-XXXXXX";
    if (error)
        throw Failure(
            ExitCode::file,
            "expected a folder for temporary files (TMPDIR), found: " +
                error.message());
    removing_.emplace([this] { cancelled_ = true; });
    if (mkdtemp(folder_.data()) == nullptr)
        throw file_failure("to make a folder like " + folder_);
}

OutputFile::~OutputFile() { remove(); }

void OutputFile::print()
{
    auto const file = open_file(path());
    remove();
    removing_.reset();
    if (cancelled_)
        throw Failure(ExitCode::cancelled, "cancelled");
    copy_to_standard_output(file.get());
}

void OutputFile::remove() noexcept
{
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

AnswerFile::AnswerFile(std::string path, bool is_private)
    : path_(std::move(path))
{
    if (auto const error =
            file_.open({.file = path_, .is_private = is_private}))
        fail(error);
}

void AnswerFile::write(std::string_view text)
{
    auto error = file_.write(text);
    if (cancelled_)
        throw Failure(ExitCode::cancelled, "cancelled");
    if (!error)
        error = file_.commit();
    if (error)
        fail(error);
}

void AnswerFile::fail(std::error_code error) const
{
    throw Failure(ExitCode::file,
                  "expected to write " + path_ + ", found: " + error.message());
}

} // namespace airudder_call
