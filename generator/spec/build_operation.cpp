#include "build_operation.hpp"

#include "../characters.hpp"
#include "../json/json_build.hpp"
#include "delivery_key.hpp"
#include "deviation_texts.hpp"
#include "make_shape.hpp"
#include "operation_identity.hpp"
#include "operation_security.hpp"
#include "page_entries.hpp"
#include "part_examples.hpp"
#include "place_rows.hpp"
#include "response_texts.hpp"
#include "unneeded_decisions.hpp"

#include <algorithm>
#include <map>

namespace airudder::generator {
namespace {

namespace json = boost::json;

/// The names in braces of a path such as "/boats/{id}".
std::vector<std::string> names_in(std::string_view path)
{
    std::vector<std::string> names;
    for (auto open = path.find('{'); open != path.npos;
         open = path.find('{', open + 1)) {
        auto const close = path.find('}', open);
        if (close == path.npos)
            break;
        std::string name(path.substr(open + 1, close - open - 1));
        if (std::ranges::find(names, name) == names.end())
            names.push_back(std::move(name));
    }
    return names;
}

class OperationBuilder {
public:
    /// Gathers and places the rows. The order of the members below matters.
    OperationBuilder(OperationSource const& source,
                     std::string const& webhook_key,
                     OnQuestion on_question,
                     IgnoredRulings const& ignored,
                     TakenNames& taken,
                     Diagnostics& diagnostics,
                     Diagnostics& stale)
        : source_(source), webhook_key_(webhook_key), diagnostics_(diagnostics),
          findings_(source, parts_, on_question, diagnostics, stale),
          rulings_(source.decisions, diagnostics, stale, ignored),
          settled_(place()), names_(source, parts_, findings_, taken),
          shapes_(settled_, names_, rulings_, findings_),
          schemas_(source.wording, parts_, findings_),
          responses_(source, parts_, rulings_, findings_)
    {
    }

    OperationText run()
    {
        settle_identity(source_, findings_);
        result_.address =
            address_of(source_, webhook_key_, rulings_, findings_);
        result_.secured = needs_token(source_, rulings_, findings_);
        pointer_ = is_webhook() ? "#/webhooks" : "#/paths";
        pointer_ = child_pointer(pointer_, result_.address.key) + '/' +
                   result_.address.method;
        make_shapes();
        check_envelope();
        write();
        names_.assume_names();
        for (auto const* const ruling : findings_.accepted())
            rulings_.need(*ruling);
        for (auto const* const ruling : rulings_.all("accepted"))
            if (ruling->at == "servers") // which the other operations decide
                rulings_.need(*ruling);
        if (problems() == gathered_)
            report_unneeded(
                parts_, problems() != 0, rulings_, names_, schemas_, findings_);
        result_.assumptions = findings_.take_assumptions();
        result_.schemas = schemas_.take_schemas();
        result_.shared = schemas_.shared();
        for (auto const& [place, ruling] : schemas_.named())
            result_.named.emplace(place,
                                  pointer_of(source_.decisions, *ruling, "is"));
        return std::move(result_);
    }

private:
    bool is_webhook() const { return source_.decisions.webhook; }

    /// Places every row; returns false if that left questions.
    bool place()
    {
        parts_ = gather_parts(source_, findings_);
        gathered_ = problems();
        place_rows(parts_, source_, rulings_, findings_);
        bool const settled = problems() == gathered_;
        rulings_.resolve(parts_);
        return settled;
    }

    /// Number of errors and of questions that are errors.
    std::size_t problems() const
    {
        return diagnostics_.size() +
               (findings_.reports_questions() ? findings_.questions() : 0);
    }

    // The types of all parts.

