#include "build_operation.hpp"

#include "../json/json_build.hpp"
#include "page_text.hpp"
#include "part_writer.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

class Builder {
public:
    Builder(OperationSource const& source,
            std::vector<Part> const& parts,
            std::size_t without,
            Diagnostics& diagnostics)
        : source_(source), parts_(parts), diagnostics_(diagnostics),
          rulings_(source.decisions, without), trees_(grow())
    {
        rulings_.resolve(trees_, diagnostics_);
    }

    OperationText run()
    {
        set_address(result_, source_, rulings_, diagnostics_);
        at_ = (source_.decisions.webhook ? "#/webhooks" : "#/paths");
        at_ = child_pointer(at_, result_.path) + '/' + result_.method;

        ShapeMaker shapes(source_, rulings_, trees_, diagnostics_);
        if (!placed_)
            shapes.expect_more();
        SchemaWriter schemas(source_, trees_, diagnostics_);
        PartWriter writer(source_, shapes, schemas, diagnostics_);
        writer_ = &writer;
        result_.text = text();
        check_envelope();
        result_.deviations = writer.take_deviations();
        if (clean()) {
            shapes.report_unused_types();
            schemas.report_unused();
        }
        result_.schemas = schemas.take_schemas();
        result_.shared = schemas.shared();
        return std::move(result_);
    }

private:
    std::vector<PartTree> grow()
    {
        before_ = diagnostics_.size();
        std::vector<PartTree> trees;
        for (auto const& part : parts_) {
            auto& tree = trees.emplace_back(
                PartTree{&part, fold_examples(part, source_, diagnostics_)});
            auto places = attach_rows(tree, source_, rulings_, diagnostics_);
            std::ranges::move(places, std::back_inserter(result_.places));
        }
        placed_ = clean();
        return trees;
    }

    bool clean() const { return diagnostics_.size() == before_; }

    JsonText text()
    {
        auto const& wording = source_.wording;
        auto text = object_text();
        put(text, "operationId", source_.group + '.' + source_.name);
        auto tags = array_text();
        tags.elements.push_back(string_text(source_.group));
        put(text, "tags", std::move(tags));
        put(text, "summary", wording.summary);
        put_if(text, "description", wording.description);
        put(text, "x-page", page_text(source_, diagnostics_));
        if (rulings_.at_path("idempotent", ""))
            put(text, "x-idempotent", JsonText::of("true"));
        if (rulings_.at_path("envelope", ""))
            put(text, "x-envelope", JsonText::of("true"));
        if (rulings_.at_path("secret_answer", ""))
            put(text, "x-secret-answer", JsonText::of("true"));
        put(text, "security", security());
        put_request(text);
        put(text, "responses", responses());
        return text;
    }

    JsonText security() const
    {
        auto schemes = array_text();
        if (result_.secured)
            schemes.elements.push_back(object_of("token", array_text()));
        return schemes;
    }

    PartTree const* tree(std::string_view path) const
    {
        auto const found =
            std::ranges::find_if(trees_, [path](PartTree const& tree) {
                return tree.part->path == path;
            });
        return found == trees_.end() ? nullptr : &*found;
    }

    void put_request(JsonText& text)
    {
        check_request();
        auto const* const body = tree("/body");
        if (!body)
            put(text, "x-query-type", query_type());
        else if (source_.decisions.types.contains("/query"))
            diagnostics_.at_pointer(source_.decisions.file,
                                    "/types/~1query",
                                    "expected no name: the request has a "
                                    "body");
        auto parameters = array_text();
        for (auto const* const path : {"/query", "/header"})
            if (auto const* const part = tree(path))
                writer_->put_parameters(parameters, *part, at_);
        if (!parameters.elements.empty())
            put(text, "parameters", std::move(parameters));
        if (!body)
            return;
        auto request = object_text();
        put(request, "required", JsonText::of("true"));
        put(request, "content", writer_->content(*body, at_ + "/requestBody"));
        put(text, "requestBody", std::move(request));
    }

