#include "response_texts.hpp"

#include "../characters.hpp"
#include "../json/json_build.hpp"

#include <algorithm>
#include <utility>

namespace airudder::generator {
namespace {

/// The `content` of a webhook's reply that is plain text.
JsonText text_content(std::string const& text)
{
    auto example = object_of("value", string_text(text));
    auto media = object_of("schema", object_of("type", string_text("string")));
    put(media, "examples", object_of("page", std::move(example)));
    return object_of("text/plain", std::move(media));
}

} // namespace

bool ResponseTexts::has_content(Part const& part) const
{
    return !part.examples.empty() || (!part.tables.empty() && !is_webhook());
}

void ResponseTexts::choose()
{
    for (auto const& part : parts_.all)
        if (part.is_body() && part.path != "/body")
            statuses_.push_back(part.path.substr(1));
    std::ranges::sort(statuses_);
    auto found = std::ranges::find(statuses_, "200");
    if (found == statuses_.end())
        found = std::ranges::find_if(
            statuses_, [](auto const& one) { return one[0] == '2'; });
    if (found == statuses_.end()) {
        findings_.settle(0,
                         "/responses",
                         {.text = "expected a response of status 200",
                          .at = "responses",
                          .assumed = "a response 200 without content",
                          .because = "the page shows no response 2xx"});
        found =
            statuses_.insert(std::ranges::lower_bound(statuses_, "200"), "200");
    }
    success_ = *found;
}

JsonText ResponseTexts::write(std::string const& pointer,
                              MakeContent const& content)
{
    auto responses = object_text();
    for (auto const& status : statuses_)
        put(responses, status, response(status, pointer, content));
    for (auto const& [status, label] : parts_.further)
        leave_out("/x-" + status + ':' + label,
                  "x-" + status + ':' + label,
                  "a second response of status " + status,
                  pointer);
    for (auto const& [status, text] : source_.wording.responses)
        if (std::ranges::find(statuses_, status) == statuses_.end())
            findings_.stale_wording(child_pointer("/responses", status),
                                    "expected a status of the page");
    return responses;
}

JsonText ResponseTexts::response(std::string const& status,
                                 std::string const& pointer,
                                 MakeContent const& content)
{
    auto response =
        object_of("description", string_text(response_text(status)));
    auto const path = '/' + status;
    auto const* const part = parts_.find(path);
    if (part && status == success_ && part->examples.empty() &&
        !part->text.empty())
        put(response, "content", text_content(part->text));
    if (!part || !has_content(*part))
        return response;
    if (status == success_)
        put(response,
            "content",
            content(*part, pointer + "/responses/" + status));
    else
        leave_out(path, path, "one of status " + status, pointer);
    return response;
}

/// Leaves out the body of a response that has no type: a `bodyless` ruling
/// at `path` decides so.
void ResponseTexts::leave_out(std::string const& path,
                              std::string const& at,
                              std::string const& what,
                              std::string const& pointer)
{
    if (auto const* const ruling = rulings_.find("bodyless", path)) {
        rulings_.need(*ruling);
        findings_.deviate(
            {.pointer = pointer + "/responses/" +
                        (parts_.find(path) ? path.substr(1) : success_),
             .was = "a body",
             .is = "a description alone",
             .because = ruling->because});
        return;
    }
    findings_.settle(0,
                     "/responses",
                     {.text = "expected no body but that of status " +
                              success_ + ", found " + what,
                      .answer = Ruling{.kind = "bodyless", .at = path},
                      .at = at,
                      .assumed = "a description alone",
                      .because = "only the first response 2xx has a type"});
}

std::string ResponseTexts::response_text(std::string const& status) const
{
    auto const& texts = source_.wording.responses;
    if (auto const found = texts.find(status); found != texts.end())
        return found->second;
    for (auto const& page : source_.pages)
        for (auto const& response : page.facts.responses)
            if (response.status == status && !response.prose.empty())
                return response.prose;
    if (status == success_)
        return is_webhook() ? "Accepted." : "Success.";
    for (auto const& page : source_.pages)
        for (auto const& response : page.facts.responses)
            if (response.status == status && !response.label.empty())
                return printable(response.label);
    return "Status " + status + '.';
}

} // namespace airudder::generator
