#include "build_operation.hpp"

#include "../characters.hpp"
#include "../json/json_build.hpp"
#include "make_shape.hpp"
#include "place_rows.hpp"
#include "type_words.hpp"

#include <algorithm>
#include <iterator>

namespace airudder::generator {
namespace {

namespace json = boost::json;

class OperationBuilder {
public:
    /// Gathers and places the rows. The order of the members below matters.
    OperationBuilder(OperationSource const& source, Diagnostics& diagnostics)
        : source_(source), diagnostics_(diagnostics),
          start_(diagnostics.size()), parts_(gather_parts(source, diagnostics)),
          gathered_(diagnostics.size()),
          rulings_(source.decisions, diagnostics),
          findings_(source, parts_, diagnostics), settled_(place()),
          names_(source, parts_, findings_),
          schemas_(source.wording, parts_, findings_)
    {
    }

    OperationText run()
    {
        check_page();
        result_.address = address_of(source_, rulings_, diagnostics_);
        result_.secured = !source_.decisions.webhook && has_authorization();
        pointer_ = source_.decisions.webhook ? "#/webhooks" : "#/paths";
        pointer_ = child_pointer(pointer_, result_.address.key) + '/' +
                   result_.address.method;
        result_.text = text();
        check_envelope();
        check_unneeded();
        result_.schemas = schemas_.take_schemas();
        result_.shared = schemas_.shared();
        return std::move(result_);
    }

private:
    /// Places every row; returns false if that left questions.
    bool place()
    {
        for (auto& part : parts_)
            place_rows(part, source_, rulings_, findings_);
        bool const settled = diagnostics_.size() == gathered_;
        rulings_.resolve(parts_);
        return settled;
    }

    void check_unneeded()
    {
        if (diagnostics_.size() != gathered_)
            return;
        names_.report_unused();
        schemas_.report_unused();
        if (diagnostics_.size() != start_)
            return;
        for (auto const& part : parts_)
            check_ruled_places(part, rulings_);
        rulings_.report_unneeded();
    }

    /// Checks that the decisions name the operation's page.
    void check_page()
    {
        auto const& facts = source_.pages.front().facts;
        for (auto const& [key, text] : source_.decisions.page) {
            auto const fact = key == "title"    ? facts.title
                              : key == "method" ? facts.method
                              : key == "url"    ? facts.url
                                                : facts.section.value_or("");
            if (text != fact)
                findings_.at_decisions("/page/" + key,
                                       "expected what the facts say, " +
                                           in_quotes(fact));
        }
    }

    bool has_authorization() const
    {
        return std::ranges::any_of(source_.pages, [](PageSource const& page) {
            return std::ranges::any_of(page.facts.header, [](Row const& row) {
                return row.name &&
                       equal_ignoring_case(*row.name, "authorization");
            });
        });
    }

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
        put(text, "x-page", pages());
        put_if_ruled(text, "x-idempotent", "idempotent");
        put_if_ruled(text, "x-envelope", "envelope");
        put_if_ruled(text, "x-secret-answer", "secret_answer");
        put(text, "security", security());
        auto content = object_text();
        put_request(content);
        put(content, "responses", responses());
        auto deviations = this->deviations();
        if (!deviations.elements.empty())
            put(text, "x-deviations", std::move(deviations));
        std::ranges::move(content.members, std::back_inserter(text.members));
        return text;
    }

    /// The entries of all pages. The main page has the English title.
    JsonText pages()
    {
        auto pages = array_text();
        for (auto const& page : source_.pages) {
            auto entry = object_text();
            put(entry, "title", page.facts.title);
            if (&page == &source_.pages.front())
                put_if(entry, "title-en", english_title());
            put_if(entry, "section", page.facts.section.value_or(""));
            put_if(entry, "edited", page.facts.edited.value_or(""));
            put_if(entry, "status", page.facts.status.value_or(""));
            if (!page.facts.captured)
                put(entry, "captured", JsonText::of("false"));
            pages.elements.push_back(std::move(entry));
        }
        return pages;
    }

    /// The title at the end of the twins' places, which must agree.
    std::string english_title()
    {
        std::string title;
        for (auto const& twin : source_.decisions.twins) {
            auto const tokens = pointer_tokens(twin);
            auto const last = tokens.empty() ? std::string() : tokens.back();
            if (!title.empty() && last != title)
                findings_.at_decisions("/twins",
                                       "expected twins of one title, found " +
                                           in_quotes(title) + " and " +
                                           in_quotes(last));
            title = last;
        }
        return title;
    }