    void make_shapes()
    {
        if (!is_webhook())
            template_ = names_in(result_.address.key);
        for (auto const* const path : {"/path", "/query", "/header"})
            if (auto const* const part = parts_.find(path))
                make_parameters(*part);
        choose_parts();
        if (request_parts() > 1 || has_optional_body_)
            names_.split_request();
        if (auto const* const body = parts_.find("/body"))
            of_part_.emplace("/body",
                             shapes_.body(*body,
                                          is_webhook()
                                              ? ShapeMaker::Use::event
                                              : ShapeMaker::Use::request));
        responses_.choose();
        if (auto const* const response =
                parts_.find('/' + responses_.success());
            response && responses_.has_content(*response))
            of_part_.emplace(response->path,
                             shapes_.body(*response,
                                          is_webhook()
                                              ? ShapeMaker::Use::reply
                                              : ShapeMaker::Use::response));
        std::vector<Shape*> roots;
        for (auto& [path, shape] : of_part_)
            roots.push_back(&shape);
        shapes_.finish(roots);
    }

    /// Makes a record of those parameters that the request has.
    void make_parameters(Part const& part)
    {
        if (is_webhook() && part.path == "/query")
            return findings_.settle(
                0,
                "/query",
                {.text = "expected no query parameters of a webhook",
                 .at = "/query",
                 .assumed = "no query parameters",
                 .because = "the sender of a webhook chooses them"});
        auto record = Shape::of(Shape::Kind::record, *part.root);
        for (auto const& member : part.root->members)
            if (may_be_parameter(*member))
                record.fields.push_back(
                    shapes_.parameter(*member, source_.pages.size()));
        shapes_.check_parameters(record);
        of_part_.emplace(part.path, std::move(record));
    }

    /// Leaves out a parameter that a request cannot have.
    bool may_be_parameter(Member const& member)
    {
        auto const& name = member.name;
        auto const& in = member.parent->name;
        Question question{.assumed = "no such parameter"};
        if (in == "path" &&
            std::ranges::find(template_, name) == template_.end()) {
            question.text = "expected a path parameter that the URL names";
            question.because = "the path does not name it";
        } else if (in == "header" && !is_header_name(name)) {
            question.text = "expected the name of a header";
            question.because = "HTTP has no header of that name";
        } else if (name.empty()) {
            question.text = "expected a parameter with a name";
            question.because = "it has no name";
        } else {
            return true;
        }
        findings_.settle(member, question);
        return false;
    }

    Shape const* shape_of(std::string_view path) const
    {
        auto const found = of_part_.find(path);
        return found == of_part_.end() ? nullptr : &found->second;
    }

    /// Decides which parameters the request has, and whether it has a body.
    void choose_parts()
    {
        if (!is_webhook()) {
            has_query_ = shape_of("/query") != nullptr;
            if (auto const* const header = shape_of("/header"))
                has_header_ =
                    std::ranges::any_of(header->fields, [](auto const& field) {
                        return field.fallback.empty();
                    });
        }
        has_body_ = parts_.find("/body") != nullptr;
        if (has_body_ && !is_webhook())
            has_optional_body_ =
                std::ranges::any_of(source_.pages, [](auto const& page) {
                    return page.facts.body &&
                           page.facts.body->presence == Presence::optional;
                });
        auto const& method = result_.address.method;
        if (has_body_ &&
            (method == "get" || method == "head" || method == "delete"))
            findings_.settle(
                0,
                "/body",
                {.text = "expected no body in a request of method " +
                         source_.pages.front().facts.method,
                 .at = "requestBody",
                 .assumed = "a body",
                 .because = "the page shows one, though the method is " +
                            source_.pages.front().facts.method});
    }

    int request_parts() const
    {
        return int{!template_.empty()} + int{has_query_} + int{has_header_} +
               int{has_body_};
    }

    // The text.

    void write()
    {
        auto const& wording = source_.wording;
        auto& text = result_.text;
        text = object_text();
        put(text, "operationId", source_.group + '.' + source_.name);
        auto tags = array_text();
        tags.elements.push_back(string_text(source_.group));
        put(text, "tags", std::move(tags));
        put_if(text, "summary", wording.summary);
        put_if(text,
               "description",
               wording.description.empty() ? prose() : wording.description);
        put(text, "x-page", page_entries(source_, findings_));
        put_idempotent(text);
        if (result_.is_envelope)
            put_if_ruled(text, "x-envelope", "envelope");
        put_if_ruled(text, "x-secret-answer", "secret_answer");
        if (auto const* const body = shape_of("/body"); body && is_webhook())
            if (auto key = delivery_key(*body, parts_, rulings_);
                !key.elements.empty())
                put(text, "x-delivery-key", std::move(key));
        put(text, "security", security());
        result_.content = object_text();
        put_request(result_.content);
        put(result_.content,
            "responses",
            responses_.write(pointer_,
                             [&](Part const& part, std::string const& pointer) {
                                 return content(part, pointer);
                             }));
        schemas_.write_components();
        auto deviations = deviation_texts(findings_, schemas_);
        if (!deviations.elements.empty())
            put(text, "x-deviations", std::move(deviations));
    }

