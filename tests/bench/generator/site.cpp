#include "site.hpp"

#include <array>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string_view>

namespace bench {
namespace {

constexpr std::array<std::string_view, 24> nouns{
    "boat", "berth", "crew",  "tide",   "harbour", "anchor", "captain", "cargo",
    "buoy", "chart", "lock",  "pier",   "rope",    "sail",   "signal",  "storm",
    "tug",  "wharf", "depth", "engine", "flag",    "hull",   "knot",    "mast"};

constexpr std::array<std::string_view, 6> adjectives{
    "old", "new", "first", "last", "next", "open"};

class Page {
public:
    explicit Page(std::size_t number)
        : number_(number), random_(static_cast<unsigned>(number) + 1)
    {
    }

    std::string text()
    {
        bool const webhook =
            number_ % 40 < 3 && (number_ < 3 || number_ % 40 == 0);
        bool const data_model = !webhook && number_ % 4 == 3;
        auto const title = std::string(webhook ? "Notice" : "Page") + " of " +
                           std::string(any(nouns)) + " " +
                           std::to_string(number_);
        text_ = "# " + title + "\n\n## OpenAPI Specification\n\n```yaml\n";
        line("openapi: 3.0.1");
        line("info:");
        line("  title: ''");
        line("  description: ''");
        line("  version: 1.0.0");
        if (data_model)
            line("paths: {}");
        else
            operation(title, webhook);
        components(data_model);
        line("servers: []");
        line("security: []");
        return text_ + "\n```\n";
    }

private:
    void operation(std::string const& title, bool webhook)
    {
        constexpr std::array<std::string_view, 34> methods{
            "get",    "get",    "get",    "get",    "get",   "get",  "get",
            "get",    "get",    "get",    "get",    "post",  "post", "post",
            "post",   "post",   "post",   "post",   "post",  "post", "post",
            "post",   "put",    "put",    "put",    "put",   "put",  "delete",
            "delete", "delete", "delete", "delete", "patch", "patch"};
        auto const method = webhook ? "post" : methods[number_ * 7 % 34];
        auto const noun = std::string(any(nouns));
        bool const path_parameter = !webhook && one_in(3);
        line("paths:");
        line(webhook ? "  /your address:"
                     : "  /api/v1/" + noun + "/page" + std::to_string(number_) +
                           (path_parameter ? "/{" + noun + "_id}:" : ":"));
        line("    " + std::string(method) + ":");
        line("      summary: " + title);
        line("      deprecated: false");
        description(6, one_in(4) ? 600 : 120);
        line("      tags:");
        line("        - Harbour/" + noun);
        parameters(path_parameter, webhook);
        bool const body =
            webhook || method == "post" || method == "put" || method == "patch";
        if (body) {
            line("      requestBody:");
            message(8, 1 + pick(webhook ? 11 : 6));
        }
        line("      responses:");
        line("        '200':");
        line("          description: ''");
        message(10, webhook ? 1 : 1 + pick(7));
        line("          headers: {}");
        line("          x-apifox-name: Success");
        line("      security: []");
        line("      x-apifox-folder: Harbour/" + noun);
        line("      x-apifox-status: released");
        line("      x-run-in-apifox: "
             "https://app.apifox.com/web/project/1/apis/api-" +
             std::to_string(100'000 + number_) + "-run");
    }

    void parameters(bool path_parameter, bool webhook)
    {
        auto const count = webhook || one_in(2) ? 0 : 1 + pick(2);
        if (count == 0 && !path_parameter)
            return line("      parameters: []");
        line("      parameters:");
        auto const noun = std::string(any(nouns));
        if (path_parameter) {
            auto const open = text_.rfind("/{");
            auto const close = text_.find('}', open);
            parameter(text_.substr(open + 2, close - open - 2), "path");
        }
        for (std::size_t i = 0; i < count; ++i)
            parameter(noun + "_" + std::to_string(i),
                      one_in(4) ? "header" : "query");
    }

    void parameter(std::string const& name, std::string const& in)
    {
        line("        - name: " + name);
        line("          in: " + in);
        description(10, 12);
        line("          required: " +
             std::string(in == "path" || one_in(3) ? "true" : "false"));
        line("          schema:");
        line("            type: " +
             std::string(one_in(4) ? "integer" : "string"));
    }

    /// The content of a body that has this many members, with an example.
    void message(std::size_t column, std::size_t members)
    {
        std::string const pad(column, ' ');
        line(pad + "content:");
        line(pad + "  application/json:");
        line(pad + "    schema:");
        std::string example;
        object(column + 6, members, 0, example);
        if (one_in(4))
            return line(pad + "    examples: {}");
        line(pad + "    example:");
        std::size_t begin = 0;
        while (begin < example.size()) {
            auto const end = example.find('\n', begin);
            line(pad + "      " + example.substr(begin, end - begin));
            begin = end + 1;
        }
    }

    /// A schema, and an example of it in `example`.
    void object(std::size_t column,
                std::size_t members,
                std::size_t depth,
                std::string& example)
    {
        std::string const pad(column, ' ');
        line(pad + "type: object");
        line(pad + "properties:");
        std::string names;
        for (std::size_t i = 0; i < members; ++i) {
            auto const name = std::string(any(adjectives)) + "_" +
                              std::string(any(nouns)) + std::to_string(i);
            names += pad + "  - " + name + "\n";
            line(pad + "  " + name + ":");
            member(column + 4, name, depth, example);
        }
        line(pad + "required:");
        text_ += names;
        line(pad + "x-apifox-orders:");
        text_ += names;
        line(pad + "x-apifox-ignore-properties: []");
    }

    void member(std::size_t column,
                std::string const& name,
                std::size_t depth,
                std::string& example)
    {
        std::string const pad(column, ' ');
        std::string const shown(2 * depth, ' ');
        auto const kind = pick(depth < 3 ? 24 : 21);
        if (kind < 14) {
            line(pad + "type: string");
            if (one_in(12)) {
                line(pad + "enum:");
                for (auto const* const value : {"calm", "rough", "stormy"})
                    line(pad + "  - " + value);
                example += shown + name + ": rough\n";
            } else {
                example += shown + name + ": '" + std::string(any(nouns)) +
                           std::to_string(pick(10'000)) + "'\n";
            }
        } else if (kind < 18) {
            line(pad + "type: integer");
            example +=
                shown + name + ": " + std::to_string(pick(100'000)) + "\n";
        } else if (kind < 20) {
            line(pad + "type: boolean");
            example += shown + name + ": true\n";
        } else if (kind < 21) {
            line(pad + "type: array");
            line(pad + "items:");
            line(pad + "  type: string");
            example += shown + name + ":\n" + shown + "  - one\n";
        } else if (kind < 22) {
            line(pad + "$ref: '#/components/schemas/Shared'");
            example += shown + name + ": {}\n";
            return;
        } else {
            example += shown + name + ":\n";
            object(column, 1 + pick(4), depth + 1, example);
        }
        description(column, 12);
        if (one_in(3))
            line(pad + "nullable: true");
    }

    void components(bool data_model)
    {
        line("components:");
        line("  schemas:");
        line("    Shared:");
        std::string example;
        object(6, data_model ? 4 + pick(20) : 3, 3, example);
        line("      x-apifox-folder: ''");
        line("  securitySchemes: {}");
    }

    void description(std::size_t column, std::size_t words)
    {
        std::string const pad(column, ' ');
        line(pad + "description: >-");
        std::string sentence;
        for (std::size_t i = 0; i < words; ++i) {
            sentence += (sentence.empty() ? "" : " ");
            sentence += any(nouns);
            if (sentence.size() > 70 || i + 1 == words) {
                line(pad + "  " + sentence);
                sentence.clear();
            }
        }
    }

    void line(std::string_view text) { text_.append(text).append("\n"); }

    std::size_t pick(std::size_t below) { return random_() % below; }
    bool one_in(std::size_t count) { return pick(count) == 0; }

    template <class Words>
    std::string_view any(Words const& words)
    {
        return words[pick(words.size())];
    }

    std::size_t number_;
    std::mt19937 random_;
    std::string text_{};
};

} // namespace

std::string twin_of_page(std::size_t number) { return Page(number).text(); }

void write_site(std::filesystem::path const& folder, std::size_t pages)
{
    std::filesystem::create_directories(folder);
    for (std::size_t i = 0; i < pages; ++i) {
        auto const path = folder / (std::to_string(100'000 + i) + "e0.md");
        std::ofstream file(path, std::ios::binary);
        if (!(file << twin_of_page(i)))
            throw std::runtime_error(path.string() + ": cannot be written");
    }
}

} // namespace bench