    void
    put_if_ruled(JsonText& text, std::string_view key, std::string_view kind)
    {
        if (auto const* const ruling = rulings_.find(kind, "")) {
            rulings_.need(*ruling);
            put(text, key, JsonText::of("true"));
        }
    }

    JsonText security() const
    {
        auto schemes = array_text();
        if (result_.secured)
            schemes.elements.push_back(object_of("token", array_text()));
        return schemes;
    }

    Part const* part(std::string_view path) const
    {
        auto const found = std::ranges::find(parts_, path, &Part::path);
        return found == parts_.end() ? nullptr : &*found;
    }

    Shape shape_of(Part const& part)
    {
        return make_shape(part, settled_, names_, rulings_, findings_);
    }

    void put_request(JsonText& text)
    {
        check_request();
        auto const* const body = part("/body");
        if (!body)
            put(text, "x-query-type", query_type());
        else if (source_.decisions.types.contains("/query"))
            findings_.at_decisions("/types/~1query",
                                   "expected no name: the request has a body");
        auto parameters = array_text();
        for (auto const* const path : {"/query", "/header"})
            if (auto const* const part = this->part(path))
                put_parameters(parameters, *part);
        if (!parameters.elements.empty())
            put(text, "parameters", std::move(parameters));
        if (!body)
            return;
        auto request = object_text();
        put(request, "required", JsonText::of("true"));
        put(request, "content", content(*body, pointer_ + "/requestBody"));
        put(text, "requestBody", std::move(request));
    }

    void check_request()
    {
        bool const body = part("/body") != nullptr;
        bool const query = part("/query") != nullptr;
        auto const& method = result_.address.method;
        if (body && query)
            findings_.at_page("/query",
                              "expected query parameters or a body, not both");
        if (source_.decisions.webhook && !body)
            findings_.at_page("", "expected a body on the page of a webhook");
        if (source_.decisions.webhook && query)
            findings_.at_page("/query",
                              "expected no query parameters of a webhook");
        if (body && (method == "get" || method == "head" || method == "delete"))
            findings_.at_page("/body",
                              "expected no body in a request of method " +
                                  source_.pages.front().facts.method);
    }

    std::string query_type()
    {
        auto const& types = source_.decisions.types;
        if (auto const found = types.find("/query"); found != types.end())
            return source_.group + '.' + found->second;
        if (!source_.decisions.webhook)
            findings_.at_decisions("/types",
                                   "expected a name for the type that holds "
                                   "the query parameters",
                                   "\"/query\": \"\"");
        return {};
    }

    void put_parameters(JsonText& parameters, Part const& part)
    {
        auto const shape = shape_of(part);
        for (auto const& field : shape.fields) {
            auto const pointer = pointer_ + "/parameters/" +
                                 std::to_string(parameters.elements.size());
            auto parameter = object_text();
            put(parameter, "name", field.member->name);
            put(parameter, "in", part.root->name);
            put(parameter,
                "required",
                JsonText::of(field.required ? "true" : "false"));
            auto schema = schemas_.write_parameter(field, pointer);
            bool const typed = field.shape.kind == Shape::Kind::enumeration &&
                               !field.shape.same_as;
            if (!typed) // an enum's text belongs to its type
                put_if(
                    parameter, "description", schemas_.text_of(*field.member));
            put_if(parameter, "x-name", field.name);
            put(parameter, "schema", std::move(schema));
            parameters.elements.push_back(std::move(parameter));
        }
    }

    /// The `content` of the body at `pointer` with its examples.
    JsonText content(Part const& part, std::string const& pointer)
    {
        auto const shape = shape_of(part);
        auto media = object_text();
        put(media, "schema", schemas_.write_root(shape));
        auto examples = object_text();
        for (auto const& example : part.examples) {
            check_example(shape,
                          example,
                          pointer + "/content/application~1json/examples/" +
                              example.name + "/value");
            put(examples, example.name, object_of("value", example.value));
        }
        if (!examples.members.empty())
            put(media, "examples", std::move(examples));
        return object_of("application/json", std::move(media));
    }

    /// Lists values that the schema does not allow as deviations, which need a
    /// ruling. A number that no C++ type holds does not need one, because there
    /// is nothing to decide.
    void check_example(Shape const& shape,
                       PartExample const& example,
                       std::string const& pointer)
    {
        for (auto const& misfit : misfits(shape, example.value)) {
            auto const* const ruling = misfit.shape->ruled;
            bool const unlisted = misfit.found.starts_with('"');
            SpecDeviation deviation{.pointer = pointer + misfit.pointer,
                                    .is = json::value(misfit.found)};
            if (!misfit.because.empty()) {
                deviation.was = schema_type(misfit.shape->kind);
                deviation.because = misfit.because;
            } else if (ruling) {
                if (unlisted)
                    rulings_.need(*ruling);
                deviation.was = ruling->is;
                deviation.because = ruling->because;
            } else {
                if (unlisted)
                    ask_value(misfit, example);
                continue;
            }
            findings_.deviate(std::move(deviation));
        }
    }