    /// The description on the first page that has one, if prose was kept.
    std::string prose() const
    {
        for (auto const& page : source_.pages)
            if (!page.facts.prose.empty())
                return page.facts.prose;
        return {};
    }

    bool
    put_if_ruled(JsonText& text, std::string_view key, std::string_view kind)
    {
        auto const* const ruling = rulings_.find(kind, "");
        if (!ruling)
            return false;
        rulings_.need(*ruling);
        put(text, key, JsonText::of("true"));
        return true;
    }

    /// A decisions file says whether the operation is idempotent. Without one,
    /// its method does.
    void put_idempotent(JsonText& text)
    {
        if (put_if_ruled(text, "x-idempotent", "idempotent") ||
            source_.decided || !is_safe(result_.address.method) || is_webhook())
            return;
        put(text, "x-idempotent", JsonText::of("true"));
        findings_.settle(0,
                         "/method",
                         {.text = "expected to know whether repeating the "
                                  "request does no harm",
                          .at = "x-idempotent",
                          .assumed = "true",
                          .because = source_.pages.front().facts.method +
                                     " is idempotent (RFC 9110, 9.2.2)",
                          .by_file = true});
    }

    JsonText security() const
    {
        auto schemes = array_text();
        if (result_.secured)
            schemes.elements.push_back(object_of("token", array_text()));
        return schemes;
    }

    void put_request(JsonText& text)
    {
        if (!is_webhook())
            put_types(text);
        auto parameters = array_text();
        put_path_parameters(parameters);
        for (auto const* const path : {"/query", "/header"})
            if (auto const* const shape = shape_of(path))
                for (auto const& field : shape->fields)
                    put_parameter(parameters, field, field.required);
        if (!parameters.elements.empty())
            put(text, "parameters", std::move(parameters));
        if (!has_body_)
            return;
        auto request = object_text();
        put(request,
            "required",
            JsonText::of(has_optional_body_ ? "false" : "true"));
        put(request,
            "content",
            content(*parts_.find("/body"), pointer_ + "/requestBody"));
        put(text, "requestBody", std::move(request));
    }

    /// The names of the types that have no schema.
    void put_types(JsonText& text)
    {
        if (!template_.empty())
            put(text, "x-path-type", names_.name_of_parameters("/path"));
        if (has_query_ || request_parts() == 0)
            put(text, "x-query-type", names_.name_of_parameters("/query"));
        if (has_header_)
            put(text, "x-header-type", names_.name_of_parameters("/header"));
        if (request_parts() > 1 || has_optional_body_)
            put(text, "x-request-type", names_.name_of_parameters("/request"));
    }

    /// The parameters that the path names. Each is required.
    void put_path_parameters(JsonText& parameters)
    {
        std::set<std::string_view> described;
        if (auto const* const shape = shape_of("/path"))
            for (auto const& field : shape->fields) {
                described.insert(field.member->name);
                put_parameter(parameters, field, true);
            }
        for (auto const& name : template_) {
            if (described.contains(name))
                continue;
            findings_.settle(0,
                             "/path",
                             {.text = "expected a row for the path parameter " +
                                      in_quotes(name),
                              .at = child_pointer("/path", name),
                              .assumed = "string",
                              .because = "the page has no row for it"});
            auto parameter = object_of("name", string_text(name));
            put(parameter, "in", "path");
            put(parameter, "required", JsonText::of("true"));
            put(parameter, "schema", object_of("type", string_text("string")));
            parameters.elements.push_back(std::move(parameter));
        }
    }

    /// Whether a parameter is a member of a record.
    bool is_member(Shape::Field const& parameter) const
    {
        return parameter.member->parent->name != "header" ||
               (has_header_ && parameter.fallback.empty());
    }

