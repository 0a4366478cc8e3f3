#include "build_operation.hpp"

#include "../characters.hpp"
#include "../json/json_build.hpp"
#include "answers.hpp"
#include "make_shape.hpp"
#include "page_entries.hpp"
#include "part_examples.hpp"
#include "place_rows.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <iterator>
#include <map>

namespace airudder::generator {
namespace {

namespace json = boost::json;

bool is_of_place(Ruling const& ruling)
{
    return ruling.kind == "placement" || ruling.kind == "renamed" ||
           ruling.kind == "illustration";
}

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

/// Whether a JSON Pointer into a record leads to a string.
bool leads_to_string(Shape const& record, std::string_view pointer)
{
    auto const* shape = &record;
    for (auto const& name : pointer_tokens(pointer)) {
        auto const& fields = (shape->target ? *shape->target : *shape).fields;
        auto const found = std::ranges::find_if(fields, [&](auto const& field) {
            return field.member->name == name;
        });
        if (found == fields.end())
            return false;
        shape = &found->shape;
    }
    return shape->kind == Shape::Kind::string ||
           (shape->kind == Shape::Kind::enumeration && !shape->integers);
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
          schemas_(source.wording, parts_, findings_)
    {
    }

    OperationText run()
    {
        check_page();
        assume_identity();
        result_.address =
            address_of(source_, webhook_key_, rulings_, findings_);
        result_.secured = is_secured();
        pointer_ = is_webhook() ? "#/webhooks" : "#/paths";
        pointer_ = child_pointer(pointer_, result_.address.key) + '/' +
                   result_.address.method;
        make_shapes();
        check_envelope();
        write();
        names_.assume_names();
        check_unneeded();
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

    /// Reports names, texts and rulings without which the spec is the same. An
    /// operation with errors is left out, and could need them.
    void check_unneeded()
    {
        if (problems() != gathered_)
            return;
        auto const is_in_doubt = [&](std::string_view path) {
            return std::ranges::any_of(rulings_.stale(), [&](auto const* one) {
                return can_return(*one) && is_within(path, array_at(one->at));
            });
        };
        names_.report_unused(is_in_doubt);
        schemas_.report_unused(is_in_doubt);
        if (problems() != 0)
            return;
        auto const is_ruling_in_doubt = [&](Ruling const& ruling) {
            return is_in_doubt(ruling.at) ||
                   (is_of_place(ruling) &&
                    std::ranges::any_of(rulings_.stale(), [&](auto const* one) {
                        return is_of_place(*one) && can_return(*one) &&
                               part_of(one->at) == part_of(ruling.at);
                    }));
        };
        check_ruled_places(parts_, rulings_, is_ruling_in_doubt);
        rulings_.report_unneeded(is_ruling_in_doubt);
    }

    /// Whether a ruling that does not apply may be replaced by one that does,
    /// because its question is open. What else is decided there may depend on
    /// that.
    bool can_return(Ruling const& stale) const
    {
        if (is_of_place(stale))
            return findings_.asks_for_place(part_of(stale.at));
        return (stale.kind == "type" || stale.kind == "enum") &&
               findings_.asks_for_type(stale.at);
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
                findings_.stale_decision("/page/" + key,
                                         "expected what the facts say, " +
                                             in_quotes(fact));
        }
    }

    /// Assumes what a decisions file would decide about the operation, and that
    /// each page proposed as a variant is one.
    void assume_identity()
    {
        auto const& main = source_.pages.front().facts;
        if (!source_.decided && main.proposed)
            findings_.settle(
                0,
                "/proposed",
                {.text = "expected to know what the operation is called",
                 .at = "operationId",
                 .assumed = source_.group + '.' + source_.name,
                 .because = *main.proposed,
                 .by_file = true});
        if (!source_.decided && is_webhook())
            findings_.settle(
                0,
                "/url",
                {.text = "expected to know whether the operation is a webhook",
                 .at = "kind",
                 .assumed = "a webhook",
                 .because = in_quotes(main.url) + " is not an address",
                 .by_file = true});
        for (std::size_t i = 1; i < source_.pages.size(); ++i) {
            auto const& [variant, file, facts] = source_.pages[i];
            if (facts.proposed)
                findings_.settle(
                    i,
                    "/proposed",
                    {.text =
                         "expected to know whether the page is a variant: " +
                         *facts.proposed +
                         "; run `airudder-gen distill "
                         "--as " +
                         source_.group + '/' + source_.name + '.' + variant +
                         "`",
                     .at = "x-page",
                     .assumed = in_quotes(facts.title) + " is a variant",
                     .because = *facts.proposed});
        }
    }

    /// Whether requests have the header Authorization. If the security that a
    /// page states leaves that open, a ruling decides.
    bool is_secured()
    {
        bool const shown = !is_webhook() && has_authorization();
        auto const page =
            std::ranges::find_if(source_.pages, [](PageSource const& one) {
                return one.facts.security.has_value();
            });
        if (page == source_.pages.end())
            return shown;
        json::value const words(*page->facts.security);
        if (auto const* const ruling = rulings_.find("security", "")) {
            rulings_.need(*ruling);
            rulings_.expect_was(*ruling, words);
            bool const token = ruling->is == json::value("token");
            if (token ? is_webhook() : ruling->is != json::value("none"))
                rulings_.report(*ruling,
                                "is",
                                is_webhook() ? "expected \"none\""
                                             : "expected \"token\" or "
                                               "\"none\"");
            return token && !is_webhook();
        }
        auto const said =
            "the page states the security " + in_quotes(*page->facts.security);
        findings_.settle(
            static_cast<std::size_t>(page - source_.pages.begin()),
            "/security",
            {.text = "expected to know whether requests have the header "
                     "Authorization: " +
                     said,
             .answer = Ruling{.kind = "security",
                              .was = words,
                              .is = shown ? "token" : "none"},
             .at = "security",
             .assumed = shown ? "a token in the header Authorization"
                        : is_webhook()
                            ? "none: the receiver of a webhook checks it"
                            : "no token in the header Authorization",
             .because = said});
        return shown;
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
        choose_response();
        if (auto const* const response = parts_.find('/' + success_);
            response && has_content(*response))
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

    /// The reply to a webhook is one that a page shows.
    bool has_content(Part const& part) const
    {
        return !part.examples.empty() ||
               (!part.tables.empty() && !is_webhook());
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

    /// The response that has a type: 200, else the first 2xx.
    void choose_response()
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
            found = statuses_.insert(std::ranges::lower_bound(statuses_, "200"),
                                     "200");
        }
        success_ = *found;
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
        put_delivery_key(text);
        put(text, "security", security());
        result_.content = object_text();
        put_request(result_.content);
        put(result_.content, "responses", responses());
        schemas_.write_components();
        auto deviations = this->deviations();
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

    /// The members of a webhook's body that together identify an event. Only a
    /// ruling knows them.
    void put_delivery_key(JsonText& text)
    {
        auto const* const ruling = rulings_.find("delivery_key", "/body");
        auto const* const body = shape_of("/body");
        if (!ruling || !body || !is_webhook())
            return;
        std::set<std::string> seen;
        auto pointers = array_text();
        for (auto const& element : ruling->is.get_array()) {
            std::string const pointer(element.get_string());
            auto const path = "/body" + pointer;
            if (!leads_to_string(*body, pointer))
                return rulings_.report_stale(
                    *ruling,
                    "is",
                    "expected pointers to strings of the body, found " +
                        in_quotes(pointer) +
                        (find_member(parts_, path)
                             ? ""
                             : candidates_for(parts_, path)));
            if (!seen.insert(pointer).second)
                return rulings_.report_stale(
                    *ruling,
                    "is",
                    "expected each pointer once, found another " +
                        in_quotes(pointer));
            pointers.elements.push_back(string_text(pointer));
        }
        if (pointers.elements.empty())
            return;
        rulings_.need(*ruling);
        put(text, "x-delivery-key", std::move(pointers));
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

    /// The `content` of a webhook's reply that is plain text.
    static JsonText text_content(std::string const& text)
    {
        auto example = object_of("value", string_text(text));
        auto media =
            object_of("schema", object_of("type", string_text("string")));
        put(media, "examples", object_of("page", std::move(example)));
        return object_of("text/plain", std::move(media));
    }

    JsonText responses()
    {
        auto responses = object_text();
        for (auto const& status : statuses_)
            put(responses, status, response(status));
        for (auto const& [status, label] : parts_.further)
            leave_out("/x-" + status + ':' + label,
                      "x-" + status + ':' + label,
                      "a second response of status " + status);
        for (auto const& [status, text] : source_.wording.responses)
            if (std::ranges::find(statuses_, status) == statuses_.end())
                findings_.stale_wording(child_pointer("/responses", status),
                                        "expected a status of the page");
        return responses;
    }

    JsonText response(std::string const& status)
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
                content(*part, pointer_ + "/responses/" + status));
        else
            leave_out(path, path, "one of status " + status);
        return response;
    }

    /// Leaves out the body of a response that has no type: a `bodyless` ruling
    /// at `path` decides so.
    void leave_out(std::string const& path,
                   std::string const& at,
                   std::string const& what)
    {
        if (auto const* const ruling = rulings_.find("bodyless", path)) {
            rulings_.need(*ruling);
            findings_.deviate(
                {.pointer = pointer_ + "/responses/" +
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

    std::string response_text(std::string const& status)
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

    void check_envelope()
    {
        auto const* const ruling = rulings_.find("envelope", "");
        auto const* const response = parts_.find('/' + success_);
        bool const has_both =
            response && response->root->find("code") &&
            (response->root->find("data") || response->root->find("status"));
        if (ruling && !has_both)
            rulings_.report_stale(
                *ruling, "", "expected \"data\" and \"code\" in the response");
        result_.is_envelope = ruling && has_both;
        auto const* const shape = shape_of('/' + success_);
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

    /// The deviations at a pointer, then those at a member, each once.
    JsonText deviations()
    {
        std::vector<std::pair<std::string, SpecDeviation>> all;
        std::map<std::string, std::size_t> known;
        auto const add = [&](SpecDeviation const& deviation,
                             std::string const& pointer) {
            auto const key = pointer + '\n' + json::serialize(deviation.was) +
                             json::serialize(deviation.is) + deviation.because;
            auto const [at, added] = known.emplace(key, all.size());
            if (added)
                return all.emplace_back(pointer, deviation), void();
            auto& pages = all[at->second].second.pages;
            pages.insert(
                pages.end(), deviation.pages.begin(), deviation.pages.end());
        };
        for (auto const& deviation : findings_.deviations())
            if (!deviation.member)
                add(deviation, deviation.pointer);
        for (auto const& deviation : findings_.deviations())
            if (deviation.member)
                add(deviation, schemas_.pointer_of(*deviation.member));
        auto texts = array_text();
        for (auto const& [pointer, deviation] : all)
            texts.elements.push_back(text_of(deviation, pointer));
        return texts;
    }

    static JsonText text_of(SpecDeviation const& deviation,
                            std::string const& pointer)
    {
        auto text = object_text();
        put(text, "pointer", pointer);
        put(text, "was", to_json_text(deviation.was));
        put(text, "is", to_json_text(deviation.is));
        put(text, "because", deviation.because);
        if (deviation.pages.size() < 2)
            return text;
        auto pages = array_text();
        for (auto const& page : deviation.pages)
            pages.elements.push_back(string_text(page));
        put(text, "pages", std::move(pages));
        return text;
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

    std::map<std::string, Shape, std::less<>> of_part_{};
    std::vector<std::string> template_{}; // names in the path
    bool has_query_{};
    bool has_header_{}; // parameters without a constant value
    bool has_body_{};
    bool has_optional_body_{};
    std::vector<std::string> statuses_{};
    std::string success_{};
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