    void ask_value(Misfit const& misfit, PartExample const& example)
    {
        auto const& member = *misfit.shape->member;
        findings_.ask(
            example,
            "expected a value of the enum at " + misfit.pointer + ", found " +
                in_quotes(misfit.found.substr(1, misfit.found.size() - 2)),
            ruling_skeleton("type",
                            path_of(member),
                            json::value(type_fact(member)),
                            "string"));
    }

    JsonText responses()
    {
        auto responses = object_text();
        std::vector<std::string> statuses;
        for (auto const& part : parts_)
            if (part.is_body() && part.path != "/body")
                statuses.push_back(part.path.substr(1));
        std::ranges::sort(statuses);
        if (std::ranges::find(statuses, "200") == statuses.end())
            findings_.at_page("/responses",
                              "expected a response of status 200");
        for (auto const& status : statuses)
            put(responses, status, response(status));
        for (auto const& [status, text] : source_.wording.responses)
            if (std::ranges::find(statuses, status) == statuses.end())
                findings_.at_wording(child_pointer("/responses", status),
                                     "expected a status of the page");
        return responses;
    }

    JsonText response(std::string const& status)
    {
        auto response =
            object_of("description", string_text(response_text(status)));
        auto const path = '/' + status;
        auto const& part = *this->part(path);
        auto const pointer = pointer_ + "/responses/" + status;
        if (part.examples.empty() && part.tables.empty())
            return response;
        if (status == "200") {
            put(response, "content", content(part, pointer));
        } else if (auto const* const ruling = rulings_.find("bodyless", path)) {
            rulings_.need(*ruling);
            findings_.deviate({.pointer = pointer,
                               .was = "a body",
                               .is = "a description alone",
                               .because = ruling->because});
        } else {
            findings_.at_page("/responses",
                              "expected no body but that of status 200, found "
                              "one of status " +
                                  status,
                              ruling_skeleton("bodyless", path, {}, {}));
        }
        return response;
    }

    std::string response_text(std::string const& status)
    {
        auto const& texts = source_.wording.responses;
        if (auto const found = texts.find(status); found != texts.end())
            return found->second;
        if (status == "200")
            return source_.decisions.webhook ? "Accepted." : "Success.";
        findings_.at_wording("/responses",
                             "expected what status " + status + " means",
                             "\"" + status + "\": \"\"");
        return {};
    }

    void check_envelope()
    {
        auto const* const ruling = rulings_.find("envelope", "");
        auto const* const response = part("/200");
        bool const has_both = response && response->root->find("code") &&
                              response->root->find("data");
        if (ruling && !has_both)
            rulings_.report(
                *ruling, "", "expected \"data\" and \"code\" in the response");
    }

    /// The deviations at a pointer, then those at a member.
    JsonText deviations()
    {
        auto all = array_text();
        for (auto const& deviation : findings_.deviations())
            if (!deviation.member)
                all.elements.push_back(text_of(deviation, deviation.pointer));
        for (auto const& deviation : findings_.deviations())
            if (deviation.member)
                all.elements.push_back(
                    text_of(deviation, schemas_.pointer_of(*deviation.member)));
        return all;
    }

    static JsonText text_of(SpecDeviation const& deviation,
                            std::string const& pointer)
    {
        auto text = object_text();
        put(text, "pointer", pointer);
        put(text, "was", to_json_text(deviation.was));
        put(text, "is", to_json_text(deviation.is));
        put(text, "because", deviation.because);
        return text;
    }

    OperationSource const& source_;
    Diagnostics& diagnostics_;
    std::size_t start_; // number of diagnostics before this operation
    std::vector<Part> parts_;
    std::size_t gathered_; // number of diagnostics once the parts were gathered
    RulingSet rulings_;
    Findings findings_;
    bool settled_; // every row has a place
    TypeNames names_;
    SchemaWriter schemas_;
    std::string pointer_{}; // the operation's place in the spec
    OperationText result_{};
};

} // namespace

OperationText build_operation(OperationSource const& source,
                              Diagnostics& diagnostics)
{
    return OperationBuilder(source, diagnostics).run();
}

} // namespace airudder::generator