    void put_parameter(JsonText& parameters, Shape::Field field, bool required)
    {
        auto const pointer = pointer_ + "/parameters/" +
                             std::to_string(parameters.elements.size());
        auto parameter = object_text();
        put(parameter, "name", field.member->name);
        put(parameter, "in", field.member->parent->name);
        put(parameter, "required", JsonText::of(required ? "true" : "false"));
        if (field.shape.kind == Shape::Kind::list)
            put(parameter, "explode", JsonText::of("true"));
        if (field.named && !is_member(field)) {
            rulings_.report_stale(*field.named,
                                  "",
                                  "expected a parameter that is a member in "
                                  "C++: a header with a constant value is not");
            field.name.clear();
            field.named = nullptr;
        }
        auto schema = schemas_.write_parameter(field, pointer);
        bool const typed = field.shape.kind == Shape::Kind::enumeration &&
                           !field.shape.same_as;
        if (!typed) // an enum's text belongs to its type
            put_if(parameter, "description", schemas_.text_of(*field.member));
        put_if(parameter, "x-name", field.name);
        put(parameter, "schema", std::move(schema));
        parameters.elements.push_back(std::move(parameter));
    }

    /// The `content` of the body at `pointer` with its examples.
    JsonText content(Part const& part, std::string const& pointer)
    {
        auto const& shape = *shape_of(part.path);
        auto media = object_text();
        put(media, "schema", schemas_.write_root(shape));
        auto examples =
            examples_of(part,
                        shape,
                        pointer + "/content/application~1json/examples",
                        rulings_,
                        findings_);
        if (!examples.members.empty())
            put(media, "examples", std::move(examples));
        return object_of("application/json", std::move(media));
    }

    void check_envelope()
    {
        auto const* const ruling = rulings_.find("envelope", "");
        auto const* const response = parts_.find('/' + responses_.success());
        bool const has_both =
            response && response->root->find("code") &&
            (response->root->find("data") || response->root->find("status"));
        if (ruling && !has_both)
            rulings_.report_stale(
                *ruling, "", "expected \"data\" and \"code\" in the response");
        result_.is_envelope = ruling && has_both;
        auto const* const shape = shape_of('/' + responses_.success());
        if (is_webhook() || !shape || shape->kind != Shape::Kind::record)
            return;
        auto const& record = shape->target ? *shape->target : *shape;
        auto const has = [&](std::string_view name, bool integer) {
            auto const plain =
                integer ? Shape::Kind::integer : Shape::Kind::string;
            return std::ranges::any_of(record.fields, [&](auto const& field) {
                return field.member->name == name &&
                       (field.shape.kind == plain ||
                        (field.shape.kind == Shape::Kind::enumeration &&
                         field.shape.integers == integer));
            });
        };
        result_.has_response = true;
        result_.may_be_envelope =
            !source_.decided && has("code", true) && has("status", false);
    }

    OperationSource const& source_;
    std::string const& webhook_key_;
    Diagnostics& diagnostics_;
    Parts parts_{};
    std::size_t gathered_{}; // problems() once the parts were gathered
    Findings findings_;
    RulingSet rulings_;
    bool settled_; // every row has a place
    TypeNames names_;
    ShapeMaker shapes_;
    SchemaWriter schemas_;
    ResponseTexts responses_;

    std::map<std::string, Shape, std::less<>> of_part_{};
    std::vector<std::string> template_{}; // names in the path
    bool has_query_{};
    bool has_header_{}; // parameters without a constant value
    bool has_body_{};
    bool has_optional_body_{};
    std::string pointer_{}; // the operation's place in the spec
    OperationText result_{};
};

} // namespace

OperationText build_operation(OperationSource const& source,
                              std::string const& webhook_key,
                              OnQuestion on_question,
                              IgnoredRulings const& ignored,
                              TakenNames& taken,
                              Diagnostics& diagnostics,
                              Diagnostics& stale)
{
    return OperationBuilder(source,
                            webhook_key,
                            on_question,
                            ignored,
                            taken,
                            diagnostics,
                            stale)
        .run();
}

} // namespace airudder::generator