    void check_request()
    {
        bool const body = tree("/body") != nullptr;
        bool const query = tree("/query") != nullptr;
        auto const& method = result_.method;
        if (body && query)
            report("/query", "expected query parameters or a body, not both");
        if (source_.decisions.webhook && !body)
            report("", "expected a body on the page of a webhook");
        if (source_.decisions.webhook && query)
            report("/query", "expected no query parameters of a webhook");
        if (body && (method == "get" || method == "head" || method == "delete"))
            report("/body",
                   "expected no body in a request of method " +
                       source_.pages.front().facts.method);
    }

    std::string query_type()
    {
        auto const& types = source_.decisions.types;
        if (auto const found = types.find("/query"); found != types.end())
            return source_.group + '.' + found->second;
        if (!source_.decisions.webhook)
            diagnostics_.at_pointer(source_.decisions.file,
                                    "/types",
                                    "expected a name for the type that holds "
                                    "the query parameters",
                                    "\"/query\": \"\"");
        return {};
    }

    JsonText responses()
    {
        auto responses = object_text();
        std::vector<std::string> statuses;
        for (auto const& tree : trees_)
            if (tree.part->is_body() && tree.part->path != "/body")
                statuses.push_back(tree.part->path.substr(1));
        std::ranges::sort(statuses);
        if (std::ranges::find(statuses, "200") == statuses.end())
            report("/responses", "expected a response of status 200");
        for (auto const& status : statuses)
            put(responses, status, response(status));
        for (auto const& [status, text] : source_.wording.responses)
            if (std::ranges::find(statuses, status) == statuses.end())
                diagnostics_.at_pointer(source_.wording.file,
                                        child_pointer("/responses", status),
                                        "expected a status of the page");
        return responses;
    }

    JsonText response(std::string const& status)
    {
        auto response =
            object_of("description", string_text(response_text(status)));
        auto const& tree = *this->tree('/' + status);
        auto const& tables = tree.part->tables;
        bool const empty = tree.part->examples.empty() &&
                           std::ranges::all_of(tables, [](Table const& table) {
                               return table.rows.empty();
                           });
        if (empty)
            return response;
        auto const pointer = at_ + "/responses/" + status;
        if (status == "200")
            put(response, "content", writer_->content(tree, pointer));
        else if (auto const* const ruling =
                     rulings_.at_path("bodyless", '/' + status))
            writer_->add_deviation(
                pointer, "a body", "a description alone", ruling->because);
        else
            report("/responses",
                   "expected no body but that of status 200, found one of "
                   "status " +
                       status,
                   ruling_skeleton("bodyless", '/' + status, {}, {}));
        return response;
    }

    std::string response_text(std::string const& status)
    {
        auto const& texts = source_.wording.responses;
        if (auto const found = texts.find(status); found != texts.end())
            return found->second;
        if (status == "200")
            return source_.decisions.webhook ? "Accepted." : "Success.";
        diagnostics_.at_pointer(source_.wording.file,
                                "/responses",
                                "expected what status " + status + " means",
                                "\"" + status + "\": \"\"");
        return {};
    }

    void check_envelope()
    {
        auto const* const ruling = rulings_.at_path("envelope", "");
        auto const* const response = tree("/200");
        auto const* const code =
            response ? response->root->find("code") : nullptr;
        if (ruling && (!code || !response->root->find("data")))
            rulings_.report(*ruling,
                            "",
                            "expected \"data\" and \"code\" in the response",
                            diagnostics_);
    }

    void report(std::string_view pointer,
                std::string const& message,
                std::string const& skeleton = {})
    {
        diagnostics_.at_pointer(
            source_.pages.front().file, pointer, message, skeleton);
    }

    OperationSource const& source_;
    std::vector<Part> const& parts_;
    Diagnostics& diagnostics_;
    OperationText result_{};
    std::size_t before_{};
    bool placed_{}; // every row has a place
    RulingSet rulings_;
    std::vector<PartTree> trees_;
    std::string at_{}; // the operation in the spec
    PartWriter* writer_{};
};

} // namespace

OperationText build_operation(OperationSource const& source,
                              std::vector<Part> const& parts,
                              std::size_t without,
                              Diagnostics& diagnostics)
{
    return Builder(source, parts, without, diagnostics).run();
}

std::string fingerprint(OperationText const& operation)
{
    auto print = operation.path + '\n' + operation.method + '\n' +
                 minified(operation.text);
    for (auto const& schema : operation.schemas)
        print += '\n' + schema.name + minified(schema.text);
    return print;
}

} // namespace airudder::generator
