#include "generator/drift/compare_facts.hpp"

#include "catch.hpp"
#include "changes.hpp"
#include "generator/drift/compare_pages.hpp"
#include "generator/json/json_text.hpp"

#include <set>
#include <utility>

namespace airudder::generator {
namespace {

using Lines = std::vector<std::string>;

FactsName const book{"boats", "book", ""};

std::string digest(char c) { return std::string(64, c); }

/// A twin with every part.
PageFacts boat_page()
{
    PageFacts page{.twin = true,
                   .title = "Book a boat",
                   .section = "Boats",
                   .place = "/Boats/Book a boat",
                   .status = "released",
                   .method = "POST",
                   .url = "/v1/boats/{id}",
                   .description = digest('a'),
                   .edited = "2030-01-02",
                   .security = "key",
                   .page_id = "7",
                   .operation_id = "book"};
    page.path = {{.name = "id", .type = "string"}};
    page.query = {{.name = "day",
                   .type = "string",
                   .presence = Presence::optional,
                   .default_value = "today",
                   .example = "monday",
                   .constraints = {"<= 10 characters"},
                   .description = digest('b')}};
    page.body =
        Body{.media_type = "application/json",
             .rows = {{.type = "object", .at = ""},
                      {.name = "crew", .type = "array", .at = "/crew"},
                      {.type = "string",
                       .at = "/crew/-",
                       .values = {"\"cook\"", "\"mate\""},
                       .words = {"Cook", ""}},
                      {.name = "guest", .type = "object", .at = "/guest"},
                      {.name = "name", .type = "string", .at = "/guest/name"}},
             .examples = {{.sha256 = digest('1'),
                           .text = "{\n  \"crew\": [\"cook\"]\n}"}}};
    page.sample = Sample{.method = "POST",
                         .url = "https://boats.example/v1/boats/1",
                         .headers = {{"Accept", "*/*"}},
                         .body = PageExample{.sha256 = digest('1')}};
    page.responses = {{.status = "200",
                       .label = "Success",
                       .description = digest('c'),
                       .header = {{.name = "Trace", .type = "string"}},
                       .body = Body{.media_type = "application/json",
                                    .rows = {{.type = "object", .at = ""},
                                             {.name = "boat",
                                              .type = "object",
                                              .at = "/boat",
                                              .component = "Boat"}}}},
                      {.status = "404", .label = "Unknown boat"}};
    page.components["Boat"] = {
        {.type = "object", .at = ""},
        {.name = "name", .type = "string", .at = "/name"}};
    return page;
}

/// An edit of boat_page() and the changes that it is.
struct Case {
    void (*edit)(PageFacts& page){};
    Lines expected{};
};

std::vector<Case> const cases{
    {[](PageFacts& page) { page.twin = false; },
     {"source-changed: a Markdown twin -> a text capture"}},
    {[](PageFacts& page) { page.title = "Book"; },
     {"title-changed: Book a boat -> Book"}},
    {[](PageFacts& page) { page.section.reset(); },
     {"section-changed: Boats -> -"}},
    {[](PageFacts& page) { page.place = "/Book"; },
     {"place-changed: /Boats/Book a boat -> /Book"}},
    {[](PageFacts& page) { page.status = "testing"; },
     {"status-word-changed: released -> testing"}},
    {[](PageFacts& page) { page.edited = "2030-01-03"; },
     {"edit-time-changed: 2030-01-02 -> 2030-01-03"}},
    {[](PageFacts& page) { page.method = "PUT"; },
     {"method-changed: POST -> PUT"}},
    {[](PageFacts& page) { page.url = "/v2"; },
     {"url-changed: /v1/boats/{id} -> /v2"}},
    {[](PageFacts& page) { page.security = "none"; },
     {"security-changed: key -> none"}},
    {[](PageFacts& page) { page.page_id = "8"; }, {"page-id-changed: 7 -> 8"}},
    {[](PageFacts& page) { page.operation_id.reset(); },
     {"operation-id-changed: book -> -"}},
    {[](PageFacts& page) { std::swap(page.responses[0], page.responses[1]); },
     {"otherwise-changed"}},

    // A page that is skipped has no parts.
    {[](PageFacts& page) {
         page.skipped = "a form";
         page.body.reset();
     },
     {"page-skipped: - -> a form"}},

    {[](PageFacts& page) { page.body->media_type.clear(); },
     {"media-type-changed /body: application/json -> -"}},
    {[](PageFacts& page) { page.body->presence = Presence::required; },
     {"presence-changed /body: unstated -> required"}},
    {[](PageFacts& page) { page.responses[0].body.reset(); },
     {"body-removed /200: application/json -> -",
      "row-removed /200: object -> -",
      "row-removed /200/boat: object of component Boat -> -"}},
    {[](PageFacts& page) { page.responses[1].body = Body{}; },
     {"body-added /404"}},
    {[](PageFacts& page) { page.responses.pop_back(); },
     {"response-removed /404: Unknown boat -> -"}},
    {[](PageFacts& page) { page.responses.push_back({.status = "500"}); },
     {"response-added /500"}},
    {[](PageFacts& page) { page.responses[1].label = "Gone"; },
     {"label-changed /404: Unknown boat -> Gone"}},

    {[](PageFacts& page) {
         page.body->examples[0] = {.sha256 = digest('2'), .text = "{}"};
         page.body->examples.push_back(
             {.sha256 = digest('3'), .text = "[ 1 ]"});
         page.body->examples.push_back(
             {.name = "More", .sha256 = digest('4'), .text = "no JSON"});
     },
     {"example-changed /body example: {\"crew\":[\"cook\"]} -> {}",
      "example-changed /body example 2: - -> [1]",
      "example-changed /body example More: - -> no JSON"}},
    {[](PageFacts& page) { page.body->examples.clear(); },
     {"example-changed /body example: {\"crew\":[\"cook\"]} -> -"}},
    {[](PageFacts& page) {
         page.body->examples[0].text = "{\"crew\": [\"cook\"]}";
     },
     {"example-changed /body example: {\n  \"crew\": [\"cook\"]\n} -> "
      "{\"crew\": [\"cook\"]}"}},
    {[](PageFacts& page) { page.body->examples[0].redacted = {"/crew"}; },
     {"example-changed /body example: {\"crew\":[\"cook\"]} -> "
      "{\"crew\":[\"cook\"]} without /crew"}},
    {[](PageFacts& page) { page.query[0].example.reset(); },
     {"example-changed /query/day: monday -> -"}},

    {[](PageFacts& page) { page.sample.reset(); },
     {"sample-changed /sample: POST https://boats.example/v1/boats/1 -> -"}},
    {[](PageFacts& page) {
         page.sample->method = "PUT";
         page.sample->url = "/";
         page.sample->headers.push_back({"A", "b"});
         page.sample->form = {{"c", "d"}, {"e", "f"}};
     },
     {"sample-changed /sample/method: POST -> PUT",
      "sample-changed /sample/url: https://boats.example/v1/boats/1 -> /",
      "sample-changed /sample/headers: Accept: */* -> Accept: */*, A: b",
      "sample-changed /sample/form: - -> c=d, e=f"}},
    {[](PageFacts& page) {
         page.sample->body = PageExample{.sha256 = digest('5'), .text = "{ }"};
     },
     {"sample-changed /sample/body: sha256:" + digest('1') + " -> {}"}},
    // It is still the example of the body.
    {[](PageFacts& page) {
         page.body->examples[0] = {.sha256 = digest('2'), .text = "{}"};
         page.sample->body->sha256 = digest('2');
     },
     {"example-changed /body example: {\"crew\":[\"cook\"]} -> {}"}},

    {[](PageFacts& page) {
         page.cookie.push_back({.name = "c", .type = "string"});
     },
     {"row-added /cookie/c: - -> string"}},
    {[](PageFacts& page) { page.responses[0].header.clear(); },
     {"row-removed /200/header/Trace: string -> -"}},
    {[](PageFacts& page) { page.components["Boat"].pop_back(); },
     {"row-removed /components/Boat/name: string -> -"}},
    {[](PageFacts& page) {
         page.body->rows.push_back(
             {.name = "name", .type = "string", .at = "/name"});
         page.body->rows.erase(page.body->rows.begin() + 4);
     },
     {"row-moved /body/name: /body/guest/name -> /body/name"}},
    {[](PageFacts& page) {
         std::swap(page.body->rows[1], page.body->rows[3]);
         std::swap(page.body->rows[2], page.body->rows[4]);
     },
     {"row-reordered /body/guest: /body/crew -> -"}},

    {[](PageFacts& page) { page.path[0].type = "integer"; },
     {"type-changed /path/id: string -> integer"}},
    {[](PageFacts& page) { page.path[0].type.clear(); },
     {"type-changed /path/id: string -> -"}},
    {[](PageFacts& page) {
         page.path[0].format = "int64";
         page.path[0].nullable = true;
         page.body->rows[3].open = true;
         page.body->rows[3].children = 2;
         page.responses[0].body->rows[1].component = "Ship";
     },
     {"type-changed /path/id: string -> string (int64) or null",
      "type-changed /body/guest: object -> object {2}, open",
      "type-changed /200/boat: object of component Boat -> object of component "
      "Ship"}},
    {[](PageFacts& page) { page.query[0].presence = Presence::required; },
     {"presence-changed /query/day: optional -> required"}},
    {[](PageFacts& page) {
         page.body->rows[2].values[1] = "\"boy\"";
         page.path[0].enum_text = "onetwo";
     },
     {"values-changed /path/id: - -> onetwo",
      "values-changed /body/crew/-: \"cook\" (Cook), \"mate\" -> \"cook\" "
      "(Cook), \"boy\""}},
    {[](PageFacts& page) { page.query[0].default_value = ""; },
     {"default-changed /query/day: today -> "}},
    {[](PageFacts& page) {
         page.query[0].default_value.reset();
         page.query[0].credential = true;
     },
     {"default-changed /query/day: today -> a credential, dropped"}},
    {[](PageFacts& page) { page.query[0].constraints.push_back("unique"); },
     {"constraints-changed /query/day: <= 10 characters -> <= 10 characters, "
      "unique"}},
    {[](PageFacts& page) { page.path[0].deprecated = true; },
     {"deprecation-changed /path/id: - -> deprecated"}},

    {[](PageFacts& page) {
         page.description = digest('d');
         page.query[0].description.reset();
         page.responses[0].description = digest('e');
     },
     {"prose-changed: sha256:" + digest('a') + " -> sha256:" + digest('d'),
      "prose-changed /200: sha256:" + digest('c') + " -> sha256:" + digest('e'),
      "prose-changed /query/day: sha256:" + digest('b') + " -> -"}},
};

/// Calls `use` with each scalar and the name of the member that it is in.
template <class Use>
void for_each_scalar(JsonText& value, std::string const& name, Use const& use)
{
    if (value.kind == JsonText::Kind::scalar)
        use(value, name);
    for (auto& element : value.elements)
        for_each_scalar(element, name, use);
    for (auto& member : value.members)
        for_each_scalar(member.value, member.name, use);
}

/// Another value of the same kind.
std::string another(std::string const& scalar)
{
    if (scalar == "true" || scalar == "false")
        return scalar == "true" ? "false" : "true";
    if (scalar.front() != '"')
        return scalar + "0";
    if (scalar == "\"required\"" || scalar == "\"optional\"")
        return scalar == "\"required\"" ? "\"optional\"" : "\"required\"";
    if (scalar == "\"\"")
        return "\"f\"";
    auto text = scalar;
    text[1] = text[1] == 'f' ? 'e' : 'f'; // of a digest, too
    return text;
}

} // namespace

TEST_CASE("no change of a fact is missed")
{
    auto page = boat_page();
    page.responses[0].body->examples = {
        {.name = "One", .sha256 = digest('6'), .text = "{}"}};
    page.sample->form = {{"a", "b"}};
    page.sample->body = PageExample{.sha256 = digest('7'), .text = "[]"};
    // Of a twin, names follow from paths.
    for (auto* const rows : {&page.body->rows,
                             &page.responses[0].body->rows,
                             &page.components["Boat"]})
        for (auto& row : *rows)
            row.name.reset();
    page.path[0].enum_text = "ab";
    page.path[0].children = 1;
    page.path[0].format = "int64";
    page.path[0].deprecated = page.path[0].nullable = page.path[0].open = true;
    auto const before = to_json(page);
    auto text = before;
    std::size_t count = 0;
    for_each_scalar(text, "", [&](JsonText& scalar, std::string const& name) {
        auto const known = scalar.scalar;
        scalar.scalar = another(known);
        INFO(name << ": " << known << ", now " << scalar.scalar);
        Diagnostics diagnostics;
        auto const after = read_facts("facts", text, diagnostics);
        scalar.scalar = known;
        REQUIRE(after);
        auto const changes = compare_pages(book, page, *after);
        REQUIRE_FALSE(changes.empty());
        CHECK(changes.front().kind != ChangeKind::otherwise_changed);
        ++count;
    });
    CHECK(count > 70);
    CHECK(compare_pages(book, page, page).empty());
}

TEST_CASE("each change of a page is told")
{
    auto const before = boat_page();
    for (auto const& one : cases) {
        auto after = before;
        one.edit(after);
        auto changes = compare_pages(book, before, after);
        for (auto& change : changes) {
            CHECK(change.operation == "boats.book");
            change.operation.clear();
        }
        CHECK(described(changes) == one.expected);
    }
}

TEST_CASE("there is a case of every kind of change")
{
    std::set<std::string> names;
    for (auto const& one : cases)
        for (auto const& line : one.expected)
            names.insert(line.substr(0, line.find_first_of(": ")));
    // Those of compare_facts, compare_catalogues, captures and kept words are
    // tested apart.
    for (auto const* const name : {"operation-added",
                                   "operation-removed",
                                   "page-added",
                                   "page-removed",
                                   "page-vanished",
                                   "page-returned",
                                   "page-moved",
                                   "pages-reordered",
                                   "page-restored",
                                   "row-renamed",
                                   "prose-kept",
                                   "prose-dropped"})
        names.insert(name);
    for (auto const& kind : all_kinds()) {
        INFO(kind.name);
        CHECK(names.contains(std::string(kind.name)));
    }
}

TEST_CASE("line numbers and the reasons for names are not compared")
{
    auto const before = boat_page();
    auto after = before;
    after.proposed = "its path is /v1/boats";
    after.path[0].line = 1;
    after.body->rows[0].line = 2;
    after.body->examples[0].line = 3;
    after.responses[0].line = 4;
    after.sample->line = 5;
    after.sample->body->line = 6;
    after.components["Boat"][0].line = 7;
    CHECK(compare_pages(book, before, after).empty());
}

TEST_CASE("descriptions are told by their words where they are kept")
{
    auto before = boat_page();
    auto after = before;
    after.description = digest('d');
    after.prose = "Books it.";
    auto const words_now = "sha256:" + digest('a') + " -> Books it.";
    CHECK(described(compare_pages(book, before, after)) ==
          Lines{"prose-changed boats.book: " + words_now});
    auto const words_before = "Books it. -> sha256:" + digest('a');
    CHECK(described(compare_pages(book, after, before)) ==
          Lines{"prose-changed boats.book: " + words_before});
    before.prose = "Books a boat.";
    CHECK(described(compare_pages(book, before, after)) ==
          Lines{"prose-changed boats.book: Books a boat. -> Books it."});
    before.description.reset();
    before.prose.clear();
    CHECK(described(compare_pages(book, before, after)) ==
          Lines{"prose-changed boats.book: - -> Books it."});
}

TEST_CASE("that words are kept, or no longer, is told once for a page")
{
    auto const before = boat_page();
    auto after = before;
    after.prose = "Books a boat.";
    after.query[0].prose = "The day.";
    after.responses[0].prose = "It is booked.";
    CHECK(described(compare_pages(book, before, after)) ==
          Lines{"prose-kept boats.book"});
    CHECK(described(compare_pages(book, after, before)) ==
          Lines{"prose-dropped boats.book"});
    auto other = after;
    other.prose.clear();
    other.query[0].description = digest('e');
    other.query[0].prose = "On which day.";
    CHECK(described(compare_pages(book, after, other)) ==
          Lines{"prose-changed boats.book /query/day: The day. -> On which "
                "day.",
                "prose-dropped boats.book"});
}

TEST_CASE("rows of a capture have the places that are known of them")
{
    PageFacts before;
    before.responses = {{.status = "200", .body = Body{}}};
    auto& rows = before.responses[0].body->rows;
    for (std::string const name : {"boat", "id", "crew", "id", "note"})
        rows.push_back({.name = name, .type = "string"});
    RowPaths const paths{{"/responses/0/body/rows/0", "/200/boat"},
                         {"/responses/0/body/rows/1", "/200/boat/id"},
                         {"/responses/0/body/rows/2", "/200/crew"},
                         {"/responses/0/body/rows/3", "/200/crew/-/id"}};
    auto after = before;
    auto& now = after.responses[0].body->rows;
    now[3].type = "integer";
    now[4].type = "integer";
    CHECK(described(compare_pages(book, before, after, paths, paths)) ==
          Lines{"type-changed boats.book /200/crew/-/id: string -> integer",
                "type-changed boats.book /200/note: string -> integer"});
    CHECK(described(compare_pages(book, before, after)) ==
          Lines{"type-changed boats.book /200/id (2): string -> integer",
                "type-changed boats.book /200/note: string -> integer"});
    // A row may become a member of something else, although it did not change.
    auto moved = paths;
    moved["/responses/0/body/rows/3"] = "/200/crew/id";
    after = before;
    after.edited = "2031-01-01";
    CHECK(described(compare_pages(book, before, after, paths, moved)) ==
          Lines{"edit-time-changed boats.book: - -> 2031-01-01",
                "row-moved boats.book /200/crew/id: /200/crew/-/id -> "
                "/200/crew/id"});
    // The row before it is told by its place, too.
    after = before;
    std::swap(after.responses[0].body->rows[0],
              after.responses[0].body->rows[1]);
    RowPaths const swapped{{"/responses/0/body/rows/0", "/200/boat/id"},
                           {"/responses/0/body/rows/1", "/200/boat"},
                           {"/responses/0/body/rows/2", "/200/crew"},
                           {"/responses/0/body/rows/3", "/200/crew/-/id"}};
    CHECK(described(compare_pages(book, before, after, paths, swapped)) ==
          Lines{"row-reordered boats.book /200/boat/id: /200/boat -> -"});
}

TEST_CASE("a row of a capture that is renamed keeps its place in the spec")
{
    PageFacts before;
    before.responses = {{.status = "200", .body = Body{}}};
    auto& rows = before.responses[0].body->rows;
    rows = {{.type = "object {0}"},
            {.name = "task_id", .type = "string"},
            {.name = "note", .type = "string"}};
    // A ruling says that the row describes the member "taskid".
    RowPaths const paths{{"/responses/0/body/rows/0", "/200"},
                         {"/responses/0/body/rows/1", "/200/data/-/taskid"},
                         {"/responses/0/body/rows/2", "/200/note"}};
    auto after = before;
    auto& now = after.responses[0].body->rows;
    now[1] = {.name = "taskid", .type = "integer"};
    CHECK(described(compare_pages(book, before, after, paths, paths)) ==
          Lines{"row-renamed boats.book /200/data/-/taskid: task_id -> taskid",
                "type-changed boats.book /200/data/-/taskid: string -> "
                "integer"});
    // Without it, the row is another one.
    auto guessed = paths;
    guessed["/responses/0/body/rows/1"] = "/200/taskid";
    CHECK(described(compare_pages(book, before, after, paths, guessed)) ==
          Lines{"row-added boats.book /200/taskid: - -> integer",
                "row-removed boats.book /200/data/-/taskid: string -> -"});
}

TEST_CASE("a row of a capture without a name has the place of what it is about")
{
    PageFacts before;
    before.body =
        Body{.rows = {{.type = "object {0}"}, {.name = "", .type = "string"}}};
    auto after = before;
    after.body->rows[0].type = "object {1}";
    after.body->rows[1].type = "integer";
    Lines const expected{
        "type-changed boats.book /body: object {0} -> object {1}",
        "type-changed boats.book /body/: string -> integer"};
    CHECK(described(compare_pages(book, before, after)) == expected);
    RowPaths const paths{{"/body/rows/0", "/body"}, {"/body/rows/1", "/body/"}};
    CHECK(described(compare_pages(book, before, after, paths, paths)) ==
          expected);
    // It is still the first row, once it has a name.
    after = before;
    after.body->rows[0].name = "body";
    CHECK(described(compare_pages(book, before, after, paths, paths)) ==
          Lines{"row-renamed boats.book /body: - -> body"});
}

TEST_CASE("rows of a capture that a twin's component has are told by its path")
{
    PageFacts before;
    before.responses = {
        {.status = "200",
         .body = Body{.rows = {{.name = "boat", .type = "object"},
                               {.name = "name", .type = "string"},
                               {.name = "name", .type = "string"}}}}};
    RowPaths const flat{{"/responses/0/body/rows/0", "/200/boat"},
                        {"/responses/0/body/rows/1", "/200/boat/name"},
                        {"/responses/0/body/rows/2", "/200/boat/name"}};
    auto named = flat;
    named["/responses/0/body/rows/1"] = "/components/Boat/name";
    auto after = before;
    after.responses[0].body->rows[2].type = "integer";
    CHECK(described(compare_pages(book, before, after, flat, named)) ==
          Lines{"row-moved boats.book /components/Boat/name: /200/boat/name -> "
                "/components/Boat/name",
                "type-changed boats.book /200/boat/name: string -> integer"});
    CHECK(described(compare_pages(book, before, after, flat, flat)) ==
          Lines{"type-changed boats.book /200/boat/name (2): string -> "
                "integer"});
}

TEST_CASE("a page that is restored has its parts again")
{
    PageFacts before{.twin = true, .title = "T", .skipped = "a form"};
    PageFacts after{.twin = true, .title = "T"};
    after.query = {{.name = "q", .type = "string"}};
    CHECK(described(compare_pages(book, before, after)) ==
          Lines{"page-restored boats.book: a form -> -",
                "row-added boats.book /query/q: - -> string"});
}

TEST_CASE("new pages and operations are told, and those that are gone")
{
    auto const page = boat_page();
    auto other = page;
    other.page_id = "9";
    other.title = "Hire a boat";
    FactsName const hire{"boats", "hire", ""};
    FactsName const variant{"boats", "book", "page_9"};
    CHECK(described(compare_facts({}, {{book, page}})) ==
          Lines{"operation-added boats.book: - -> Book a boat"});
    CHECK(described(compare_facts({{book, page}}, {})) ==
          Lines{"operation-removed boats.book: Book a boat -> -"});
    CHECK(described(compare_facts({{book, page}},
                                  {{book, page}, {variant, other}})) ==
          Lines{"page-added boats.book.page_9: - -> Hire a boat"});
    CHECK(described(compare_facts({{book, page}, {variant, other}},
                                  {{book, page}})) ==
          Lines{"page-removed boats.book.page_9: Hire a boat -> -"});
    CHECK(described(compare_facts({{book, page}, {hire, other}},
                                  {{book, page}, {variant, other}})) ==
          Lines{"page-moved boats.book.page_9: boats.hire -> "
                "boats.book.page_9",
                "operation-removed boats.hire: Hire a boat -> -"});
}

TEST_CASE("a page keeps its id, whatever its facts are called")
{
    auto const page = boat_page();
    auto other = page;
    other.page_id = "9";
    FactsName const variant{"boats", "book", "page_9"};
    // The page itself has left, and its variant has its place.
    CHECK(described(compare_facts({{book, page}, {variant, other}},
                                  {{book, other}})) ==
          Lines{"page-moved boats.book: boats.book.page_9 -> boats.book",
                "page-removed boats.book: Book a boat -> -"});
    // Without ids, all that they say tells them apart.
    auto plain = page;
    plain.page_id.reset();
    FactsName const decided{"ships", "book", ""};
    auto renamed = plain;
    renamed.edited = "2031-01-01";
    CHECK(described(compare_facts({{book, plain}}, {{decided, renamed}})) ==
          Lines{"operation-removed boats.book: Book a boat -> -",
                "operation-added ships.book: - -> Book a boat",
                "page-moved ships.book: boats.book -> ships.book",
                "edit-time-changed ships.book: 2030-01-02 -> 2031-01-01"});
    // Another page under the same name is the same page with another id.
    CHECK(described(compare_facts({{book, page}}, {{book, other}})) ==
          Lines{"page-id-changed boats.book: 7 -> 9"});
}

TEST_CASE("changes are ordered by operation and variant")
{
    auto const page = boat_page();
    auto other = page;
    other.edited = "2031-01-01";
    FactsName const first{"a", "z", ""};
    FactsName const variant{"a", "z", "en"};
    FactsName const last{"b", "a", ""};
    CHECK(described(compare_facts(
              {{last, page}, {first, page}, {variant, page}},
              {{last, other}, {first, other}, {variant, other}})) ==
          Lines{"edit-time-changed a.z: 2030-01-02 -> 2031-01-01",
                "edit-time-changed a.z.en: 2030-01-02 -> 2031-01-01",
                "edit-time-changed b.a: 2030-01-02 -> 2031-01-01"});
    std::vector<PageChange> changes{{.place = "/Guide"},
                                    {.operation = "a.b", .variant = "en"},
                                    {.operation = "a.b"}};
    sort_changes(changes);
    CHECK(changes.front() == PageChange{.operation = "a.b"});
    CHECK(changes.back().place == "/Guide");
}

TEST_CASE("a note names what update always noted, and nothing else")
{
    auto const note = [](ChangeKind kind) {
        return note_of({.kind = kind,
                        .operation = "a.b",
                        .place = "/body/a",
                        .before = "x",
                        .after = "y"});
    };
    using enum ChangeKind;
    CHECK(note(type_changed) == "/body/a: type \"x\", now \"y\"");
    CHECK(note(row_added) == "/body/a: new");
    CHECK(note(row_removed) == "/body/a: deleted");
    CHECK(note(row_moved) == "/body/a: moved \"x\", now \"y\"");
    CHECK(note(prose_changed) == "");
    CHECK(note(default_changed) == "");
    CHECK(note_of({.kind = title_changed, .after = "T"}) ==
          "title \"\", now \"T\"");
}

} // namespace airudder::generator
